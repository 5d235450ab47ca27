import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { freshFolder } from '../../support/app.ts'
import { atTestEnd } from '../../support/at-end.ts'

const main = join(import.meta.dirname, '..', '..', '..', 'electron', 'loopback', 'main.ts')

/** The real host as a process of its own, speaking English, with no screen to open a browser on. */
export function started(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const surroundings = { PATH: process.env.PATH, HOME: freshFolder('home-'), QUARTERDECK_LANG: 'en', QUARTERDECK_ACTOR: 'kim', ...env }
  const child = spawn(process.execPath, [main, ...args], { env: surroundings, stdio: ['ignore', 'pipe', 'pipe'] })
  atTestEnd(() => child.kill('SIGKILL'))
  const said = { out: '', err: '' }
  child.stdout.on('data', (chunk: Buffer) => (said.out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (said.err += chunk.toString()))
  const ended = once(child, 'close').then(([code]) => code as number | null)

  /** Waits for words on either stream; fails with what was said when the process ends without them. */
  async function says(stream: 'out' | 'err', words: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      const found = words.exec(said[stream])
      if (found) return found
      const over = await Promise.race([
        ended.then(() => true),
        once(stream === 'out' ? child.stdout : child.stderr, 'data').then(() => false),
      ])
      if (over && !words.test(said[stream])) throw new Error(`ended without ${words}: ${JSON.stringify(said)}`)
    }
  }
  const link = async () => (await says('out', /http:\/\/\S+#code=\S+/u))[0]
  return { child, said, ended, says, link }
}
