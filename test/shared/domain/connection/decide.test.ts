import { describe, expect, it } from 'vitest'
import {
  addConnection,
  allowConnection,
  changeConnection,
  removeConnection,
  type Change,
} from '../../../../shared/domain/connection/decide.ts'
import { reduceConnections, type Connections } from '../../../../shared/domain/connection/state.ts'
import { addressForms } from '../../../../electron/core/probing/registry.ts'
import type { Run } from '../../../../shared/domain/run/state.ts'
import { factsAt, recorded } from '../../../support/recorded.ts'
import { value } from '../../../support/reply.ts'

const primary = { name: 'primary', kind: 'postgres', access: 'read_only', environment: 'production', url: { env: 'PRIMARY_URL' } } as const

const withPrimary = (): Connections => recorded(value(addConnection({}, primary, addressForms, factsAt()))).reduce(reduceConnections, {})

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
    expect(addConnection(withPrimary(), primary, addressForms, factsAt())).toMatchObject({ error: { code: 'connection_exists' } })
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

  describe('that change', () => {
    const folded = (over: Partial<Parameters<typeof addConnection>[1]> = {}) =>
      recorded(value(addConnection({}, { ...primary, ...over }, addressForms, factsAt()))).reduce(reduceConnections, {})
    const after = (before: Connections, change: Change) =>
      Object.values(
        recorded(value(changeConnection(before, 'primary', change, { runs: [], forms: addressForms }, factsAt()))).reduce(
          reduceConnections,
          before,
        ),
      )[0]

    it('keep what was not said, and their access', () => {
      const before = folded({ secret: { env: 'PW' }, options: { ca: '/ca.pem' } })
      expect(after(before, { environment: 'staging' })).toEqual({ ...Object.values(before)[0], environment: 'staging' })
      const { secret: _, ...rest } = Object.values(before)[0]!
      expect(after(before, { secret: null })).toEqual(rest)
      expect(after(before, { options: {} })).not.toHaveProperty('options')
    })

    it('lead nowhere else while they may operate; what opens them may be another', () => {
      const before = folded({ access: 'operate' })
      for (const change of [{ environment: 'staging' }, { url: { env: 'OTHER' } }] as const) {
        expect(changeConnection(before, 'primary', change, { runs: [], forms: addressForms }, factsAt())).toMatchObject({
          error: { code: 'connection_operates' },
        })
      }
      expect(after(before, { secret: { env: 'PW' } })).toMatchObject({ access: 'operate', secret: { env: 'PW' } })
    })

    it('are refused where nothing is another, where a run stands on them, and where a password would be written down', () => {
      const run = { id: 'run-1', endedAt: null, targets: { database: 'primary' } as Record<string, string> } as Run
      const refused = (change: Change, runs: readonly Run[] = []) => {
        const decision = changeConnection(folded(), 'primary', change, { runs, forms: addressForms }, factsAt())
        return decision.ok ? null : decision.error.code
      }
      expect(refused({ url: { env: 'PRIMARY_URL' } })).toBe('connection_unchanged')
      expect(refused({ url: { env: 'OTHER' } }, [run])).toBe('connection_in_use')
      expect(refused({ secret: { env: 'PW' } }, [run])).toBeNull()
      expect(refused({ url: { plain: 'postgresql://a:b@c/d' } })).toBe('address_has_secret')
    })
  })

  it('operate in production only after their name was typed, and look again without', () => {
    const allow = (state: Connections, access: 'operate' | 'read_only', confirm = '') =>
      allowConnection(state, { name: 'primary', access, confirm }, factsAt())
    const before = withPrimary()
    expect(allow(before, 'operate')).toMatchObject({ error: { code: 'confirm_differs', detail: { expected: 'primary' } } })
    const operating = recorded(value(allow(before, 'operate', 'primary'))).reduce(reduceConnections, before)
    expect(Object.values(operating)[0]?.access).toBe('operate')
    expect(allow(operating, 'operate', 'primary')).toMatchObject({ error: { code: 'connection_unchanged' } })
    expect(recorded(value(allow(operating, 'read_only'))).reduce(reduceConnections, operating)).toEqual(before)
  })

  it('are never added with an address that holds a password', () => {
    expect(addConnection({}, { ...primary, url: { plain: 'postgresql://a:b@c/d' } }, addressForms, factsAt())).toMatchObject({
      error: { code: 'address_has_secret' },
    })
  })
})
