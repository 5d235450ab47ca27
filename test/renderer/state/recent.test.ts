import { expect, it } from 'vitest'
import { keepingIn } from '../../../renderer/state/keeping.ts'
import { createRecent, recentFirst } from '../../../renderer/state/recent.ts'
import { memory } from '../support/memory.ts'

it('puts what was chosen lately first, and remembers it', () => {
  const storage = memory()
  const recent = createRecent(keepingIn(storage))
  for (const id of ['declare', 'gone', 'log', 'declare']) recent.chose(id)
  const items = ['settings', 'log', 'declare'].map((id) => ({ id }))
  const again = createRecent(keepingIn(storage)).store.getState()
  expect(again).toEqual(['declare', 'log', 'gone'])
  expect(recentFirst(items, again).map(({ id }) => id)).toEqual(['declare', 'log', 'settings'])
})
