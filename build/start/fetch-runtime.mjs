import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/**
 * What the installer's child tells of its download.
 * @typedef {{ host: string, received: number, total: number | undefined }
 *   | { host: string, refused: 'silent' | 'unreachable' | 'status', status?: number, cause?: string | undefined }} Told
 */

/**
 * Why there is no runtime: `silent` did not answer in time, `unreachable` has no route, `status` answered something else,
 * `checksum` sent another file than Electron published, `installer` anything else.
 * @typedef {{ why: 'silent' | 'unreachable' | 'status' | 'checksum' | 'installer', host: string, detail: string }} Refusal
 */

/**
 * Runs Electron's own installer, which checks the checksum, unpacks, and keeps a cache.
 * @param {{ root: string, node: string, env: NodeJS.ProcessEnv, onProgress: (host: string, percent: number | undefined) => void }} options
 * @returns {Promise<{ ok: true } | { ok: false, refusal: Refusal } | { ok: false, stopped: number }>} `stopped`: the exit code to end with, since the user ended it
 */
export function fetchRuntime({ root, node, env, onProgress }) {
  const watched = pathToFileURL(join(root, 'build/start/watched-fetch.mjs')).href
  const installer = join(root, 'node_modules/electron/install.js')
  return new Promise((resolve) => {
    const child = spawn(node, ['--import', watched, installer], {
      cwd: root,
      env: { ...env, ELECTRON_GET_NO_PROGRESS: '1' },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    })
    let said = ''
    /** @type {Refusal | undefined} */
    let refusal
    /** @type {NodeJS.Signals | undefined} */
    let stopped
    let percent = -1
    let host = ''
    const stop = (/** @type {NodeJS.Signals} */ signal) => {
      stopped = signal
      child.kill(signal)
    }
    for (const signal of signals) process.on(signal, stop)
    child.stderr?.on('data', (chunk) => (said = (said + chunk).slice(-8_000)))
    child.on('message', (message) => {
      const told = /** @type {Told} */ (message)
      host = told.host
      if ('refused' in told) {
        refusal = { why: told.refused, host, detail: String(told.status ?? told.cause ?? '') }
        return
      }
      const now = told.total === undefined ? undefined : Math.floor((told.received / told.total) * 100)
      if (now === percent) return
      percent = now ?? 0
      onProgress(host, now)
    })
    const end = (/** @type {number | null} */ code, /** @type {string} */ failed) => {
      for (const signal of signals) process.off(signal, stop)
      if (stopped) return resolve({ ok: false, stopped: 128 + constants.signals[stopped] })
      if (code === 0) return resolve({ ok: true })
      resolve({ ok: false, refusal: refusal ?? refusalIn(failed || said, host) })
    }
    child.on('error', (fault) => end(1, fault.message))
    child.on('close', (code) => end(code, ''))
  })
}

const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])

/** @param {string} said @param {string} host @returns {Refusal} */
function refusalIn(said, host) {
  const why = /checksum/iu.test(said) ? 'checksum' : 'installer'
  return {
    why,
    host,
    detail:
      said
        .split('\n')
        .find((line) => line.trim() !== '')
        ?.trim()
        .slice(0, 200) ?? '',
  }
}
