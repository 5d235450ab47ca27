import { rmSync } from 'node:fs'
import { join } from 'node:path'

/** Windows shows notifications under this name, and macOS keeps settings and permissions under it: never change it. */
export const appId = 'com.quarterdeck.desktop'

/** The machines whose native file each system's package carries. A Mac's is universal: it carries both. */
const nativeFor = { linux: ['linux-${arch}'], mac: ['darwin-x64', 'darwin-arm64'], win: ['win32-${arch}'] }

/**
 * What ships, by name. Everything else stays out: a package that is added to package.json gets into the product by being bundled,
 * or by a line here.
 */
const files = ['package.json', 'dist/desktop/**', 'dist/renderer/**', 'dist/playbooks/**', 'dist/profiles/**', '!**/*.map']

/** Read from the environment by electron-builder and by us; all of them absent is a package signed for nobody. */
export const signingSecrets = ['CSC_LINK', 'CSC_KEY_PASSWORD', 'APPLE_API_KEY', 'APPLE_API_KEY_ID', 'APPLE_API_ISSUER']

/** @type {NonNullable<import('electron-builder').Configuration['electronFuses']>} */
export const fuses = {
  enableCookieEncryption: true,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  runAsNode: false,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  loadBrowserProcessSpecificV8Snapshot: false,
  grantFileProtocolExtraPrivileges: false,
}

/**
 * electron-builder's configuration.
 * @param {{ root: string, out: string, runtime?: string | undefined, env: Readonly<Record<string, string | undefined>> }} from
 *   `runtime` is a folder with an unpacked Electron; without it electron-builder downloads one. `env` says whether to sign.
 * @returns {import('electron-builder').Configuration}
 */
export const packaging = ({ root, out, runtime, env }) => ({
  ...{ appId, productName: 'Quarterdeck', copyright: 'Quarterdeck contributors, Apache-2.0' },
  directories: { output: out, buildResources: join(root, 'build/package') },
  extraMetadata: { main: 'dist/desktop/main.js', homepage: 'https://quarterdeck.invalid', optionalDependencies: null, overrides: null },
  ...(runtime ? { electronDist: runtime } : {}),

  asar: true,
  asarUnpack: '**/*.node',
  files,
  extraResources: [
    { from: 'LICENSE', to: 'LICENSE.txt' },
    { from: 'dist/licenses.txt', to: 'licenses.txt' },
  ],
  // The native files are Node-API and come built; false: node_modules is our list's matter, nothing is collected and nothing compiled.
  beforeBuild: async () => false,
  // A folder with Electron in it still has Electron's own page, which a download is cleaned of.
  afterExtract: async ({ appOutDir }) => {
    for (const resources of ['resources', 'Electron.app/Contents/Resources'])
      rmSync(join(appOutDir, resources, 'default_app.asar'), { force: true })
  },
  electronFuses: fuses,
  electronLanguages: ['ko', 'en-US'],

  protocols: [{ name: 'Quarterdeck', schemes: ['quarterdeck'], role: 'Viewer' }],
  publish: null,
  artifactName: 'quarterdeck-${version}-${os}-${arch}.${ext}',
  forceCodeSigning: requiresSigning(env),

  linux: {
    target: ['AppImage', 'deb'],
    files: [database('linux')],
    icon: join(root, 'build/icons/linux'),
    executableName: 'quarterdeck',
    category: 'Development',
    maintainer: 'Quarterdeck contributors <maintainers@quarterdeck.invalid>',
    synopsis: 'Incident command on the desktop',
    description: 'Incident timeline, guided recovery and the postmortem',
    desktop: {
      entry: {
        'Comment[ko]': '장애 대응 타임라인, 복구 절차 안내, 사후 보고서',
        StartupWMClass: 'quarterdeck',
      },
    },
  },
  mac: {
    target: [{ target: 'dmg', arch: 'universal' }],
    files: [database('mac')],
    icon: join(root, 'build/icons/icon.icns'),
    category: 'public.app-category.developer-tools',
    // Both halves carry both native files, each of one kind: nothing in them is to be merged.
    x64ArchFiles: '**/prebuilds/darwin-*.node',
    ...macSigning(env),
  },
  win: { target: ['nsis'], files: [database('win')], icon: join(root, 'build/icons/icon.ico') },
  nsis: {
    ...{ oneClick: true, perMachine: false, installerLanguages: ['en_US', 'ko_KR'] },
    // The record of incidents outlives the program.
    deleteAppDataOnUninstall: false,
  },
})

const requiresSigning = (/** @type {Readonly<Record<string, string | undefined>>} */ env) => env.QUARTERDECK_REQUIRE_SIGNING === 'true'

/** The one package that is not bundled. @param {keyof typeof nativeFor} system */
const database = (system) => ({
  from: 'node_modules/better-sqlite3',
  to: 'node_modules/better-sqlite3',
  filter: ['package.json', 'lib/**', ...nativeFor[system].map((machine) => `prebuilds/${machine}.node`)],
})

/**
 * Signed for others, notarised by Apple, where the secrets are there; else for this machine alone, which is what an Apple processor
 * asks for at least. The hardened runtime would refuse Electron's own libraries under such a signature. Where signatures are required,
 * that one does not count.
 * @param {Readonly<Record<string, string | undefined>>} env
 */
const macSigning = (env) =>
  env.CSC_LINK || requiresSigning(env)
    ? {
        hardenedRuntime: true,
        entitlements: 'build/package/entitlements.mac.plist',
        entitlementsInherit: 'build/package/entitlements.mac.plist',
        notarize: Boolean(env.APPLE_API_KEY && env.APPLE_API_KEY_ID && env.APPLE_API_ISSUER),
      }
    : { identity: '-', hardenedRuntime: false, notarize: false }
