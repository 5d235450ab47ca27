import { getServers } from 'node:dns'
import { lookup } from 'node:dns/promises'
import { networkInterfaces } from 'node:os'
import type { Clock } from '../ports.ts'
import { within } from '../targets/deadline.ts'
import type { WebAddress } from '../targets/web/address.ts'
import { openLine } from '../targets/web/line.ts'

/** What the laptop says of itself; nothing of it asks anybody outside, but for the name and the date of the user's own targets. */
export interface Machine {
  readonly interfaces: typeof networkInterfaces
  readonly nameServers: () => readonly string[]
  readonly env: Readonly<Record<string, string | undefined>>
  /** False: no name server knows it, or none answered in time. Systems do not tell the two apart alike. */
  knows(host: string): Promise<boolean>
  /** How far that server's clock is ahead of ours, in milliseconds; null: it did not say. */
  offset(address: WebAddress): Promise<number | null>
}

const waitMs = 2_000

export const thisMachine = (clock: Clock): Machine => ({
  interfaces: networkInterfaces,
  nameServers: getServers,
  env: process.env,
  knows(host) {
    const asked = lookup(host).then(() => true)
    return within(clock, waitMs, asked, () => new Error('no name server answered')).catch(() => false)
  },
  async offset(address) {
    const { host, port } = address
    const at = { system: host, host, port, variable: host, secrets: [] }
    const deadlines = { connectMs: waitMs / 2, statementMs: waitMs }
    const line = await openLine({ address, authorization: null, at, clock, deadlines, reads: (path) => path === '', changes: () => false })
    try {
      const began = clock.now()
      const { headers } = await line.read('', [], { method: 'HEAD', stay: true })
      const theirs = Date.parse(headers.date ?? '')
      // The header has whole seconds: in the middle of one we are least wrong.
      return Number.isNaN(theirs) ? null : theirs + 500 - (began + clock.now()) / 2
    } finally {
      line.close()
    }
  },
})
