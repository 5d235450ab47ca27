import { homedir } from 'node:os'
import { resolve } from 'node:path'
import { isatty } from 'node:tty'
import { languageOf } from '../../shared/text/language.ts'
import { say } from '../../shared/text/message.ts'
import { chosenLanguage, defaultDataDir } from '../core/before-start.ts'
import type { Sink, World } from './world.ts'

/** The process's own streams and surroundings. */
export function terminal(process: NodeJS.Process): World {
  const { stdin, stdout, stderr, env } = process
  const world: World = {
    out: sink(stdout, process),
    err: sink(stderr, process),
    input: { tty: isatty(stdin.fd), chunks: () => stdin },
    env,
    cwd: process.cwd(),
    chosenLanguage: (named) =>
      chosenLanguage(named === undefined ? defaultDataDir(process.platform, homedir(), env) : resolve(process.cwd(), named)),
    onInterrupt(listener) {
      process.once('SIGINT', listener)
      return () => process.off('SIGINT', listener)
    },
    core: async () => (await import('./core.ts')).openCore(world),
  }
  return world
}

function sink(stream: NodeJS.WriteStream & { fd: number }, process: NodeJS.Process): Sink {
  // `quarterdeck timeline | head` closes the pipe when it has enough: not a failure, and what was asked is done all the same.
  stream.on('error', (fault: NodeJS.ErrnoException) => {
    if (fault.code === 'EPIPE') return
    process.stderr.write(`${say(languageOf(process.env), 'cli.output_failed', { cause: fault.code ?? fault.message })}\n`)
    process.exit(1)
  })
  const tty = isatty(stream.fd)
  return {
    write: (text) => void stream.write(text),
    tty,
    colour: tty && stream.hasColors() && !process.env.NO_COLOR,
    columns: stream.columns ?? 80,
  }
}
