import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createApp } from '../../../electron/core/app.ts'
import { configFor } from '../../../electron/core/config-for.ts'
import { nodePorts } from '../../../electron/core/node-ports.ts'
import type { WatchView } from '../../../shared/contract/board.ts'
import { clientOf } from '../../../shared/contract/bridge.ts'

/** The service before the database: it failed for a while, and is slow since. */
export interface Api {
  readonly url: string
  become(state: { status: number; slowMs?: number }): void
  stop(): Promise<void>
}

export async function startApi(): Promise<Api> {
  let now = { status: 200, slowMs: 0 }
  const server: Server = createServer((_, answer) => {
    const { status, slowMs } = now
    setTimeout(() => answer.writeHead(status, { 'content-type': 'text/plain' }).end('ok'), slowMs)
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    become: ({ status, slowMs = 0 }) => void (now = { status, slowMs }),
    async stop() {
      await new Promise((resolve) => server.close(resolve).closeAllConnections())
    },
  }
}

/** Asks everything the board asks, at these times of the story: an hour of real answers in a few seconds. */
export async function askBoard(dataDir: string, env: Readonly<Record<string, string>>, rounds: readonly Round[]): Promise<void> {
  const ports = nodePorts()
  let now = 0
  const secrets = { ...ports.secrets, fromEnv: (variable: string) => env[variable] }
  const clock = { ...ports.clock, now: () => now, zone: () => 'Asia/Seoul' }
  const app = await createApp(configFor('cli', dataDir, { QUARTERDECK_ACTOR: 'board' }), { ...ports, clock, secrets })
  try {
    const client = clientOf(app.bridge)
    const list = await client.board.list({})
    if (!list.ok) throw new Error(`the board was refused: ${list.error.code}`)
    for (const { at, before, of = () => true } of rounds) {
      before?.()
      now = at
      const asked = list.value.filter(of)
      await Promise.all(asked.map(({ probe, connection, params }) => client.probes.run({ probe, connection, params })))
    }
  } finally {
    await app.close()
  }
}

export interface Round {
  /** Milliseconds since 1970. */
  readonly at: number
  readonly before?: () => void
  /** Left out: everything. */
  readonly of?: (watch: WatchView) => boolean
}
