import { afterEach, describe, expect, it, vi } from 'vitest'
import { kinds } from '../../../../electron/core/probing/registry.ts'
import { TargetFailure } from '../../../../electron/core/targets/failure.ts'
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
  const change = vi.fn(() => Promise.resolve([{ pid: 7, same: true, done: true }]))
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

  it('says first that this laptop is offline, where a target is silent and it is, and only there', async () => {
    const { prober, open, laptop } = world()
    const silent = new TargetFailure('dns', { ko: '이름을 모릅니다.', en: 'The name is not known.' }, 'not_sent')
    const ask = () => prober.ask('postgres.sql', operate, { sql: 'SELECT 1' })
    open.mockRejectedValue(silent)
    laptop.offline = true
    const said = {
      ko: expect.stringMatching(/^이 노트북이 오프라인입니다.*이름을 모릅니다\.$/u),
      en: expect.stringMatching(/^This laptop is offline: .* The name is not known\.$/u),
    }
    expect(await ask()).toMatchObject({ verdict: 'unknown', cause: 'dns', reason: said })
    expect(await prober.test(operate)).toMatchObject({ reachable: false, says: said })
    expect(await prober.plan({ action: plan.action, choose: [] }, operate)).toMatchObject({
      outcome: 'unreachable',
      reading: { reason: said },
    })
    open.mockRejectedValue(new TargetFailure('secret', { ko: '-', en: 'Not an address.' }, 'not_sent'))
    expect((await ask()).reason.en).toBe('No answer. Not an address.')
    laptop.offline = false
    open.mockRejectedValue(silent)
    expect((await ask()).reason.en).toBe('No answer. The name is not known.')
    await prober.close()
  })
})
