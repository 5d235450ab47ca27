import { spawn } from 'node:child_process'
import { constants } from 'node:os'

const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])

/**
 * Runs the desktop to its end and hears whether it came up (electron/desktop/came-up.ts). `neverUp`: the runtime is there and did
 * not start (libraries or its sandbox missing, a display that does not answer), and nobody ended it.
 * @param {string} runtime
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<{ code: number, neverUp: boolean }>} code: its exit code, or 128 and the signal's number
 */
export function runDesktop(runtime, args, env) {
  return new Promise((resolve) => {
    let up = false
    let ended = false
    const pass = (/** @type {NodeJS.Signals} */ signal) => {
      ended = true
      child.kill(signal)
    }
    // Before it runs: what it says may be answered with a signal at once.
    for (const signal of signals) process.on(signal, pass)
    const child = spawn(runtime, args, { stdio: ['inherit', 'inherit', 'inherit', 'ipc'], env: { ...env, QUARTERDECK_STARTED_BY: 'npm' } })
    const end = (/** @type {number} */ code) => {
      for (const signal of signals) process.off(signal, pass)
      resolve({ code, neverUp: code !== 0 && !up && !ended })
    }
    child.on('message', (said) => {
      if (said === 'up') up = true
    })
    child.on('error', (fault) => {
      process.stderr.write(`${fault.message}\n`)
      end(126)
    })
    child.on('exit', (code, signal) => end(code ?? 128 + (signal ? constants.signals[signal] : 0)))
  })
}
