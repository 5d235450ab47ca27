import type { Draft } from '../../../shared/domain/events.ts'
import type { Playbook } from '../../../shared/domain/playbook/spec.ts'
import type { Script } from '../../../shared/domain/playbook/script.ts'
import type { Reading } from '../../../shared/domain/probe/reading.ts'
import type { Surroundings } from '../../../shared/domain/run/advance.ts'
import { selectStanding } from '../../../shared/domain/run/select.ts'
import type { Run } from '../../../shared/domain/run/state.ts'
import type { Expressions } from '../expressions.ts'
import type { Reader } from '../store/store.ts'
import type { Scripts } from './scripts.ts'

interface ConditionDeps {
  readonly read: Pick<Reader, 'incident' | 'reading'>
  readonly scripts: Scripts
  readonly expressions: Expressions
}

/** More rows of one reading than this are not seen by a condition. */
const rowsMax = 100

/** What a run's conditions are asked over: its variables, its steps as they stand, its mode and its incident. */
export const surroundings =
  ({ read, scripts, expressions }: ConditionDeps) =>
  (run: Run, drafts: readonly Draft[]): Surroundings => {
    const incident = run.incidentId === null ? undefined : read.incident(run.incidentId)
    const readingOf = (id: string) => keptIn(drafts, id) ?? read.reading(id)
    const mode = incident?.mode ?? 'real'
    return {
      mode,
      holds(expression, now) {
        const vars = typedValues(scripts.playbook(now), now)
        const about = { severity: incident?.severity ?? '', services: [...(incident?.services ?? [])], title: incident?.title ?? '' }
        return expressions.holds(expression, { vars, mode, incident: about, steps: stepsOf(now, scripts.script(now), readingOf) })
      },
    }
  }

function keptIn(drafts: readonly Draft[], id: string): Reading | undefined {
  for (const draft of drafts) {
    if (draft.type !== 'probe.reading_kept.v1' || draft.data.readingId !== id) continue
    const { runId: _, stepId: __, ...reading } = draft.data
    return reading as Reading
  }
  return undefined
}

function stepsOf(run: Run, script: Script, readingOf: (id: string) => Reading | undefined) {
  const entries = selectStanding(run, script).steps.map(({ id, state, history }) => {
    const reading = history?.readingId ? readingOf(history.readingId) : undefined
    const step = { state, verdict: history?.verdict ?? '', chose: history?.option ?? '', rows: reading ? rowsOf(reading) : [] }
    return [id, step] as const
  })
  return Object.fromEntries(entries)
}

const rowsOf = ({ columns, rows }: Reading) =>
  rows.slice(0, rowsMax).map((row) => Object.fromEntries(columns.map((column, at) => [column, row[at] ?? null])))

/** Values as their types say, for expressions. One that is not filled is not there: asking for it says so. */
export function typedValues(playbook: Playbook | null, run: Run): Record<string, string | number | boolean> {
  const entries = Object.entries(run.variables).flatMap(([name, value]): [string, string | number | boolean][] => {
    if (value === null) return []
    const spec = playbook && Object.hasOwn(playbook.variables, name) ? playbook.variables[name] : undefined
    if (spec?.type === 'integer' || spec?.type === 'number') return [[name, Number(value)]]
    return [[name, spec?.type === 'boolean' ? value === 'true' : value]]
  })
  return Object.fromEntries(entries)
}
