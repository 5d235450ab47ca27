import { describe, expect, it } from 'vitest'
import { codeIn, redeem, storedToken } from '../../../renderer/client/session.ts'
import { memory } from '../support/memory.ts'

const world = (status: number, body: unknown) => ({ storage: memory(), fetch: async () => new Response(JSON.stringify(body), { status }) })

describe('opening a session', () => {
  it('finds the code in the address, and only there', () => {
    expect([codeIn('#code=AB-12'), codeIn('#/inc-1/export'), codeIn('')]).toEqual(['AB-12', null, null])
  })

  it('trades a code for a token that this tab keeps', async () => {
    const fresh = world(200, { ok: true, value: { token: 'tok' } })
    expect(await redeem('AB', fresh)).toEqual({ ok: true, value: 'tok' })
    expect(storedToken(fresh)).toBe('tok')
  })

  it('says that a code is spent', async () => {
    const spent = world(401, { ok: false, error: { code: 'code_spent', detail: {} } })
    expect(await redeem('AB', spent)).toEqual({ ok: false, error: { code: 'code_spent', detail: {} } })
    expect(storedToken(spent)).toBeNull()
  })

  it('says that nobody answered', async () => {
    const away = { storage: memory(), fetch: () => Promise.reject(new TypeError('failed')) }
    expect(await redeem('AB', away)).toMatchObject({ error: { code: 'host_unreachable' } })
  })
})
