import { expect, it } from 'vitest'
import { keepingIn } from '../../../renderer/state/keeping.ts'
import { joinWindows } from '../../../renderer/state/windows.ts'
import { memory } from '../support/memory.ts'

/** Node has the browser's own locks; ids no other test of this process uses. */
const locks = navigator.locks
let count = 0
const newId = () => `wtest${String((count += 1)).padStart(4, '0')}`

it('a window has a name of its own, and knows which others live', async () => {
  const [one, two] = [await joinWindows(locks, keepingIn(memory()), newId), await joinWindows(locks, keepingIn(memory()), newId)]
  expect(one.id).not.toBe(two.id)
  expect(await one.alive()).toEqual(new Set([one.id, two.id]))
})

it('a page that comes back takes the name its session kept', async () => {
  const session = keepingIn(memory())
  session.write('window', 'wtest9999')
  expect((await joinWindows(locks, session, newId)).id).toBe('wtest9999')
})

it('a duplicated tab, which brings its session along, gets another name and keeps that', async () => {
  const session = keepingIn(memory())
  const first = await joinWindows(locks, session, newId)
  const second = await joinWindows(locks, session, newId)
  expect(second.id).not.toBe(first.id)
  expect(await second.alive()).toContain(first.id)
})
