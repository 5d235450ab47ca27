import type { Code, Finding } from './source.ts'

/** Who lives under `at`, and what it may import: paths of ours (a folder, or one file) and packages. The longest `at` that fits is the one that counts. */
interface Layer {
  readonly at: string
  readonly ours: readonly string[]
  readonly packages: readonly string[]
}

const hostMay = [
  'electron/core/app.ts',
  'electron/core/before-start.ts',
  'electron/core/ports.ts',
  'electron/core/fault.ts',
  'electron/core/pages.ts',
  'shared/',
]
const coreMay = [
  'node:',
  'zod',
  'yaml',
  'temporal-polyfill',
  'nanoid',
  '@bufbuild/cel',
  'mdast',
  'mdast-util-gfm',
  'mdast-util-to-markdown',
  ...(['unified', 'remark-parse', 'remark-gfm', 'remark-cjk-friendly', 'remark-rehype', 'rehype-sanitize', 'rehype-stringify'] as const),
]

/** docs/decisions says why for each line that is not obvious. */
export const layers: readonly Layer[] = [
  {
    at: 'shared/domain/',
    ours: ['shared/domain/', 'shared/text/', 'shared/contract/errors.ts'],
    packages: ['zod', 'temporal-polyfill', 'es-hangul'],
  },
  { at: 'shared/text/', ours: ['shared/text/'], packages: ['intl-messageformat', 'es-hangul'] },
  { at: 'shared/playbooks/', ours: [], packages: [] },
  { at: 'shared/contract/', ours: ['shared/contract/', 'shared/domain/'], packages: ['zod'] },
  { at: 'electron/core/', ours: ['electron/core/', 'shared/'], packages: coreMay },
  { at: 'electron/core/store/', ours: ['electron/core/', 'shared/'], packages: [...coreMay, 'better-sqlite3'] },
  { at: 'electron/core/search/', ours: ['electron/core/', 'shared/'], packages: [...coreMay, 'better-sqlite3'] },
  { at: 'electron/core/targets/postgres/', ours: ['electron/core/', 'shared/'], packages: [...coreMay, 'pg', 'libpg-query'] },
  { at: 'electron/core/targets/redis/', ours: ['electron/core/', 'shared/'], packages: [...coreMay, 'ioredis'] },
  { at: 'electron/desktop/', ours: ['electron/desktop/', ...hostMay], packages: ['node:', 'zod', 'electron'] },
  { at: 'electron/loopback/', ours: ['electron/loopback/', ...hostMay], packages: ['node:', 'zod', 'ws', 'open'] },
  { at: 'electron/cli/', ours: ['electron/cli/', ...hostMay], packages: ['node:', 'zod', 'commander', 'get-east-asian-width'] },
  {
    at: 'renderer/',
    ours: ['renderer/', 'shared/'],
    packages: [
      'react',
      'react-dom',
      'react-aria-components',
      '@tanstack/react-virtual',
      'react-markdown',
      'remark-gfm',
      'remark-cjk-friendly',
      'zustand',
      'lucide-react',
      'zod',
    ],
  },
]

/** Packages whose import anywhere else would start something, tie a layer to a host, or load a client twice. Tests and the build keep to this too, but for the test of the one that may. */
const owners: Readonly<Record<string, readonly string[]>> = {
  electron: ['electron/desktop/', 'test/electron/desktop/'],
  'better-sqlite3': ['electron/core/store/', 'electron/core/search/', 'test/'],
}

export const layerFindings = (files: readonly Code[]): Finding[] =>
  files.flatMap((file) => {
    const layer = layerOf(file.path)
    return file.imports.flatMap(({ line, target, ours }) => {
      const owner = owners[target]
      if (!ours && owner && !owner.some((place) => file.path.startsWith(place))) {
        return [{ path: file.path, line, rule: 'owner', says: `only ${owner.join(', ')} may import ${target}` }]
      }
      if (!layer || allows(layer, target, ours)) return []
      return [{ path: file.path, line, rule: 'layer', says: `${layer.at} may not import ${target}` }]
    })
  })

/** Every folder of the product belongs to a layer; a new one has to be given its rules first. */
export const homelessFindings = (files: readonly Code[]): Finding[] =>
  files
    .filter(({ path }) => /^(shared|electron)\//u.test(path) && !layerOf(path))
    .map(({ path }) => ({ path, line: 1, rule: 'homeless', says: 'is in no layer: say in build/rules/layers.ts who it may import' }))

const layerOf = (path: string) =>
  layers
    .filter(({ at }) => path.startsWith(at))
    .reduce<Layer | undefined>((best, next) => (best && best.at.length > next.at.length ? best : next), undefined)

const allows = ({ ours: folders, packages }: Layer, target: string, ours: boolean) =>
  ours ? folders.some((place) => (place.endsWith('/') ? target.startsWith(place) : target === place)) : packages.includes(target)
