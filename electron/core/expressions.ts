import type { Held } from '../../shared/domain/probe/judge.ts'
import type * as Library from './probing/expression.ts'

/** CEL for what is decided at once. The library takes its time to load, so it is loaded before the first playbook that has expressions. */
export interface Expressions {
  load(): Promise<void>
  isLoaded(): boolean
  holds(expression: string, scope: object): Held
  /** Whether the whole value matches an RE2 pattern. */
  matches(pattern: string, value: string): Held
  /** What is wrong with an expression, in the library's words; null when nothing is, or as long as it is not loaded. */
  problemIn(expression: string): string | null
}

/** Everything the app does waits for this thread: what costs more is broken off, and is not known. */
const longestMs = 100

export function createExpressions(): Expressions {
  let library: typeof Library | undefined
  const notLoaded = { error: 'the expression library is not loaded' }
  const evaluate = (expression: string, scope: object) => library?.evaluate(expression, scope, longestMs) ?? notLoaded
  return {
    async load() {
      library ??= await import('./probing/expression.ts')
    },
    isLoaded: () => library !== undefined,
    holds: evaluate,
    matches: (pattern, value) => evaluate('value.matches(pattern)', { value, pattern: `^(?:${pattern})$` }),
    problemIn: (expression) => library?.problemIn(expression) ?? null,
  }
}
