import { accept, refuse } from '../../contract/errors.ts'
import type { Draft } from '../events.ts'
import type { Facts } from '../facts.ts'
import { whyNotValue, type Variables } from '../playbook/variable.ts'
import { placeOf } from './opening.ts'
import type { Run } from './state.ts'

/** Whether a whole value matches an RE2 pattern, or why that cannot be said. */
export type Matches = (pattern: string, value: string) => boolean | { readonly error: string }

interface Filling {
  readonly runId: string
  readonly place: Pick<Draft, 'incidentId' | 'occurredAt'>
  readonly matches: Matches
}

/** The values as events, each held against what the playbook says of it; the first that does not fit is refused. */
export function fillVariables(variables: Variables, given: Readonly<Record<string, string>>, { runId, place, matches }: Filling) {
  const drafts: Draft[] = []
  for (const [name, text] of Object.entries(given)) {
    const spec = Object.hasOwn(variables, name) ? variables[name] : undefined
    if (!spec) return refuse('variable_unknown', { name, variables: Object.keys(variables).join(', ') || '—' })
    const value = text.trim().normalize('NFC')
    const why = whyNotValue(spec, value, matches)
    if (why) return refuse('variable_invalid', { name, why: why.en, whyKo: why.ko })
    drafts.push({ type: 'run.variable_filled.v1', ...place, data: { runId, name, value } })
  }
  return accept<readonly Draft[]>(drafts)
}

/** Fills one variable of a run, also anew: the record keeps both. */
export function fill(
  run: Run | undefined,
  variables: Variables,
  command: { runId: string; name: string; value: string },
  matches: Matches,
  facts: Facts,
) {
  const { runId, name, value } = command
  if (!run) return refuse('run_unknown', { runId })
  if (run.endedAt !== null) return refuse('run_over', { runId })
  return fillVariables(variables, { [name]: value }, { runId, place: placeOf(run, facts), matches })
}
