import { both } from '../../../shared/domain/document/both.ts'
import type { Loaded } from './load.ts'
import type { ShelvedPlaybook } from './shelf.ts'

/** A file as found, with what it calls. */
export type Shelved = ShelvedPlaybook & Pick<Loaded, 'calls' | 'leads'>

/** Calls of playbooks that are not there, and calls that lead back to where they came from: known only when all files are. */
export function withCalls(found: readonly Shelved[]): readonly ShelvedPlaybook[] {
  const sound = new Map(found.flatMap((one) => (one.toRead ? [[one.id, one] as const] : [])))
  const all = new Set(found.map(({ id }) => id))
  const ids = [...sound.keys()].join(', ') || '—'
  return found.map(({ calls, leads, ...one }) => {
    const called = calls.flatMap(({ id, line, column, path }) => {
      const way = wayBack(one.id, id, sound)
      if (way) return [{ line, column, path, says: both('playbook.problem.calls_itself', { way: way.join(' → ') }) }]
      if (sound.has(id)) return []
      return [{ line, column, path, says: both('playbook.problem.calls_unknown', { id, ids }) }]
    })
    const led = leads
      .filter(({ id }) => !all.has(id))
      .map(({ id, ...at }) => ({ ...at, says: both('playbook.problem.calls_unknown', { id, ids }) }))
    const wrong = [...called, ...led]
    return wrong.length === 0 ? one : { ...one, playbook: null, toRead: null, problems: [...one.problems, ...wrong] }
  })
}

/** How a call of `to` comes back to `from`; undefined when it does not. Each playbook is looked at once. */
function wayBack(from: string, to: string, all: ReadonlyMap<string, Shelved>): readonly string[] | undefined {
  const seen = new Set<string>()
  const search = (at: string, way: readonly string[]): readonly string[] | undefined => {
    if (at === from) return [...way, at]
    if (seen.has(at)) return undefined
    seen.add(at)
    for (const { id } of all.get(at)?.calls ?? []) {
      const found = search(id, [...way, at])
      if (found) return found
    }
    return undefined
  }
  return search(to, [from])
}
