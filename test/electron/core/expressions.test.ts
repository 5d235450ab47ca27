import { expect, it } from 'vitest'
import { createExpressions } from '../../../electron/core/expressions.ts'

it('what costs too much is broken off in a tenth of a second: everything the app does waits for it', async () => {
  const expressions = createExpressions()
  await expressions.load()
  expect(expressions.holds('rows.size() == 100', { rows: [] })).toBe(false)
  const all = Array(35).fill('rows').join('+')
  const began = performance.now()
  const held = expressions.holds(`(${all}).all(a, (${all}).all(b, true))`, { rows: Array.from({ length: 100 }, (_, at) => ({ at })) })
  expect(held).toMatchObject({ error: expect.stringMatching(/broken off after 100 ms/u) })
  expect(performance.now() - began).toBeLessThan(900)
})
