import { spawn } from 'node:child_process'
import { constants } from 'node:os'

/** What was said to us while a child works is for the child; we end when it has. */
const passed = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])

/**
 * Runs a program to its end, with our standard streams unless `stdio` says otherwise, and hands it the signals sent to us.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, shell?: boolean, stdio?: import('node:child_process').StdioOptions, onStart?: (pid: number) => void }} [options]
 * @returns {Promise<number>} its exit code, or 128 and the signal's number
 */
export function run(program, args, { onStart, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: 'inherit', ...options })
    const pass = (/** @type {NodeJS.Signals} */ signal) => void child.kill(signal)
    for (const signal of passed) process.on(signal, pass)
    const forget = () => passed.forEach((signal) => process.off(signal, pass))
    if (child.pid !== undefined) onStart?.(child.pid)
    child.on('error', (fault) => {
      forget()
      reject(fault)
    })
    child.on('exit', (code, signal) => {
      forget()
      resolve(code ?? 128 + (signal ? constants.signals[signal] : 0))
    })
  })
}
