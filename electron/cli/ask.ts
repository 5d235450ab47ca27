import type { Client } from '../../shared/contract/bridge.ts'
import type { Session } from './session.ts'

type Input = Parameters<Client['probes']['run']>[0]

/** Asks once. Ctrl-C gives the question up, at its target too: the reading then says `cancelled`. */
export async function ask({ world }: Session, client: Client, input: Input) {
  const asking = `ask-${crypto.randomUUID()}`
  const stop = world.onInterrupt(() => void client.probes.cancel({ asking }))
  try {
    return await client.probes.run({ ...input, asking })
  } finally {
    stop()
  }
}
