import { spawn, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import type { Ack } from './recorder.ts'

const recorder = join(import.meta.dirname, 'recorder.ts')

/** Runs the recorder and kills it `afterMs` after it said `since`; returns what it said, as text. */
export function killed(dataDir: string, work: string, since: Ack['kind'], afterMs: number): Promise<string> {
  const child = spawn(process.execPath, [recorder, dataDir, work], { stdio: ['ignore', 'pipe', 'pipe'] })
  let [said, complaint, armed] = ['', '', false]
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    said += chunk
    if (armed || !said.includes(`"kind":"${since}"`)) return
    armed = true
    setTimeout(() => child.kill('SIGKILL'), afterMs)
  })
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => void (complaint += chunk))
  return new Promise((resolve, reject) => {
    child.on('close', () => (armed ? resolve(said) : reject(new Error(`the recorder never came to "${since}": ${complaint}`))))
  })
}

/** The same waits on every run, spread unevenly: a failure can be looked for again. */
export const waits = (count: number, longest: number) => Array.from({ length: count }, (_, index) => ((index * 0.618_034) % 1) * longest)

export const canTrace = spawnSync('strace', ['-V']).status === 0

/** Runs the recorder to its end with something happening at its nth system call of a kind (strace's own words for it). */
export function tampered(dataDir: string, work: string, tamper: string) {
  const tracing = ['-f', '-qq', '-o', '/dev/null', '-e', 'signal=none', '-e', `inject=${tamper}`]
  const { stdout, stderr, status } = spawnSync('strace', [...tracing, process.execPath, recorder, dataDir, work], { encoding: 'utf8' })
  return { said: stdout, complaint: stderr, ended: status === 0 && stdout.includes('"kind":"done"') }
}
