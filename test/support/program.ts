import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'

/** What is missing, or null when the program is there. */
export const missingProgram = (file: string, debianPackage: string): string | null =>
  existsSync(file) ? null : `${file} is not there (apt-get install ${debianPackage})`

export interface Program {
  readonly child: ChildProcess
  log(): string
  stop(): Promise<void>
}

/** A server of our own, that goes when the tests go; its log is kept for when it does not start. */
export function startProgram(file: string, args: readonly string[], cwd: string): Program {
  const child = spawn(file, args, { cwd, env: { PATH: process.env.PATH ?? '', LC_ALL: 'C', TZ: 'UTC' }, stdio: ['ignore', 'pipe', 'pipe'] })
  const withUs = () => void child.kill('SIGKILL')
  process.once('exit', withUs)
  child.once('exit', () => process.off('exit', withUs))
  let log = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (log = (log + chunk.toString()).slice(-8_000)))
  return {
    child,
    log: () => log,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.kill('SIGKILL')
      await ended
    },
  }
}

/** Asks until it holds; a program that ended, or 20 s, is a failure with its log. */
export async function eventually(what: string, holds: () => Promise<boolean>, program?: Program): Promise<void> {
  const until = performance.now() + 20_000
  for (;;) {
    if (await holds().catch(() => false)) return
    const ended = program && program.child.exitCode !== null
    if (ended || performance.now() > until) throw new Error(`${what}: not yet\n${program?.log() ?? ''}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
