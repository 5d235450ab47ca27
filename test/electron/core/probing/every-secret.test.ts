import { afterEach, describe, expect, it, vi } from 'vitest'
import { createProber } from '../../../../electron/core/probing/create-prober.ts'
import { kinds } from '../../../../electron/core/probing/registry.ts'
import type { Target } from '../../../../electron/core/targets/kind.ts'
import { connectionTo, systemClock } from '../../../support/prober.ts'

const own = 'pg-S3cret-word'
const others = 'r3dis-S3cret-word'

/** A prober over a target that answers with what was asked, and knows a password of another connection. */
function world() {
  const rows = [{ query: `AUTH ${others}`, [others]: own }]
  const readOwn = () => Promise.resolve({ columns: ['query', others], rows, durationMs: 1, query: `SELECT '${others}'` })
  const send = vi.fn()
  const target = { label: 'db', broken: false, readOwn, send, close: () => Promise.resolve() } as unknown as Target
  for (const kind of ['postgres', 'http'] as const) vi.spyOn(kinds[kind], 'open').mockResolvedValue(target)
  const secrets = { fromEnv: () => `postgresql://app:${own}@db-1/factory_ai`, fromFile: () => '' }
  const ports = { clock: systemClock, randomId: () => '1', secrets, log: { error: () => {} } }
  return { prober: createProber({ ports, hostName: 'laptop', knownSecrets: () => [others] }), send }
}

afterEach(() => vi.restoreAllMocks())

describe('the secrets of every connection', () => {
  it('stand in no reading: not in its query, its parameters, its columns, its rows or its reason', async () => {
    const { prober } = world()
    const reading = await prober.ask('postgres.sql', connectionTo(), { sql: `SELECT '${others}', '${own}'` })
    expect(reading).toMatchObject({ verdict: 'ok', columns: ['query', '[redacted]'], rows: [['AUTH [redacted]', '[redacted]']] })
    expect(JSON.stringify(reading)).not.toContain('S3cret-word')
    await prober.close()
  })

  it('stand in no plan: what would be sent with one is not planned', async () => {
    const { prober, send } = world()
    const operate = { ...connectionTo('operate'), kind: 'http' as const }
    const params = { path: '/users', body: JSON.stringify({ password: others }) }
    const planning = prober.plan({ action: 'http.request', params, choose: [] }, operate)
    await expect(planning).rejects.toMatchObject({
      refusal: { code: 'secret_in_params', detail: { name: 'http.request', param: 'body' } },
    })
    expect(send).not.toHaveBeenCalled()
    await prober.close()
  })
})
