import type { RunView, StepView } from '../../shared/contract/runs.ts'
import { needsReason, type Plan } from '../../shared/domain/run/plan.ts'
import { subjectNames, subjectRows } from '../../shared/domain/run/subjects.ts'
import type { StepStateName } from '../../shared/domain/run/record.ts'
import { clockTime } from '../../shared/domain/time/show.ts'
import { say } from '../../shared/text/message.ts'
import { aboutLines, asksChoice } from './step-lines.ts'
import { commandLine } from './command-line.ts'
import { environmentWord } from './environment-word.ts'
import { readingLines } from './reading-lines.ts'
import { painted, type Session, type Style } from './session.ts'
import { table } from './table.ts'
import { clean, oneLine } from './width.ts'

const looks: Readonly<Record<StepStateName, readonly [shape: string, style: Style]>> = {
  pending: [' ', 'dim'],
  ready: ['>', 'bold'],
  running: ['~', 'cyan'],
  waiting: ['!', 'yellow'],
  passed: ['✓', 'green'],
  failed: ['✗', 'red'],
  skipped: ['-', 'dim'],
  overridden: ['»', 'yellow'],
  expired: ['✗', 'red'],
  unknown: ['?', 'magenta'],
}

function stateWord({ lang, world }: Session, state: StepStateName): string {
  const [shape, style] = looks[state]
  return painted(world.out, style, `${shape} ${say(lang, `word.step.${state}`)}`)
}

/** The whole run: every step and how it stands, then the one thing to do now. */
export function runLines(session: Session, run: RunView, zone: string): readonly string[] {
  const { lang, world } = session
  const targets = Object.entries(run.targets).map(([name, connection]) => `${name}=${connection}`)
  const rows = run.steps.map((step) => {
    const done = step.history && step.state !== 'ready' ? `${clockTime(step.history.at, zone)} ${oneLine(step.history.by)}` : ''
    return [stateWord(session, step.state), `${'  '.repeat(step.depth)}${step.id}`, oneLine(step.title[lang]), done]
  })
  return [
    painted(world.out, 'bold', oneLine(run.title[lang])) + (run.source ? `  (${run.source})` : ''),
    [run.id, ...(run.incidentId === null ? [] : [run.incidentId]), ...targets, say(lang, 'cli.run.times_in', { zone })].join(' · '),
    '',
    ...table(rows, { indent: 2 }),
    ...nextLines(session, run, zone),
  ]
}

/** What became of one step, with all that a decision on it needs, then the one thing to do now. */
export function stepLines(session: Session, run: RunView, stepId: string, zone: string): readonly string[] {
  const { lang } = session
  const step = run.steps.find(({ id }) => id === stepId)
  if (!step) return runLines(session, run, zone)
  const failed = step.state === 'failed' || step.state === 'unknown' || step.state === 'expired'
  // What an action was planned from shows the trouble before it; beside "done" it would read as if nothing had changed.
  const acted = step.type === 'action' && step.state === 'passed'
  return [
    `${stateWord(session, step.state)}  ${step.id}  ${oneLine(step.title[lang])}`,
    ...(step.history?.says ? indented(step.history.says) : []),
    ...(step.history?.why && !failed ? indented(step.history.why[lang]) : []),
    ...(step.reading && !acted ? readingLines(session, step.reading, { query: false, indent: 2 }) : []),
    ...nextLines(session, run, zone),
  ]
}

/** A waiting step asks for consent, a failed one for another try or a word; a fresh one says what it is about. */
function nextLines(session: Session, run: RunView, zone: string): readonly string[] {
  const { lang, world } = session
  const next = run.steps.find(({ id }) => id === run.next)
  if (!next) return ['', run.endedAt === null ? say(lang, 'cli.run.nothing_next') : say(lang, 'cli.run.ended')]
  const title = painted(world.out, 'bold', say(lang, 'cli.run.next', { stepId: next.id, title: oneLine(next.title[lang]) }))
  return ['', title, ...(run.waits ? [`  ${run.waits[lang]}`] : []), ...howLines(session, run, next, zone)]
}

function howLines(session: Session, run: RunView, next: StepView, zone: string): readonly string[] {
  if (next.state === 'waiting' && next.type === 'action') return waitingLines(session, run, next, zone)
  return [...readyLines(session, run, next), ...aboutLines(session, run, next)]
}

function readyLines(session: Session, run: RunView, step: StepView): readonly string[] {
  const { lang } = session
  const words = step.type === 'manual' && step.record ? ['--note', '…'] : []
  const stuck = step.state === 'failed' || step.state === 'unknown' || step.state === 'expired'
  return [
    ...(step.text ? indented(step.text[lang]) : []),
    ...(step.record ? indented(say(lang, 'cli.run.write_down', { what: step.record[lang] })) : []),
    ...(asksChoice(step) ? [] : [`  ${commandLine(session, ['run', 'step', run.id, step.id, ...words])}`]),
    ...(stuck ? [`  ${commandLine(session, ['run', 'override', run.id, step.id, '--reason', '…'])}`] : []),
  ]
}

function waitingLines(session: Session, run: RunView, step: StepView, zone: string): readonly string[] {
  const { lang } = session
  const planned = step.history?.planned
  if (!planned?.plan) return [`  ${say(lang, 'word.redacted')}`]
  const { plan, planHash } = planned
  const approve = ['--approve', planHash, '--confirm', '…', ...(needsReason(plan) ? ['--reason', '…'] : [])]
  return [
    ...planLines(session, plan, planned, zone),
    '',
    say(lang, needsReason(plan) ? 'cli.run.to_approve' : 'cli.run.to_approve_bare', { name: oneLine(plan.confirm) }),
    `  ${commandLine(session, ['run', 'step', run.id, step.id, ...approve])}`,
  ]
}

const statementAt = 2

export function planLines(session: Session, plan: Plan, planned: { planHash: string; expiresAt: string }, zone: string): readonly string[] {
  const { lang } = session
  // As it will be sent, line by line: a request's body is not to be read out of one line.
  const isLong = plan.statement.trim().includes('\n')
  const facts = [
    [say(lang, 'cli.plan.environment'), environmentWord(session, plan.environment)],
    [say(lang, 'cli.plan.target'), oneLine(plan.target)],
    [say(lang, 'cli.plan.statement'), isLong ? '' : oneLine(plan.statement)],
    [say(lang, 'cli.plan.risk'), oneLine(plan.risk[lang])],
    [say(lang, 'cli.plan.expires'), `${clockTime(planned.expiresAt, zone)} (${zone})`],
    [say(lang, 'cli.plan.hash'), planned.planHash],
  ]
  const lines = table(facts, { indent: 2 })
  const names = subjectNames(plan)
  const subjects = subjectRows(plan).map((row) =>
    table(
      row.map((value, at) => [names[at] ?? '', value === null ? '—' : oneLine(String(value))]),
      { indent: 4 },
    ),
  )
  return [
    ...lines.slice(0, statementAt + 1),
    ...(isLong ? indented(plan.statement).map((line) => `  ${line}`.trimEnd()) : []),
    ...lines.slice(statementAt + 1),
    `  ${say(lang, 'cli.plan.subjects', { n: plan.subjects.length })}`,
    ...subjects.flatMap((rows, index) => (index === 0 ? rows : ['', ...rows])),
  ]
}

const indented = (text: string) =>
  clean(text)
    .trim()
    .split('\n')
    .map((line) => `  ${line}`)
