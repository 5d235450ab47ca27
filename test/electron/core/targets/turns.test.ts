import { expect, it } from 'vitest'
import { turns } from '../../../../electron/core/targets/turns.ts'
import { systemClock } from '../../../support/prober.ts'

const late = () => new Error('late')
const after = (ms: number, value: string) => () => new Promise<string>((done) => setTimeout(() => done(value), ms))

it('does one after another, and one that failed does not stop the next', async () => {
  const inTurn = turns(systemClock)
  const done: string[] = []
  const noting = (value: string, ms: number) => inTurn(1_000, late, after(ms, value)).then((got) => void done.push(got))
  const failing = inTurn(1_000, late, () => Promise.reject(new Error('broken')))
  await Promise.all([noting('slow', 30), noting('quick', 0), expect(failing).rejects.toThrow('broken')])
  expect(done).toEqual(['slow', 'quick'])
})

it('gives up what waits too long, never begins it, and tells the next how much of its time is left', async () => {
  const inTurn = turns(systemClock)
  let begun = false
  const first = inTurn(1_000, late, after(100, 'first'))
  const second = inTurn(20, late, () => Promise.resolve((begun = true)))
  const third = inTurn(500, late, (leftMs) => Promise.resolve(leftMs))
  await expect(second).rejects.toThrow('late')
  expect(await first).toBe('first')
  expect(await third).toBeLessThan(420)
  expect(begun).toBe(false)
})
