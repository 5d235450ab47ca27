import { isCelError, parse, plan, celEnv } from '@bufbuild/cel'
import type { Held } from '../../../shared/domain/probe/judge.ts'
import type { FactMap } from '../../../shared/domain/probe/compose.ts'
import type { Row } from '../targets/kind.ts'
import { within } from './within.ts'

/** What an expression sees. Numbers are CEL doubles: they compare with `1`, and are added to `1.0`. */
export interface Scope {
  readonly rows: readonly Row[]
  readonly facts: FactMap
  readonly limits: Readonly<Record<string, number>>
  /** The variables of a run, where its playbook expects something. */
  readonly vars?: Readonly<Record<string, string | number | boolean>>
}

const longest = 500
/** Loops in loops over the rows: two make at most 10,000 turns. */
const deepest = 2
const mostRows = 100
/** Brackets in brackets. The parser tries each of them several ways, and a few hundred that are never closed take it a second. */
const mostBrackets = 16
/** Nobody waits longer for an answer, and everything else in the thread waits meanwhile: lists that are added up and gone through twice, patterns that count. */
const longestMs = 1_000
/** Remembered; a text that is looked at while it is written brings ever new ones. */
const mostPlanned = 2_000

const env = celEnv()
const planned = new Map<string, (scope: object) => unknown>()

/** Whether the expression holds. Everything that goes wrong in it is an answer, not an exception. */
export const holds = (expression: string, { rows, ...rest }: Scope): Held =>
  evaluate(expression, { rows: rows.slice(0, mostRows), ...rest })

/** The same over any names, for so many milliseconds at most; lists in them are the caller's to bound. */
export function evaluate(expression: string, scope: object, mostMs = longestMs): Held {
  try {
    const run = compiled(expression)
    const done = within(mostMs, () => run(scope))
    if (!done) return { error: `it was broken off after ${mostMs} ms: it costs too much` }
    const { result } = done
    if (isCelError(result)) return { error: result.message }
    return typeof result === 'boolean' ? result : { error: `it answers ${typeof result}, not true or false` }
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) }
  }
}

/** What is wrong with an expression before it is ever asked: its grammar, its length, its loops. Null when nothing is. */
export function problemIn(expression: string): string | null {
  try {
    compiled(expression)
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function compiled(expression: string) {
  const known = planned.get(expression)
  if (known) return known
  if (expression.length > longest) throw new Error(`it is longer than ${longest} characters`)
  if (bracketsIn(expression) > mostBrackets) throw new Error(`its brackets stand more than ${mostBrackets} deep`)
  const parsed = parse(expression)
  const loops = loopsIn(parsed.expr)
  if (loops > deepest) throw new Error(`its loops stand ${loops} deep; ${deepest} is the most`)
  const run = plan(env, parsed.expr) as (scope: object) => unknown
  if (planned.size >= mostPlanned) planned.clear()
  planned.set(expression, run)
  return run
}

/** How deep brackets stand in each other, those in texts counted with them. */
function bracketsIn(expression: string): number {
  let [deep, most] = [0, 0]
  for (const letter of expression) {
    if ('([{'.includes(letter)) most = Math.max(most, (deep += 1))
    else if (')]}'.includes(letter)) deep = Math.max(0, deep - 1)
  }
  return most
}

/** How deep comprehensions stand in each other, in CEL's syntax tree. */
function loopsIn(node: unknown): number {
  if (typeof node !== 'object' || node === null) return 0
  const inner = Math.max(0, ...Object.values(node).map(loopsIn))
  return 'loopStep' in node ? inner + 1 : inner
}
