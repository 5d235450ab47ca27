import type { Connection } from '../../../shared/domain/connection/state.ts'
import type { LocalText } from '../../../shared/domain/document/local-text.ts'
import type { Params } from '../../../shared/domain/probe/params.ts'
import type { Reading } from '../../../shared/domain/probe/reading.ts'
import type { Plan } from '../../../shared/domain/run/plan.ts'
import type { ActionSpec, Answer } from '../targets/kind.ts'
import { redactIn } from '../targets/redact.ts'
import type { Planning } from './prober.ts'

/** What was read to plan from; no answer when there was none. */
export interface Taken {
  readonly answer: Answer | null
  readonly params: Params
  readonly reading: Reading
  readonly secrets: readonly string[]
}

interface Choice {
  readonly params: Params
  readonly choose: readonly string[]
  readonly risk?: LocalText | undefined
}

/**
 * From what was read to what would be changed. One subject is taken as it is; of several a person chooses by key. An
 * unknown reading plans nothing: what could not be seen cannot be chosen from.
 */
export function planFrom(spec: ActionSpec, connection: Connection, read: Taken, { params, choose, risk }: Choice): Planning {
  const { answer, reading, secrets } = read
  if (!answer || reading.verdict === 'unknown') return { outcome: 'unreachable', reading }
  const found = spec.subjects(answer, params).map((subject) => redactIn(subject, secrets))
  const keys = found.map(spec.keyOf)
  if (spec.takesAll && choose.length > 0) return { outcome: 'choice_unknown', keys: [], reading }
  if (!spec.takesAll && found.length === 0) return { outcome: 'empty', reading }
  if (choose.some((key) => !keys.includes(key))) return { outcome: 'choice_unknown', keys, reading }
  if (!spec.takesAll && choose.length === 0 && found.length > 1) return { outcome: 'choice_needed', keys, reading }
  const subjects = choose.length === 0 ? found : found.filter((subject) => choose.includes(spec.keyOf(subject)))
  const plan: Plan = {
    ...{ action: spec.action, connection: connection.name, environment: connection.environment, target: reading.target },
    ...{ confirm: connection.name, subjects, statement: spec.statement(subjects, params), risk: risk ?? spec.risk(subjects, params) },
    ...(Object.keys(params).length > 0 && { params }),
    ...{ inverse: spec.inverse?.(subjects, params) ?? null, destructive: spec.destructive },
  }
  return { outcome: 'planned', plan, reading }
}
