import { randomBytes } from 'node:crypto'
import { sameSecret } from './guard.ts'

export const codeLivesMs = 30_000
const failuresMax = 10
const liveMax = 16

/** What the opened address carries in place of the token: other users of a machine can read the arguments of processes. */
export interface OpeningCodes {
  /** 128 bits, good once, for 30 seconds. */
  issue(): string
  /** True once for a live code. After ten wrong ones every code is void, and only a new one helps. */
  redeem(given: string): boolean
  /** Whether any code was ever redeemed: a page was really opened. */
  redeemed(): boolean
}

/** `now` is a clock in milliseconds that never goes back. */
export function openingCodes(now: () => number): OpeningCodes {
  let live: readonly { code: string; until: number }[] = []
  let failures = 0
  let redeemed = false
  return {
    issue() {
      const code = randomBytes(16).toString('base64url')
      live = [...live.filter(({ until }) => until > now()), { code, until: now() + codeLivesMs }].slice(-liveMax)
      failures = 0
      return code
    },
    redeem(given) {
      const [match] = live.filter(({ code }) => sameSecret(given, code))
      live = live.filter((one) => one !== match && one.until > now())
      if (match && match.until > now()) return (redeemed = true)
      failures += 1
      if (failures >= failuresMax) live = []
      return false
    },
    redeemed: () => redeemed,
  }
}
