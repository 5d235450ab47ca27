import type { Step } from './step.ts'

/** A step as it is listed before it is started. */
interface Listed {
  readonly id: string
  readonly type: Step['type']
  readonly asks: string | null
  readonly target: string | null
}

/** What a playbook would ask, change, hand out to be copied and call, each once: what whoever trusts it should have seen. */
export function whatItDoes(steps: readonly Listed[]) {
  const of = (...types: readonly Step['type'][]) => steps.filter(({ type }) => types.includes(type))
  const named = (some: readonly Listed[]) => [
    ...new Set(some.flatMap(({ asks, target }) => (asks === null ? [] : [target ? `${asks} (${target})` : asks]))),
  ]
  return {
    asks: named(of('check', 'watch')),
    changes: named(of('action')),
    copied: of('command').map(({ id }) => id),
    calls: named(of('playbook')),
  }
}
