import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../../..')
const opening = /http:\/\/127\.0\.0\.1:\d+\/#code=\S+/u

export interface StartedHost {
  readonly child: ChildProcess
  /** The address with its single-use code, as it was printed. */
  readonly openingUrl: string
  readonly port: number
  /** As a crash does. */
  kill(): Promise<void>
  /** As Ctrl-C does. */
  stop(): Promise<void>
}

/** The loopback host as it is built, on a data folder; returns once it has said its address. */
export async function startHost(dataDir: string, env: Readonly<Record<string, string>> = {}, port = 0): Promise<StartedHost> {
  const child = spawn(process.execPath, [join(root, 'dist/node/loopback.js'), '--data', dataDir, '--no-open', '--port', String(port)], {
    env: { PATH: process.env['PATH'] ?? '', HOME: dataDir, TZ: 'Asia/Seoul', QUARTERDECK_LANG: 'en', QUARTERDECK_ACTOR: '김지연', ...env },
    stdio: 'pipe',
  })
  const openingUrl = await addressOf(child)
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill(signal)
    await once(child, 'exit')
  }
  return { child, openingUrl, port: Number(new URL(openingUrl).port), kill: () => end('SIGKILL'), stop: () => end('SIGINT') }
}

function addressOf({ stdout, stderr }: ChildProcess): Promise<string> {
  return new Promise((found, fail) => {
    let said = ''
    const hear = (chunk: Buffer) => {
      said += chunk.toString()
      const address = opening.exec(said)?.[0]
      if (address !== undefined) found(address)
    }
    stdout?.on('data', hear)
    stderr?.on('data', hear)
    stdout?.once('end', () => fail(new Error(`the host ended without an address: ${said}`)))
  })
}
