import { Option, type Command } from 'commander'
import { measures } from '../../shared/domain/incident/measures.ts'
import type { Incident } from '../../shared/domain/incident/state.ts'
import { incidentModes, severities, type IncidentMode, type Severity } from '../../shared/domain/incident/words.ts'
import { numbersCsv } from '../../shared/domain/numbers/csv.ts'
import { bySeverity, numbersOf, type Numbered } from '../../shared/domain/numbers/select.ts'
import { durationText, minuteOf } from '../../shared/domain/time/show.ts'
import { say } from '../../shared/text/message.ts'
import type { Desk } from './desk.ts'
import { answer, refused, withCore, type Session } from './session.ts'
import { table } from './table.ts'
import { oneLine } from './width.ts'

export function addNumbers(program: Command, { lang, act }: Desk): void {
  program
    .command('numbers')
    .usage('[--mode MODE] [--severity SEV] [--csv]')
    .summary(say(lang, 'numbers.cli.about'))
    .description(say(lang, 'numbers.cli.shows'))
    .addOption(new Option('--mode <MODE>', say(lang, 'numbers.cli.mode')).choices(incidentModes).default('real'))
    .addOption(new Option('--severity <SEV>', say(lang, 'numbers.cli.severity')).choices(severities))
    .option('--csv', say(lang, 'numbers.cli.csv'))
    .action(act(numbers))
}

interface Options {
  readonly mode: IncidentMode
  readonly severity?: Severity
  readonly csv?: boolean
}

const numbers = (session: Session, { mode, severity, csv = false }: Options) =>
  withCore(session, async (client) => {
    const listed = await client.incidents.list({})
    if (!listed.ok) return refused(session, listed.error)
    const chosen = numbersOf(listed.value, mode).filter(({ incident }) => severity === undefined || incident.severity === severity)
    if (csv) {
      session.world.out.write(numbersCsv(chosen))
      return 0
    }
    const plain = chosen.map(({ incident, times }) => ({
      incidentId: incident.id,
      title: incident.title,
      severity: incident.severity,
      times,
    }))
    return answer(session, { ok: true, value: { mode, incidents: plain } }, () => numbersLines(session, mode, chosen))
  })

function numbersLines({ lang }: Session, mode: IncidentMode, chosen: readonly Numbered[]): readonly string[] {
  const modeWord = say(lang, `word.mode.${mode}`)
  if (chosen.length === 0) return [say(lang, 'numbers.none', { mode: modeWord })]
  const time = (ms: number | null | undefined) => (ms === null || ms === undefined ? '—' : durationText(ms, lang))
  const names = measures.map(({ name }) => say(lang, `measure.${name}`))
  const ends = new Set([4, 5, 6, 7])
  const each = chosen.map(({ incident, times }) => [
    ...[
      dated(incident),
      say(lang, `word.severity.${incident.severity}`),
      incident.id,
      oneLine(incident.title ?? say(lang, 'word.redacted')),
    ],
    ...measures.map(({ name }) => time(times[name])),
  ])
  const medians = bySeverity(chosen).map(({ severity, count, spreads }) => [
    ...[say(lang, 'numbers.median'), say(lang, `word.severity.${severity}`), say(lang, 'numbers.count', { n: count }), ''],
    ...measures.map(({ name }) => time(spreads[name]?.median)),
  ])
  return [
    say(lang, 'numbers.of_mode', { mode: modeWord }),
    '',
    ...table([...each, ...medians], {
      head: [say(lang, 'numbers.declared'), say(lang, 'numbers.severity'), 'ID', say(lang, 'numbers.title'), ...names],
      ends,
    }),
    '',
    ...measures.map(({ name, from, to }) => {
      const between = say(lang, 'measure.between', { from: say(lang, `word.milestone.${from}`), to: say(lang, `word.milestone.${to}`) })
      return `${say(lang, `measure.${name}`)}: ${between}`
    }),
  ]
}

/** In the zone of the incident, and says which: past incidents can be of several. */
const dated = ({ declaredAt, zone }: Incident) => `${minuteOf(declaredAt, zone)} ${zone}`
