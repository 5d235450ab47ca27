import { accept, refuse } from '../../../shared/contract/errors.ts'
import type { Connection } from '../../../shared/domain/connection/state.ts'
import { allowTargets } from '../../../shared/domain/incident/mode.ts'
import { filledGiven, missingIn } from '../../../shared/domain/playbook/render.ts'
import type { StepOf } from '../../../shared/domain/playbook/step.ts'
import type { Reading } from '../../../shared/domain/probe/reading.ts'
import type { Opened } from '../../../shared/domain/run/opening.ts'
import type { Run } from '../../../shared/domain/run/state.ts'
import type { Prober } from '../probing/prober.ts'
import type { Reader } from '../store/store.ts'
import { typedValues } from './conditions.ts'
import type { Scripts } from './scripts.ts'

type Asking = StepOf<'check'> | StepOf<'watch'>

/** How steps ask their probes: over the run's connection, with its values, by what the playbook expects. */
export interface StepAsker {
  connectionOf(run: Run, target: string): Connection | undefined
  /** Undefined: there is no such connection any more, or a value is missing. Throws the prober's faults. */
  ask(opened: Opened<Asking>): Promise<Reading | undefined>
  /** The same, saying which. */
  prepare(opened: Opened<Asking | StepOf<'action'>>): ReturnType<typeof prepared> | Extract<ReturnType<typeof allowTargets>, { ok: false }>
  /** Whether this run may touch a target at all. */
  allowed(run: Run): ReturnType<typeof allowTargets>
}

export function createStepAsker({
  read,
  prober,
  scripts,
}: {
  read: Pick<Reader, 'connection' | 'incident'>
  prober: Pick<Prober, 'ask'>
  scripts: Scripts
}): StepAsker {
  const connectionOf = (run: Run, target: string) =>
    read.connection(Object.hasOwn(run.targets, target) ? (run.targets[target] ?? target) : target)
  const allowed = (run: Run) => allowTargets(run.incidentId === null ? undefined : read.incident(run.incidentId))
  const prepare = (opened: Opened<Asking | StepOf<'action'>>) => {
    const may = allowed(opened.run)
    return may.ok ? prepared(opened, connectionOf(opened.run, opened.step.target)) : may
  }
  return {
    allowed,
    connectionOf,
    prepare,
    async ask(opened) {
      const ready = prepare(opened)
      if (!ready.ok) return undefined
      const { probe, expect } = opened.step
      const expected = expect === undefined ? undefined : { when: expect, vars: typedValues(scripts.playbook(opened.run), opened.run) }
      return prober.ask(probe, ready.value.connection, ready.value.params, { expected })
    },
  }
}

function prepared({ run, step }: Opened<Asking | StepOf<'action'>>, connection: Connection | undefined) {
  if (!connection) return refuse('connection_unknown', { name: run.targets[step.target] ?? step.target })
  const params = filledGiven(step.with, run.variables)
  if (!params) return refuse('variable_missing', { stepId: step.id, names: missingIn(step.with, run.variables).join(', ') })
  return accept({ connection, params })
}
