import { randomBytes } from 'node:crypto'
import { CommanderError, Option, type Command } from 'commander'
import { languages, type Language } from '../../shared/domain/document/local-text.ts'
import { languageOf } from '../../shared/text/language.ts'
import { say } from '../../shared/text/message.ts'
import { Fault } from '../core/fault.ts'
import { addAction } from './action.ts'
import { addAttachment } from './attachment.ts'
import { addBackfill } from './backfill.ts'
import { addChanged } from './changed.ts'
import { addChecks } from './checks.ts'
import { addConnection } from './connection.ts'
import type { Desk, Work } from './desk.ts'
import { addDecision } from './decision.ts'
import { addEntry } from './entry.ts'
import { addExport } from './export.ts'
import { addFind } from './find.ts'
import { addFollowUp } from './follow-up.ts'
import { addIncident } from './incident.ts'
import { addLog } from './log.ts'
import { addNumbers } from './numbers.ts'
import { addOpen } from './open.ts'
import { filled } from './options.ts'
import { addPeople } from './people.ts'
import { addProbe } from './probe.ts'
import { addProfile } from './profile.ts'
import { addRecord } from './record.ts'
import { addPlaybook } from './playbook.ts'
import { addRoster } from './roster.ts'
import { addRun } from './run.ts'
import { refused, type Session } from './session.ts'
import { addTask } from './task.ts'
import { addTimeline } from './timeline.ts'
import { addUpdate } from './update.ts'
import { DeskCommand, helpIn, UsageFault, usageLine, usageSentence } from './usage.ts'
import type { World } from './world.ts'

/** Exit codes: 0 done, 1 refused or failed, 2 not understood. */
export async function runCli(argv: readonly string[], world: World): Promise<number> {
  const lang = languageFor(argv, world)
  const outcome = { code: 0 }
  const program = createProgram({ lang, act: actor(world, lang, outcome) }, world)
  try {
    await program.parseAsync([...argv], { from: 'user' })
    return outcome.code
  } catch (fault) {
    if (fault instanceof UsageFault) return misused(fault, argv, lang, world)
    if (fault instanceof VersionAsked) return tellVersion(world)
    // Help that was asked for is an answer; help shown because the line stopped short is not.
    if (fault instanceof CommanderError) return fault.exitCode === 0 ? 0 : 2
    throw fault
  }
}

/** Answered outside the parser: the version stands with the core, which help must not wait for. */
class VersionAsked extends Error {}

async function tellVersion(world: World): Promise<number> {
  world.out.write(`${(await world.core()).version}\n`)
  return 0
}

function createProgram(desk: Desk, world: World): Command {
  const { lang } = desk
  const program = new DeskCommand('quarterdeck')
    .description(say(lang, 'cli.about'))
    .usage(say(lang, 'cli.usage_tail'))
    .exitOverride()
    .configureHelp(helpIn(lang))
    .configureOutput({
      writeOut: (text) => world.out.write(text),
      writeErr: (text) => world.err.write(text),
      getOutHelpWidth: () => world.out.columns,
      getErrHelpWidth: () => world.err.columns,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .helpOption('-h, --help', say(lang, 'cli.option.help'))
    .helpCommand(false)
    .option('-V, --version', say(lang, 'cli.option.version'))
    .on('option:version', () => {
      throw new VersionAsked()
    })
    .addOption(new Option('--data <DIR>', say(lang, 'cli.option.data')).argParser(filled(lang)))
    .option('--json', say(lang, 'cli.option.json'))
    .addOption(new Option('--lang <LANG>', say(lang, 'cli.option.lang')).choices(languages))
  const adds = [
    addIncident,
    addLog,
    addBackfill,
    addEntry,
    addAttachment,
    addDecision,
    addUpdate,
    addPeople,
    addTask,
    addFollowUp,
    addRoster,
    addTimeline,
    addFind,
    addChanged,
    addNumbers,
    addConnection,
    addProbe,
    addProfile,
    addAction,
    addPlaybook,
    addRun,
    addChecks,
    addExport,
    addRecord,
    addOpen,
  ]
  adds.forEach((add) => add(program, desk))
  return program
}

/** The parser reads the options first; what a command says while it reads them must be in the right language already. */
function languageFor(argv: readonly string[], world: World): Language {
  const [asked, data] = [typedAfter(argv, '--lang'), typedAfter(argv, '--data')]
  const chosen = data?.trim() === '' ? undefined : world.chosenLanguage(data)
  return languages.find((language) => language === asked) ?? languageOf(world.env, chosen)
}

/** The last value of an option, however it was written. */
function typedAfter(argv: readonly string[], option: string): string | undefined {
  const end = argv.indexOf('--')
  const typed = end < 0 ? argv : argv.slice(0, end)
  const values = typed.flatMap((word, index) => {
    if (word.startsWith(`${option}=`)) return [word.slice(option.length + 1)]
    return typed[index - 1] === option ? [word] : []
  })
  return values.at(-1)
}

const actor =
  (world: World, lang: Language, outcome: { code: number }): Desk['act'] =>
  <Params extends readonly unknown[]>(work: Work<Params>) =>
  async (...given: unknown[]) => {
    const { data, json = false } = (given.at(-1) as Command).optsWithGlobals<{ data?: string; json?: boolean }>()
    const session: Session = { world, lang, json, data }
    try {
      outcome.code = await work(session, ...(given as unknown as Params))
    } catch (fault) {
      if (fault instanceof UsageFault) throw fault
      outcome.code = await failed(session, fault)
    }
  }

/** The world failed us: its refusal, where it has one. Anything else is our own fault and leaves a trace to report. */
async function failed(session: Session, fault: unknown): Promise<number> {
  if (fault instanceof Fault) return refused(session, fault.refusal)
  const reference = randomBytes(4).toString('hex')
  const core = await session.world.core()
  core.reportFault(`command failed, reference ${reference}`, fault)
  return refused(session, { code: 'internal', detail: { reference } })
}

function misused(fault: UsageFault, argv: readonly string[], lang: Language, { out, err }: World): number {
  const message = usageSentence(lang, fault)
  err.write(`${message}\n${say(lang, 'cli.help.usage')} ${usageLine(fault.command)}\n`)
  if (argv.includes('--json')) out.write(`${JSON.stringify({ error: { code: 'usage', detail: {}, message } })}\n`)
  return 2
}
