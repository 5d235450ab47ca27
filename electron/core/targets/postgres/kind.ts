import type { Kind } from '../kind.ts'
import { postgresActions } from './actions.ts'
import { commandContext, labelOf, secretsOf } from './address.ts'
import type { Postgres } from './live.ts'
import { postgresProbes } from './probes.ts'

export const postgres: Kind = {
  kind: 'postgres',
  title: 'screen.kind.postgres',
  address: {
    schemes: ['postgresql', 'postgres'],
    example: 'postgresql://app@db-1.prod:5432/factory_ai',
    options: [],
    variables: ['DATABASE_URL'],
  },
  changes: 'postgres.changes',
  probes: postgresProbes,
  actions: postgresActions,
  oneAtATime: true,
  async may(live, wants, world) {
    const { mayPostgres } = await import('./may.ts')
    return mayPostgres(live as Postgres, wants, world)
  },
  label: labelOf,
  secretsOf,
  commandContext,
  async open(address, connection, lent) {
    const { openPostgres } = await import('./connect.ts')
    return openPostgres(address, connection, lent)
  },
}
