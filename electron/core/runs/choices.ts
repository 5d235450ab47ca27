import { accept, refuse } from '../../../shared/contract/errors.ts'
import { filledGiven, missingIn } from '../../../shared/domain/playbook/render.ts'
import type { Run } from '../../../shared/domain/run/state.ts'
import type { Prober } from '../probing/prober.ts'
import type { StepAsker } from './step-asker.ts'
import type { Scripts } from './scripts.ts'

interface ChoiceDeps {
  readonly scripts: Scripts
  readonly asker: Pick<StepAsker, 'connectionOf' | 'allowed'>
  readonly prober: Pick<Prober, 'ask'>
}

const most = 500

/** The values one variable can take: those its playbook lists, or those that stand in a column of a live answer. None: anything goes. */
export async function choicesOf(run: Run, name: string, { scripts, asker, prober }: ChoiceDeps) {
  const variables = scripts.playbook(run)?.variables ?? {}
  const spec = Object.hasOwn(variables, name) ? variables[name] : undefined
  if (!spec) return refuse('variable_unknown', { name, variables: Object.keys(variables).join(', ') || '—' })
  const from = spec.choices_from
  if (!from) return accept<readonly string[]>(spec.choices ?? [])
  const allowed = asker.allowed(run)
  if (!allowed.ok) return allowed
  const connection = asker.connectionOf(run, from.target)
  if (!connection) return refuse('connection_unknown', { name: run.targets[from.target] ?? from.target })
  const params = filledGiven(from.with, run.variables)
  if (!params) return refuse('variable_missing', { stepId: name, names: missingIn(from.with, run.variables).join(', ') })
  const reading = await prober.ask(from.probe, connection, params)
  const at = reading.columns.indexOf(from.column)
  if (at < 0) return refuse('target_unreachable', { name: connection.name, cause: reading.reason.en, causeKo: reading.reason.ko })
  const values = reading.rows.flatMap((row) => (row[at] === null || row[at] === undefined ? [] : [String(row[at])]))
  return accept<readonly string[]>([...new Set(values)].slice(0, most))
}
