import { Option, type Command } from 'commander'
import type { Client } from '../../shared/contract/bridge.ts'
import type { Reply } from '../../shared/contract/errors.ts'
import type { RunView } from '../../shared/contract/runs.ts'
import { say } from '../../shared/text/message.ts'
import { collected, composed, filled, pair, whichIncident } from './options.ts'
import type { Desk } from './desk.ts'
import { runLines } from './run-lines.ts'
import { addRunMore } from './run-more.ts'
import { override, step, zoneOf } from './run-step.ts'
import { answer, note, withCore, type Session } from './session.ts'

export function addRun(program: Command, { lang, act }: Desk): void {
  const run = program
    .command('run')
    .usage('start | status | step | override | reopen | undo | set | choices | watch')
    .description(say(lang, 'cli.run.about'))
  const runId = say(lang, 'cli.argument.run')
  const stepId = say(lang, 'cli.argument.step')
  const reason = () => new Option('--reason <R>', say(lang, 'cli.option.reason')).argParser(composed)
  run
    .command('start')
    .usage('PLAYBOOK [--incident ID] [--target NAME=CONNECTION]... [--value NAME=VALUE]...')
    .description(say(lang, 'cli.run.start.about'))
    .argument('<PLAYBOOK>', say(lang, 'cli.argument.playbook'), composed)
    .addOption(whichIncident(lang))
    .addOption(new Option('--target <NAME=CONNECTION>', say(lang, 'cli.option.run_target')).argParser(pair(lang)))
    .addOption(new Option('--value <NAME=VALUE>', say(lang, 'cli.option.value')).argParser(pair(lang)))
    .action(act(start))
  run.command('status').usage('RUN').description(say(lang, 'cli.run.status.about')).argument('<RUN>', runId).action(act(status))
  run
    .command('step')
    .usage(
      'RUN STEP [--choose KEY]... [--note TEXT] [--role ROLE] [--person NAME] | --approve PLAN_HASH --confirm TARGET [--reason R] | --skip --reason R',
    )
    .description(say(lang, 'cli.run.step.about'))
    .argument('<RUN>', runId)
    .argument('<STEP>', stepId)
    .addOption(new Option('--choose <KEY>', say(lang, 'cli.option.choose')).argParser(collected))
    .addOption(new Option('--note <TEXT>', say(lang, 'cli.option.note')).argParser(composed))
    .addOption(new Option('--role <ROLE>', say(lang, 'cli.option.role')).argParser(composed))
    .addOption(new Option('--person <NAME>', say(lang, 'cli.option.person')).argParser(composed))
    .addOption(
      new Option('--approve <PLAN_HASH>', say(lang, 'cli.option.approve')).argParser(filled(lang)).conflicts(['skip', 'choose', 'note']),
    )
    .addOption(new Option('--confirm <TARGET>', say(lang, 'cli.option.confirm')).argParser(composed).conflicts(['skip', 'choose', 'note']))
    .addOption(new Option('--skip', say(lang, 'cli.option.skip')).conflicts(['choose', 'note']))
    .addOption(reason())
    .action(act(step))
  run
    .command('override')
    .usage('RUN STEP --reason R')
    .description(say(lang, 'cli.run.override.about'))
    .argument('<RUN>', runId)
    .argument('<STEP>', stepId)
    .addOption(reason())
    .action(act(override))
  addRunMore(run, { lang, act })
}

interface Started {
  readonly incident?: string
  readonly target?: Record<string, string>
  readonly value?: Record<string, string>
}

const start = (session: Session, playbookId: string, { incident, target = {}, value = {} }: Started) =>
  withCore(session, async (client) => {
    const reply = await client.runs.start({ playbookId, incidentId: incident, targets: target, variables: value })
    const code = await wholeRun(session, client, reply)
    for (const text of reply.ok ? await warnings(session, client, reply.value) : []) note(session, text)
    return code
  })

/** What a person should know before the first step: files that were meant and not taken, and changes that cannot be made. */
async function warnings({ lang }: Session, client: Client, run: RunView): Promise<readonly string[]> {
  const [shelf, connections] = [await client.playbooks.list({}), await client.connections.list({})]
  const others = shelf.ok ? shelf.value.filter(({ id, problems }) => id === run.playbookId && problems.length > 0) : []
  const readOnly = connections.ok ? connections.value.filter(({ access }) => access === 'read_only').map(({ name }) => name) : []
  const closed = run.steps.filter(({ type, connection }) => type === 'action' && connection !== null && readOnly.includes(connection))
  return [
    ...others.map(({ file, problems }) => say(lang, 'cli.run.file_not_taken', { file, why: problems[0]?.says[lang] ?? '' })),
    ...closed.map(({ id, connection }) => say(lang, 'cli.run.action_closed', { stepId: id, name: connection ?? '' })),
  ]
}

const status = (session: Session, runId: string) =>
  withCore(session, async (client) => wholeRun(session, client, await client.runs.get({ runId })))

async function wholeRun(session: Session, client: Client, reply: Reply<RunView>): Promise<number> {
  const zone = await zoneOf(client, reply)
  return answer(session, reply, (run) => runLines(session, run, zone))
}
