import type { StepView } from '../../../shared/contract/runs.ts'
import { both } from '../../../shared/domain/document/both.ts'
import type { LocalText } from '../../../shared/domain/document/local-text.ts'
import { durationMs } from '../../../shared/domain/playbook/duration.ts'
import { encodeArguments, encodeJson, encodePromql, encodeSql, type Encoded } from '../../../shared/domain/playbook/encode.ts'
import { missingIn, shownLocal, shownText, type Values } from '../../../shared/domain/playbook/render.ts'
import type { Leaf } from '../../../shared/domain/playbook/script.ts'
import type { Step, StepOf } from '../../../shared/domain/playbook/step.ts'
import { inverseOf } from '../../../shared/domain/run/decide.ts'
import { atOneKeyboard, contactNow } from '../../../shared/domain/run/decide-people.ts'
import { openedOf, type Run } from '../../../shared/domain/run/state.ts'
import type { StepStanding } from '../../../shared/domain/run/select.ts'
import { plusMs } from '../../../shared/domain/run/watch.ts'
import type { Connection } from '../../../shared/domain/connection/state.ts'
import type { Prober } from '../probing/prober.ts'
import type { Reader } from '../store/store.ts'
import type { WatchProgress } from './watches.ts'

export interface StepJoined {
  readonly read: Pick<Reader, 'reading'>
  readonly prober: Pick<Prober, 'commandContext'>
  readonly connectionOf: (run: Run, target: string) => Connection | undefined
  readonly progress: (runId: string, stepId: string) => WatchProgress | undefined
}

/** A step as it is shown: what the playbook says with the run's values in place, and how it stands. */
export function stepView(run: Run, leaf: Leaf, standing: StepStanding, joined: StepJoined): StepView {
  const { id, step, depth, phase, gate } = leaf
  const { state, history, waitsFor } = standing
  const seen = joined.progress(run.id, id)
  const target = 'target' in step ? (step.target ?? null) : null
  const shown = (text: LocalText | undefined) => (text ? shownLocal(text, run.variables) : null)
  return {
    ...{ id, type: step.type, depth, phase, gate, state, history, waitsFor },
    title: shownLocal(step.title, run.variables),
    text: shown(step.text),
    record: 'record' in step ? shown(step.record) : null,
    risk: 'risk' in step ? shown(step.risk) : null,
    ...{ source: step.source ?? null, role: step.role ?? null, owner: step.owner ?? null },
    connection: target !== null && Object.hasOwn(run.targets, target) ? (run.targets[target] ?? null) : null,
    probe: 'probe' in step ? step.probe : null,
    reading: seen?.latest ?? (history?.readingId ? (joined.read.reading(history.readingId) ?? null) : null),
    watch: step.type === 'watch' ? watchView(step, standing, seen) : null,
    question: step.type === 'decision' ? shown(step.question) : null,
    options:
      'options' in step
        ? step.options.map((option) => ({ id: option.id, title: shownLocal(option.title, run.variables), text: shown(option.text) }))
        : [],
    approval: step.type === 'approval' ? approvalView(step, standing) : null,
    contact: step.type === 'contact' ? contactView(run, step, standing) : null,
    command: step.type === 'command' ? commandView(run, step, joined) : null,
    draft: step.type === 'notify' ? { audience: step.audience, text: shownLocal(step.message, run.variables) } : null,
    until: step.type === 'wait' && state === 'running' && history?.begunAt ? plusMs(history.begunAt, durationMs(step.for) ?? 0) : null,
    timeBoxAt: timeBoxAt(run, step),
    calls: step.type === 'playbook' ? step.playbook : null,
    preApproves: step.type === 'watch' ? (step.pre_approves ?? null) : null,
    inverse: inverseOf(step),
    missing: [...missingOf(step, run.variables)],
  }
}

function watchView(step: StepOf<'watch'>, { state, history }: StepStanding, seen: WatchProgress | undefined) {
  const begunAt = state === 'running' ? (history?.begunAt ?? null) : null
  return {
    heldSince: seen?.heldSince ?? null,
    holdsForMs: step.holds_for === undefined ? 0 : (durationMs(step.holds_for) ?? 0),
    expiresAt: begunAt === null ? null : plusMs(begunAt, durationMs(step.within) ?? 0),
  }
}

function approvalView({ roles, approvals, not_requester: notRequester }: StepOf<'approval'>, { history }: StepStanding) {
  const given = history?.asked?.given.filter(({ consents }) => consents) ?? []
  const oneKeyboard = history?.asked ? atOneKeyboard(given, history.asked.logId) : false
  return { roles: [...roles], needed: approvals, given: given.length, notRequester, oneKeyboard }
}

function contactView(run: Run, step: StepOf<'contact'>, { history }: StepStanding) {
  const index = contactNow({ step, record: history ?? undefined })
  const { who, ways } = step.contacts[index]!
  const since = history?.tries.at(-1)?.at ?? openedOf(run, step.id)?.at ?? null
  return {
    ...{ index, count: step.contacts.length, who: shownText(who, run.variables) },
    ways: ways.map(({ by, to }) => ({ by, to: shownText(to, run.variables) })),
    nextAt: since === null ? null : plusMs(since, durationMs(step.wait_for) ?? 0),
  }
}

function commandView(run: Run, step: StepOf<'command'>, { prober, connectionOf }: StepJoined): StepView['command'] {
  const connection = step.target === undefined ? undefined : connectionOf(run, step.target)
  const { variables } = run
  const made = (kind: NonNullable<StepView['command']>['kind'], encoded: Encoded) => ({ kind, ...shownEncoded(encoded) })
  if (step.sql !== undefined) return made('sql', encodeSql(step.sql, variables))
  if (step.promql !== undefined) return made('promql', encodePromql(step.promql, variables))
  if (step.program === undefined) return made('json', encodeJson(step.json ?? null, variables))
  const context = connection ? prober.commandContext(step.program, connection) : []
  return made('shell', encodeArguments(step.program, context, step.arguments, variables))
}

function shownEncoded(encoded: Encoded): { text: string | null; refused: LocalText | null } {
  if ('text' in encoded) return { text: encoded.text, refused: null }
  if ('flag' in encoded) return { text: null, refused: both('run.command.flag', { value: encoded.flag }) }
  if ('binary' in encoded) return { text: null, refused: both('run.command.binary') }
  return { text: null, refused: null }
}

function timeBoxAt(run: Run, { id, time_box: box }: Step): string | null {
  const opened = openedOf(run, id)
  return box === undefined || !opened ? null : plusMs(opened.at, durationMs(box) ?? 0)
}

/** The variables a step cannot be done without, that are not filled. */
export function missingOf(step: Step, values: Values): readonly string[] {
  if ('with' in step) return missingIn(step.with, values)
  if (step.type !== 'command') return []
  return missingIn(
    { arguments: step.arguments, sql: step.sql ?? '', promql: step.promql ?? '', json: JSON.stringify(step.json ?? '') },
    values,
  )
}
