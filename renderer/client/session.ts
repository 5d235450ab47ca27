import { z } from 'zod'
import { refuse } from '../../shared/contract/errors.ts'

const tokenKey = 'quarterdeck.token'
const answer = z.object({ ok: z.literal(true), value: z.object({ token: z.string().min(1) }) })

/** What opening a session needs of the browser; a test lends its own. */
export interface SessionWorld {
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>
  readonly fetch: typeof fetch
}

/** The single-use code in `#code=…`, or null. */
export const codeIn = (hash: string): string | null => new URLSearchParams(hash.replace(/^#/u, '')).get('code')

export const storedToken = (world: SessionWorld) => world.storage.getItem(tokenKey)

export const forgetToken = (world: SessionWorld) => world.storage.removeItem(tokenKey)

/** Trades an opening code for this tab's token. Refuses `code_spent`, or `host_unreachable` when nobody answered. */
export async function redeem(code: string, world: SessionWorld) {
  try {
    const response = await world.fetch('/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code }),
    })
    if (!response.ok) return refuse('code_spent')
    const { token } = answer.parse(await response.json()).value
    world.storage.setItem(tokenKey, token)
    return { ok: true, value: token } as const
  } catch {
    return refuse('host_unreachable')
  }
}
