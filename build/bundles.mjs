import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import react from '@vitejs/plugin-react'

/** @typedef {import('vite').InlineConfig} Bundle */

/** Native, or there only inside Electron; and pg's optional other driver, which we do not ship. */
const external = ['better-sqlite3', 'electron', 'pg-native']

/** Started by their files, which must lie beside their host: search/thread.ts, store/verify-thread.ts and probing/thread.ts look for them by these names. */
const threads = {
  'search-worker': 'electron/core/search/worker.ts',
  'verify-worker': 'electron/core/store/verify-worker.ts',
  'targets-worker': 'electron/core/probing/worker.ts',
}

/**
 * What is built, from `root` into `out`.
 * @param {string} root
 * @param {string} out
 * @returns {readonly Bundle[]}
 */
export const bundles = (root, out) => [
  forNode(root, join(out, 'node'), { loopback: 'electron/loopback/main.ts', cli: 'electron/cli/main.ts', ...threads }, 'es'),
  forNode(root, join(out, 'desktop'), { main: 'electron/desktop/main.ts', ...threads }, 'es'),
  // Two builds and not one: a sandboxed preload can load no file beside it, so it must share no chunk.
  forNode(root, join(out, 'desktop'), { preload: 'electron/desktop/preload.ts' }, 'cjs'),
  forPages(root, join(out, 'renderer')),
]

/** @param {string} root @param {string} outDir @param {Record<string, string>} input @param {'es' | 'cjs'} format @returns {Bundle} */
const forNode = (root, outDir, input, format) => ({
  ...common(root),
  root,
  publicDir: false,
  ssr: { noExternal: true, target: 'node' },
  plugins: format === 'es' ? [parserBeside(root)] : [],
  build: {
    ...written(outDir),
    ssr: true,
    target: 'node22',
    minify: false,
    rolldownOptions: {
      input: Object.fromEntries(Object.entries(input).map(([name, path]) => [name, join(root, path)])),
      external,
      output: {
        format,
        entryFileNames: format === 'cjs' ? '[name].cjs' : '[name].js',
        chunkFileNames: 'chunks/[name]-[hash].js',
      },
    },
  },
})

/** @param {string} root @param {string} outDir @returns {Bundle} */
const forPages = (root, outDir) => ({
  ...common(root),
  root: join(root, 'renderer'),
  base: './',
  plugins: [react()],
  build: {
    ...written(outDir),
    target: 'es2024',
    // A data: URI would need a hole in the Content-Security-Policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // In kB. The pages come from this machine; their size is watched for start time only.
    chunkSizeWarningLimit: 2_000,
  },
})

/**
 * PostgreSQL's own parser is a .wasm file that its loader looks for in the folder it stands in: the chunks'.
 * @param {string} root
 * @returns {import('vite').Plugin}
 */
const parserBeside = (root) => ({
  name: 'parser-beside',
  transform(code, id) {
    if (!id.endsWith('libpg-query/wasm/libpg-query.js')) return undefined
    if (!code.includes('scriptDirectory=__dirname+"/"')) throw new Error('libpg-query looks for its parser in another way now')
    return { code: code.replace('scriptDirectory=__dirname+"/"', 'scriptDirectory=import.meta.dirname+"/"'), map: null }
  },
  generateBundle() {
    const source = readFileSync(join(root, 'node_modules/libpg-query/wasm/libpg-query.wasm'))
    this.emitFile({ type: 'asset', fileName: 'chunks/libpg-query.wasm', source })
  },
})

/** @param {string} root @returns {Bundle} */
const common = (root) => ({
  configFile: false,
  envDir: false,
  logLevel: 'warn',
  mode: 'production',
  // Outside node_modules, which may be read-only where a build is repeated.
  cacheDir: join(root, 'dist/.vite'),
})

/** @param {string} outDir */
const written = (outDir) => ({ outDir, emptyOutDir: false, sourcemap: true, reportCompressedSize: false })
