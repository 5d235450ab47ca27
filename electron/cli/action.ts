import { Option, type Command } from 'commander'
import type { ActionRecord } from '../../shared/domain/action/state.ts'
import type { ParamSpec } from '../../shared/domain/probe/params.ts'
import { needsReason } from '../../shared/domain/run/plan.ts'
import { sayAny, say } from '../../shared/text/message.ts'
import { commandLine } from './command-line.ts'
import { environmentWord } from './environment-word.ts'
import { collected, composed, filled, given, whichIncident, whole } from './options.ts'
import type { Desk } from './desk.ts'
import { planLines } from './run-lines.ts'
import { answer, painted, withCore, type Session, type Style } from './session.ts'
import { table } from './table.ts'
import { oneLine } from './width.ts'

const targetOption = (lang: Session['lang']) =>
  new Option('--target <NAME>', say(lang, 'cli.option.action_target')).argParser(composed).makeOptionMandatory()

export function addAction(program: Command, { lang, act }: Desk): void {
  const action = program
    .command('action')
    .usage('list | plan | run | recent | mitigations | revert | settle')
    .description(say(lang, 'cli.action.about'))
  const reason = () => new Option('--reason <R>', say(lang, 'cli.option.reason')).argParser(composed)
  const actionId = say(lang, 'cli.argument.action_id')
  const mitigation = say(lang, 'cli.argument.mitigation')
  action.command('list').usage('').description(say(lang, 'cli.action.list.about')).action(act(list))
  action
    .command('plan')
    .usage('ACTION --target NAME [--with KEY=VALUE]... [--choose KEY]... [--incident ID]')
    .description(say(lang, 'cli.action.plan.about'))
    .argument('<ACTION>', say(lang, 'cli.argument.action'), composed)
    .addOption(targetOption(lang))
    .addOption(new Option('--with <KEY=VALUE>', say(lang, 'cli.option.with')).argParser(given(lang)))
    .addOption(new Option('--choose <KEY>', say(lang, 'cli.option.choose')).argParser(collected))
    .addOption(whichIncident(lang))
    .action(act(plan))
  action
    .command('run')
    .usage('ACTION_ID --approve PLAN_HASH --confirm TARGET [--reason R]')
    .description(say(lang, 'cli.action.run.about'))
    .argument('<ACTION_ID>', actionId)
    .addOption(new Option('--approve <PLAN_HASH>', say(lang, 'cli.option.approve')).argParser(filled(lang)).makeOptionMandatory())
    .addOption(new Option('--confirm <TARGET>', say(lang, 'cli.option.confirm')).argParser(composed).makeOptionMandatory())
    .addOption(reason())
    .action(act(run))
  action
    .command('recent')
    .usage('[--limit N]')
    .description(say(lang, 'cli.action.recent.about'))
    .addOption(new Option('--limit <N>', say(lang, 'cli.option.limit', { most: 200 })).argParser(whole(lang, 1, 200)).default(20))
    .action(act(recent))
  action.command('mitigations').usage('').description(say(lang, 'cli.action.mitigations.about')).action(act(mitigations))
  action
    .command('revert')
    .usage('MITIGATION')
    .description(say(lang, 'cli.action.revert.about'))
    .argument('<MITIGATION>', mitigation)
    .action(act(revert))
  action
    .command('settle')
    .usage('MITIGATION --reason R')
    .description(say(lang, 'cli.action.settle.about'))
    .argument('<MITIGATION>', mitigation)
    .addOption(reason())
    .action(act(settle))
}

const list = (session: Session) =>
  withCore(session, async (client) =>
    answer(session, await client.actions.list({}), (actions) => {
      const { lang } = session
      const head = [say(lang, 'cli.column.action'), say(lang, 'cli.column.does'), say(lang, 'cli.column.wants')]
      return table(
        actions.map(({ action, title, params }) => [action, title[lang], wantsText(params)]),
        { head },
      )
    }),
  )

/** `sql, keep=10`: what must be said, and what is taken otherwise. */
export const wantsText = (params: readonly ParamSpec[]) =>
  params
    .map(({ name, required, default: usual }) => (required ? name : `[${name}${usual === undefined ? '' : `=${String(usual)}`}]`))
    .join(' ')

interface Wanted {
  readonly target: string
  readonly with?: Record<string, string>
  readonly choose?: string[]
  readonly incident?: string
}

const plan = (session: Session, action: string, { target, with: params = {}, choose = [], incident }: Wanted) =>
  withCore(session, async (client) =>
    answer(session, await client.actions.plan({ action, connection: target, params, choose, incidentId: incident }), (record) =>
      recordLines(session, record),
    ),
  )

const run = (
  session: Session,
  actionId: string,
  { approve: planHash, confirm, reason = '' }: { approve: string; confirm: string; reason?: string },
) =>
  withCore(session, async (client) =>
    answer(
      session,
      await client.actions.approve({ actionId, planHash, confirm, reason }),
      (record) => recordLines(session, record),
      ({ state, detail }) => (state === 'done' ? undefined : oneLine(detail?.[session.lang] ?? state)),
    ),
  )

const revert = (session: Session, mitigationId: string) =>
  withCore(session, async (client) =>
    answer(session, await client.actions.revert({ mitigationId }), (record) => recordLines(session, record)),
  )

const settle = (session: Session, mitigationId: string, { reason = '' }: { reason?: string }) =>
  withCore(session, async (client) =>
    answer(session, await client.actions.settle({ mitigationId, reason }), () => [say(session.lang, 'cli.action.settled')]),
  )

const recent = (session: Session, { limit }: { limit: number }) =>
  withCore(session, async (client) =>
    answer(session, await client.actions.recent({ limit }), (records) =>
      records.length === 0
        ? [say(session.lang, 'cli.action.none')]
        : table(
            records.map((record) => [
              record.at,
              stateWord(session, record),
              record.id,
              record.plan?.action ?? '—',
              record.plan?.connection ?? '—',
              record.by,
            ]),
          ),
    ),
  )

const mitigations = (session: Session) =>
  withCore(session, async (client) =>
    answer(session, await client.actions.mitigations({}), (inForce) =>
      inForce.length === 0
        ? [say(session.lang, 'cli.action.none_in_force')]
        : inForce.flatMap(({ id, action, connection, environment, since, by, statement, endedAt }) => [
            `${action} · ${connection} · ${environmentWord(session, environment)}`,
            `  ${oneLine(statement)}`,
            `  ${say(session.lang, 'cli.action.in_force_since', { since, by })}`,
            ...(endedAt === null ? [] : [`  ${say(session.lang, 'board.in_force.ended')} ${endedAt}`]),
            `  ${commandLine(session, ['action', endedAt === null ? 'revert' : 'settle', id])}`,
          ]),
    ),
  )

const looks: Readonly<Record<ActionRecord['state'], readonly [shape: string, style: Style]>> = {
  waiting: ['!', 'yellow'],
  running: ['~', 'cyan'],
  done: ['✓', 'green'],
  refused: ['✗', 'red'],
  failed: ['✗', 'red'],
  unknown: ['?', 'magenta'],
}

function stateWord({ lang, world }: Session, { state }: ActionRecord): string {
  const [shape, style] = looks[state]
  return painted(world.out, style, `${shape} ${say(lang, `word.action.${state}`)}`)
}

/** What is planned, where, and how to consent to it; or what came of it. */
function recordLines(session: Session, record: ActionRecord): readonly string[] {
  const { lang } = session
  const { plan, planHash, expiresAt } = record
  if (!plan) return [say(lang, 'word.redacted')]
  const head = `${stateWord(session, record)}  ${record.id}  ${sayAny(lang, `probe.${plan.action}.title`, {})}`
  if (record.state !== 'waiting') return [head, ...(record.detail ? [`  ${oneLine(record.detail[lang])}`] : [])]
  const consent = ['--approve', planHash, '--confirm', '…', ...(needsReason(plan) ? ['--reason', '…'] : [])]
  return [
    head,
    ...planLines(session, plan, { planHash, expiresAt }, zoneOf(expiresAt)),
    `  ${plan.inverse ? say(lang, 'cli.action.inverse', { action: plan.inverse.action }) : say(lang, 'cli.action.no_inverse')}`,
    '',
    say(lang, needsReason(plan) ? 'cli.run.to_approve' : 'cli.run.to_approve_bare', { name: oneLine(plan.confirm) }),
    `  ${commandLine(session, ['action', 'run', record.id, ...consent])}`,
  ]
}

/** A time of ours carries its offset, and a clock beside it needs no more. */
const zoneOf = (time: string) => /[+-]\d\d:\d\d$/u.exec(time)?.[0] ?? 'UTC'
