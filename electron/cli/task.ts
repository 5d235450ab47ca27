import { Argument, Option, type Command } from 'commander'
import type { Client } from '../../shared/contract/bridge.ts'
import type { Reply } from '../../shared/contract/errors.ts'
import { taskOutcomes, type TaskOutcome } from '../../shared/domain/task/events.ts'
import type { Task } from '../../shared/domain/task/state.ts'
import { clockTime } from '../../shared/domain/time/show.ts'
import { say } from '../../shared/text/message.ts'
import type { Desk } from './desk.ts'
import { composed, when, whichIncident } from './options.ts'
import { answer, refused, withCore, type Session } from './session.ts'
import { table } from './table.ts'
import { oneLine } from './width.ts'

/** Work during an incident. */
export function addTask(program: Command, { lang, act }: Desk): void {
  const task = program.command('task').usage('list | add | ack | assign | extend | end | reopen').description(say(lang, 'task.cli.about'))
  const id = () => new Argument('<TASK>', say(lang, 'task.cli.id'))
  const reason = () => new Option('--reason <WHY>', say(lang, 'people.cli.reason')).argParser(composed)
  const add = (name: keyof typeof usages) =>
    task
      .command(name)
      .usage(usages[name])
      .description(say(lang, `task.cli.${name}`))
  add('list').addOption(whichIncident(lang)).action(act(list))
  add('add')
    .argument('<TEXT...>', say(lang, 'task.cli.text'))
    .addOption(new Option('--owner <PERSON>', say(lang, 'people.cli.person')).argParser(composed))
    .addOption(new Option('--for <TIME>', say(lang, 'task.cli.box')).argParser(composed))
    .addOption(whichIncident(lang))
    .addOption(when(lang))
    .action(act(give))
  add('ack').addArgument(id()).action(act(acknowledge))
  add('assign')
    .addArgument(id())
    .addArgument(new Argument('<PERSON>', say(lang, 'people.cli.person')).argParser(composed))
    .action(act(reassign))
  add('extend')
    .addArgument(id())
    .addArgument(new Argument('<TIME>', say(lang, 'task.cli.box')).argParser(composed))
    .addOption(reason())
    .action(act(extend))
  add('end')
    .addArgument(id())
    .addArgument(new Argument('<OUTCOME>', say(lang, 'task.cli.outcome')).choices(taskOutcomes))
    .addOption(new Option('--result <TEXT>', say(lang, 'task.cli.result')).argParser(composed))
    .action(act(end))
  add('reopen').addArgument(id()).addOption(reason()).action(act(reopen))
}

const usages = {
  list: '[--incident ID]',
  add: 'TEXT... [--owner PERSON] [--for TIME] [--incident ID] [--at T]',
  ack: 'TASK',
  assign: 'TASK PERSON',
  extend: 'TASK TIME [--reason WHY]',
  end: 'TASK done|failed|cancelled [--result TEXT]',
  reopen: 'TASK [--reason WHY]',
} as const

const done = (session: Session, ask: (client: Client) => Promise<Reply<{ incidentId: string; seq: number }>>) =>
  withCore(session, async (client) =>
    answer(session, await ask(client), ({ incidentId, seq }) => [say(session.lang, 'people.cli.done', { incidentId, seq })]),
  )

const list = (session: Session, { incident: incidentId }: { readonly incident?: string }) =>
  withCore(session, async (client) => {
    const reply = await client.tasks.list({ incidentId })
    if (!reply.ok) return refused(session, reply.error)
    const of = await client.incidents.get({ incidentId: reply.value.incidentId })
    if (!of.ok) return refused(session, of.error)
    return answer(session, reply, ({ tasks }) =>
      tasks.length === 0 ? [say(session.lang, 'task.cli.none')] : table(tasks.map((task) => rowOf(session, task, of.value.zone))),
    )
  })

function rowOf({ lang }: Session, { taskId, title, owner, dueAt, acknowledgedAt, promptedAt, ended }: Task, zone: string) {
  const state = ended
    ? say(lang, `word.task.${ended.outcome}`)
    : promptedAt !== null
      ? say(lang, 'task.over')
      : say(lang, acknowledgedAt === null ? 'task.unheard' : 'task.heard')
  return [
    ...[taskId, state, dueAt === null ? '' : say(lang, 'task.until', { time: clockTime(dueAt, zone).slice(0, 5) })],
    owner === '' ? say(lang, 'task.nobody') : oneLine(owner ?? say(lang, 'word.redacted')),
    oneLine([title ?? say(lang, 'word.redacted'), ended?.result ?? ''].filter(Boolean).join(' → ')),
  ]
}

interface Given {
  readonly owner?: string
  readonly for?: string
  readonly incident?: string
  readonly at?: string
}

const give = (session: Session, words: readonly string[], { owner, for: box, incident: incidentId, at }: Given) =>
  withCore(session, async (client) => {
    const reply = await client.tasks.add({ incidentId, title: composed(words.join(' ')), owner, box, at })
    return answer(session, reply, ({ taskId }) => [say(session.lang, 'task.cli.added', { taskId })])
  })

const acknowledge = (session: Session, taskId: string) => done(session, (client) => client.tasks.acknowledge({ taskId }))

const reassign = (session: Session, taskId: string, owner: string) =>
  done(session, (client) => client.tasks.reassign({ taskId, owner: owner.replace(/^@/u, '') }))

const extend = (session: Session, taskId: string, by: string, { reason }: { readonly reason?: string }) =>
  done(session, (client) => client.tasks.extend({ taskId, by, reason }))

const end = (session: Session, taskId: string, outcome: TaskOutcome, { result }: { readonly result?: string }) =>
  done(session, (client) => client.tasks.end({ taskId, outcome, result }))

const reopen = (session: Session, taskId: string, { reason }: { readonly reason?: string }) =>
  done(session, (client) => client.tasks.reopen({ taskId, reason }))
