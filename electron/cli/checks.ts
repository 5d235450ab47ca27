import { Option, type Command } from 'commander'
import type { Client } from '../../shared/contract/bridge.ts'
import type { Reply } from '../../shared/contract/errors.ts'
import type { RunView } from '../../shared/contract/runs.ts'
import { incidentModes, severities, type IncidentMode, type Severity } from '../../shared/domain/incident/words.ts'
import { nextToAsk } from '../../shared/domain/routine/next-to-ask.ts'
import { say } from '../../shared/text/message.ts'
import { abandonedLines, dueLines, foundLines, historyLines } from './checks-lines.ts'
import { commandLine } from './command-line.ts'
import type { Desk } from './desk.ts'
import { composed, pair, whole } from './options.ts'
import { runLines } from './run-lines.ts'
import { answer, note, refused, sentenceOf, withCore, type Session } from './session.ts'

export function addChecks(program: Command, { lang, act }: Desk): void {
  const checks = program
    .command('checks')
    .usage('due | run | show | history | assign | give | declare | abandon')
    .description(say(lang, 'cli.checks.about'))
  const [checklist, runId] = [say(lang, 'cli.argument.checklist'), say(lang, 'cli.argument.run')]
  checks.command('due').usage('').description(say(lang, 'cli.checks.due.about')).action(act(due))
  checks
    .command('run')
    .usage('CHECKLIST [--target NAME=CONNECTION]... [--value NAME=VALUE]...')
    .description(say(lang, 'cli.checks.run.about'))
    .argument('<CHECKLIST>', checklist, composed)
    .addOption(new Option('--target <NAME=CONNECTION>', say(lang, 'cli.option.run_target')).argParser(pair(lang)))
    .addOption(new Option('--value <NAME=VALUE>', say(lang, 'cli.option.value')).argParser(pair(lang)))
    .action(act(run))
  checks.command('show').usage('RUN').description(say(lang, 'cli.checks.show.about')).argument('<RUN>', runId).action(act(show))
  checks
    .command('history')
    .usage('CHECKLIST [--limit N]')
    .description(say(lang, 'cli.checks.history.about'))
    .argument('<CHECKLIST>', checklist, composed)
    .addOption(new Option('--limit <N>', say(lang, 'cli.checks.limit')).argParser(whole(lang, 1, 400)))
    .action(act(history))
  checks
    .command('assign')
    .usage('CHECKLIST [PERSON]')
    .description(say(lang, 'cli.checks.assign.about'))
    .argument('<CHECKLIST>', checklist, composed)
    .argument('[PERSON]', say(lang, 'cli.argument.person'), composed)
    .action(act(assign))
  checks
    .command('give')
    .usage('RUN STEP PERSON [--note TEXT]')
    .description(say(lang, 'cli.checks.give.about'))
    .argument('<RUN>', runId)
    .argument('<STEP>', say(lang, 'cli.argument.step'))
    .argument('<PERSON>', say(lang, 'cli.argument.person'), composed)
    .addOption(new Option('--note <TEXT>', say(lang, 'cli.option.note')).argParser(composed))
    .action(act(give))
  checks
    .command('declare')
    .usage('RUN [STEP]... [--title TEXT] [--severity S] [--mode M]')
    .description(say(lang, 'cli.checks.declare.about'))
    .argument('<RUN>', runId)
    .argument('[STEP...]', say(lang, 'cli.argument.step'))
    .addOption(new Option('--title <TEXT>', say(lang, 'cli.checks.title')).argParser(composed))
    .addOption(new Option('--severity <S>', say(lang, 'cli.option.severity')).choices(severities))
    .addOption(new Option('--mode <M>', say(lang, 'cli.option.mode')).choices(incidentModes))
    .action(act(declare))
  checks
    .command('abandon')
    .usage('RUN --reason TEXT')
    .description(say(lang, 'cli.checks.abandon.about'))
    .argument('<RUN>', runId)
    .addOption(new Option('--reason <TEXT>', say(lang, 'cli.option.reason')).argParser(composed))
    .action(act(abandon))
}

const due = (session: Session) =>
  withCore(session, async (client) => answer(session, await client.checks.list({}), (all) => dueLines(session, all)))

interface Given {
  readonly target?: Record<string, string>
  readonly value?: Record<string, string>
}

/** Begins a checklist, or goes on with the one that is under way, and asks every target it asks; what is left is for hands. */
const run = (session: Session, checklistId: string, given: Given) =>
  withCore(session, async (client) => {
    const begun = await begunOf(client, checklistId, given)
    if (!begun.ok) return refused(session, begun.error)
    const asked = new Set<string>()
    let now: RunView = begun.value
    for (let step = nextToAsk(now.steps, asked); step; step = nextToAsk(now.steps, asked)) {
      asked.add(step.id)
      const reply = await client.runs.step({ runId: now.id, stepId: step.id })
      if (reply.ok) now = reply.value
      else note(session, `${step.id}: ${sentenceOf(session, reply.error)}`)
    }
    const check = await client.checks.get({ runId: now.id })
    return answer(session, check, (view) => [...runLines(session, view.run, view.zone), '', ...foundLines(session, view)])
  })

async function begunOf(client: Client, checklistId: string, { target = {}, value = {} }: Given): Promise<Reply<RunView>> {
  const all = await client.checks.list({})
  if (!all.ok) return all
  const one = all.value.find((found) => found.checklistId === checklistId)
  const isGiven = Object.keys(target).length + Object.keys(value).length > 0
  if (one?.state === 'in_progress' && one.runId !== null && !isGiven) return client.runs.get({ runId: one.runId })
  return client.checks.start({ checklistId, targets: target, variables: value })
}

const show = (session: Session, runId: string) =>
  withCore(session, async (client) =>
    answer(session, await client.checks.get({ runId }), (view) => [
      ...abandonedLines(session, view),
      ...runLines(session, view.run, view.zone),
      '',
      ...foundLines(session, view),
    ]),
  )

const history = (session: Session, checklistId: string, { limit }: { limit?: number }) =>
  withCore(session, async (client) =>
    answer(session, await client.checks.history({ checklistId, limit }), (all) => historyLines(session, all)),
  )

const assign = (session: Session, checklistId: string, person = '') =>
  withCore(session, async (client) =>
    answer(session, await client.checks.assign({ checklistId, person }), (one) => dueLines(session, [one])),
  )

const give = (session: Session, runId: string, stepId: string, person: string, { note: words = '' }: { note?: string }) =>
  withCore(session, async (client) =>
    answer(session, await client.checks.assignAnomaly({ runId, stepId, person, note: words }), (view) => foundLines(session, view)),
  )

const abandon = (session: Session, runId: string, { reason = '' }: { reason?: string }) =>
  withCore(session, async (client) =>
    answer(session, await client.checks.abandon({ runId, reason }), (view) => [
      ...abandonedLines(session, view),
      commandLine(session, ['checks', 'run', view.checklistId]),
    ]),
  )

interface Declaring {
  readonly title?: string
  readonly severity?: Severity
  readonly mode?: IncidentMode
}

const declare = (session: Session, runId: string, stepIds: string[], { title, severity, mode }: Declaring) =>
  withCore(session, async (client) => {
    const { lang } = session
    const reply = await client.checks.declare({ runId, stepIds, title, severity, mode, language: lang })
    return answer(session, reply, ({ incidentId, title: named, severity: is, playbookIds }) => [
      say(lang, 'cli.incident.declared', {
        ...{ incidentId, severity: say(lang, `word.severity.${is}`), mode: say(lang, `word.mode.${mode ?? 'real'}`) },
      }),
      named,
      ...playbookIds.map((id) => `→ ${id}`),
    ])
  })
