import { describe, expect, it } from 'vitest'
import { addConnection, removeConnection } from '../../../../shared/domain/connection/decide.ts'
import { reduceConnections, type Connections } from '../../../../shared/domain/connection/state.ts'
import type { Run } from '../../../../shared/domain/run/state.ts'
import { factsAt, recorded } from '../../../support/recorded.ts'
import { value } from '../../../support/reply.ts'

const primary = { name: 'primary', kind: 'postgres', access: 'read_only', environment: 'production', url: { env: 'PRIMARY_URL' } } as const

const withPrimary = (): Connections => recorded(value(addConnection({}, primary, factsAt()))).reduce(reduceConnections, {})

describe('connections', () => {
  it('keeps where the address is found, never the address', () => {
    expect(Object.values(withPrimary())).toEqual([
      {
        ...{ id: 'con-1', name: 'primary', kind: 'postgres', access: 'read_only', environment: 'production' },
        ...{ url: { env: 'PRIMARY_URL' }, addedAt: '2026-11-22T14:05:00.000+09:00', addedBy: '김지연' },
      },
    ])
  })

  it('refuses a name that is taken', () => {
    expect(addConnection(withPrimary(), primary, factsAt())).toMatchObject({ error: { code: 'connection_exists' } })
  })

  it('removes one, unless a run that is not over stands on it', () => {
    const run = { id: 'run-1', endedAt: null, targets: { database: 'primary' } as Record<string, string> } as Run
    expect(removeConnection(withPrimary(), 'primary', [run], factsAt())).toMatchObject({ error: { code: 'connection_in_use' } })
    const events = recorded(value(removeConnection(withPrimary(), 'primary', [{ ...run, endedAt: 'then' }], factsAt())))
    expect(events.reduce(reduceConnections, withPrimary())).toEqual({})
  })

  it('refuses to remove one that is not there', () => {
    expect(removeConnection({}, 'standby', [], factsAt())).toMatchObject({
      error: { code: 'connection_unknown', detail: { name: 'standby' } },
    })
  })
})
