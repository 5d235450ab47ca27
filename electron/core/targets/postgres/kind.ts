import type { Kind } from '../kind.ts'
import { postgresActions } from './actions.ts'
import { commandContext, labelOf, secretsOf } from './address.ts'
import { postgresProbes } from './probes.ts'

export const postgres: Kind = {
  kind: 'postgres',
  probes: postgresProbes,
  actions: postgresActions,
  oneAtATime: true,
  label: labelOf,
  secretsOf,
  commandContext,
  async open(address, connection, lent) {
    const { openPostgres } = await import('./connect.ts')
    return openPostgres(address, connection, lent)
  },
}
