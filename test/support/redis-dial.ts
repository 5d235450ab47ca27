import { expect } from 'vitest'
import { proberFor } from './prober.ts'
import { redisConnection } from './redis.ts'

export const deadlines = { connectMs: 2_000, statementMs: 2_000 }

/** Dials as a user who just typed the address would: within its deadline and 200 ms, and with no password in what is said. */
export async function dial(address: string) {
  const { prober } = proberFor(address, deadlines)
  const began = performance.now()
  const report = await prober.test(redisConnection())
  expect(performance.now() - began).toBeLessThan(2_000 + 200)
  await prober.close()
  // Whatever happens, the password is in no text that leaves.
  expect(JSON.stringify(report)).not.toMatch(/s3cr3t/u)
  return report
}
