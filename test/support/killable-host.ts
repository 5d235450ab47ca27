import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createApp } from '../../electron/core/app.ts'
import { installation } from '../../electron/core/installation.ts'
import { nodePorts } from '../../electron/core/node-ports.ts'
import { clientOf, type Client } from '../../shared/contract/bridge.ts'
import type { Reply } from '../../shared/contract/errors.ts'

/** The core in a process of its own, that can be killed at any moment and started again over the same folder. */
export interface KillableHost {
  readonly client: Client
  kill(): Promise<void>
}

interface Call {
  readonly id: number
  readonly name: string
  readonly input: unknown
}
interface Answer {
  readonly id: number
  readonly reply: Reply<unknown>
}

/** `playbooks` is the folder of the only playbooks it has; `env` holds the addresses of its targets. */
export async function killableHost(dataDir: string, playbooks: string, env: Readonly<Record<string, string>>): Promise<KillableHost> {
  const child = fork(import.meta.filename, [dataDir, playbooks], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  const waiting = new Map<number, (reply: Reply<unknown>) => void>()
  let ids = 0
  await ready(child)
  child.on('message', ({ id, reply }: Answer) => waiting.get(id)?.(reply))
  return {
    // A call that is open when it is killed is never answered, as it is for a person.
    client: clientOf({
      call: (name, input) =>
        new Promise((resolve) => {
          waiting.set((ids += 1), resolve)
          child.send({ id: ids, name, input } satisfies Call)
        }),
    }),
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.kill('SIGKILL')
      await ended
    },
  }
}

async function ready(child: ChildProcess) {
  let complaint = ''
  child.stderr?.on('data', (chunk: Buffer) => void (complaint = (complaint + chunk.toString()).slice(-4_000)))
  const [first] = (await Promise.race([once(child, 'message'), once(child, 'exit').then(([code]) => [`ended with ${String(code)}`])])) as [
    unknown,
  ]
  if (first !== 'ready') throw new Error(`the host did not come up: ${String(first)} ${complaint}`)
}

async function serve(dataDir: string, playbooks: string) {
  const config = {
    ...({ dataDir, host: 'loopback', version: '0.0.0', actor: 'kim', hostName: 'laptop', boardAsks: false } as const),
    ...{ playbookDirs: [playbooks], shippedProfile: installation().profileFile },
  }
  const { bridge } = await createApp(config, nodePorts())
  process.on(
    'message',
    ({ id, name, input }: Call) => void bridge.call(name, input).then((reply) => process.send?.({ id, reply } satisfies Answer)),
  )
  process.send?.('ready')
}

const [, script, dataDir, playbooks] = process.argv
if (script === import.meta.filename && dataDir !== undefined && playbooks !== undefined) await serve(dataDir, playbooks)
