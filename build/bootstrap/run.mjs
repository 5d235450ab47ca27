import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { spoken } from '../words.mjs'
import { run } from './children.mjs'
import { buildMark, buildStamp, installMark, installStamp, isFresh } from './fresh.mjs'
import { install } from './install.mjs'
import { withLock } from './lock.mjs'
import { platformPackage, runsTheProduct } from './node.mjs'

/**
 * Brings a checkout to where its scripts can run: installs, and with `--build` builds, what is missing or older than its sources.
 * @param {string} root
 * @param {readonly string[]} args `--build` when sources are newer, `--rebuild` in any case
 * @returns {Promise<number>} an exit code
 */
export async function bootstrap(root, args) {
  const rebuild = args.includes('--rebuild')
  const build = rebuild || args.includes('--build')
  const isInstalled = () => isFresh(root, installStamp, installMark(root))
  const isBuilt = () => !build || isFresh(root, buildStamp, buildMark(root))
  if (isInstalled() && isBuilt() && !rebuild) return 0

  return withLock(
    join(root, '.bootstrap.lock'),
    (pid) => tell(words.waiting({ pid })),
    async (claim) => {
      if (!isInstalled()) {
        tell(words.installing())
        const done = await install(root, claim)
        if (!done.ok) return fail(done.why === 'npmMissing' ? words.npmMissing() : words.installFailed(done))
      }
      if (isBuilt() && !rebuild) return 0
      tell(words.building())
      const code = await run(productNode(root), [join(root, 'build/build.mjs')], { cwd: root, stdio: ['ignore', 2, 2], onStart: claim })
      return code === 0 ? 0 : fail(words.buildFailed({ code }))
    },
  )
}

/** The Node that runs the product: this one where it is new enough, else the installed one. @param {string} root */
export function productNode(root) {
  if (runsTheProduct(process.version)) return process.execPath
  const folder = join(root, 'node_modules', platformPackage(process.platform, process.arch), 'bin')
  const installed = [join(folder, 'node'), join(folder, 'node.exe')].find((path) => existsSync(path))
  return installed ?? process.execPath
}

const words = spoken()

const tell = (/** @type {string} */ line) => process.stderr.write(`${line}\n`)

const fail = (/** @type {string} */ line) => {
  tell(line)
  return 1
}
