import { afterEach, describe, expect, it, vi } from 'vitest'
import { kinds } from '../../../../electron/core/probing/registry.ts'
import type { Target } from '../../../../electron/core/targets/kind.ts'
import type { Plan } from '../../../../shared/domain/run/plan.ts'
import { connectionTo, proberFor, risk } from '../../../support/prober.ts'

const [action] = kinds.postgres.actions
const operate = connectionTo('operate')
const plan: Plan = {
  ...{ action: action!.action, connection: operate.name, environment: operate.environment, confirm: operate.name, risk },
  ...{ target: 'judgment-primary · db-1:5432/factory_ai', statement: 'SELECT pg_terminate_backend(7)' },
  subjects: [{ pid: 7, backend_start: '2026-11-22T04:00:00.000001Z', application: 'batch-job' }],
}

/** A prober over a target that only counts what is sent to it. */
function world(address = 'postgresql://app@db-1/factory_ai') {
  const change = vi.fn(() => Promise.resolve([{ pid: 7, same: true, ended: true }]))
  const ask = vi.fn(() => Promise.resolve({ columns: [], rows: [], durationMs: 1 }))
  const target = { label: 'db', broken: false, change, ask, close: () => Promise.resolve() } as unknown as Target
  const open = vi.spyOn(kinds.postgres, 'open').mockResolvedValue(target)
  return { ...proberFor(address), change, ask, open }
}

afterEach(() => vi.restoreAllMocks())

describe('the prober', () => {
  it('does a plan where it was planned', async () => {
    const { prober, change } = world()
    expect(await prober.act(plan, operate)).toMatchObject({ outcome: 'done' })
    expect(change).toHaveBeenCalledOnce()
    await prober.close()
  })

  it('neither plans nor acts through a connection that is read_only, and does not even connect', async () => {
    const { prober, open } = world()
    const refusal = { refusal: { code: 'connection_read_only', detail: { name: 'judgment-primary' } } }
    await expect(prober.plan({ action: plan.action, choose: [], risk }, connectionTo('read_only'))).rejects.toMatchObject(refusal)
    await expect(prober.act(plan, connectionTo('read_only'))).rejects.toMatchObject(refusal)
    expect(open).not.toHaveBeenCalled()
  })

  it.each([
    ['address', 'postgresql://app@db-2/factory_ai', operate, 'db-2:5432/factory_ai'],
    ['database', 'postgresql://app@db-1/template1', operate, 'db-1:5432/template1'],
    ['environment', 'postgresql://app@db-1/factory_ai', { ...operate, environment: 'staging' as const }, '(staging)'],
  ])('does not act where the %s is another than the planned one, and sends nothing', async (_, address, connection, named) => {
    const { prober, open } = world(address)
    const detail = { ko: expect.stringContaining(named), en: expect.stringContaining(named) }
    expect(await prober.act(plan, connection)).toEqual({ outcome: 'moved', statement: '', detail, durationMs: 0 })
    expect(open).not.toHaveBeenCalled()
  })
})
