import { heading, list, paragraph, prompt, quote, table, type Block, type Document } from '../document/blocks.ts'
import type { Language } from '../document/local-text.ts'
import { writingFor, type Writing } from '../document/writing.ts'
import type { Recorded } from '../events.ts'
import { inOrder } from '../follow-up/select.ts'
import { practiceWord } from '../incident/mode.ts'
import type { Incident } from '../incident/state.ts'
import { milestones } from '../incident/words.ts'
import { roleWord } from '../people/role-word.ts'
import { roleOf } from '../people/state.ts'
import { knownRoles } from '../people/words.ts'
import { accountOf, type Account } from '../postmortem/account.ts'
import type { Run } from '../run/state.ts'
import { describeEvent } from '../timeline/describe.ts'
import { oneLine } from '../one-line.ts'
import type { Row, Titles } from '../timeline/row.ts'
import { crewOf, type CrewOnRecord } from './crew.ts'

/**
 * What whoever takes over has to know, in the fields of ICS 201: situation, objectives, actions, organisation, resources. All of it
 * from the record; what the record does not say is a gap to be filled by the one who hands over.
 */
export function composeHandover(
  incident: Incident,
  events: readonly Recorded[],
  runs: readonly Run[],
  lang: Language,
  titles: Titles,
): Document {
  const account = accountOf(incident, events, runs)
  const crew = crewOf(events)
  const w = writingFor(lang, incident.zone, incident.declaredAt, titles)
  const practice = practiceWord(incident.mode, lang)
  const title = w.say('handover.title', { title: `${practice === null ? '' : `[${practice}] `}${oneLine(w.told(incident.title))}` })
  const section = (text: string, blocks: readonly Block[]) => [heading(2, text), ...blocks]
  return {
    title,
    blocks: [
      heading(1, title),
      ...noteOf(crew, w),
      ...section(w.say('handover.situation'), situation(account, w)),
      ...section(w.say('handover.objectives'), objectives(account, w)),
      ...section(w.say('handover.actions'), actions(account, crew, w)),
      ...section(w.say('handover.organisation'), organisation(crew, w)),
      ...section(w.say('handover.resources'), resources(crew, w)),
      ...section(w.say('handover.told'), lines(account, w, ['communication'], 3, w.say('handover.told_none'))),
      ...section(w.say('handover.left'), left(crew, w)),
    ],
  }
}

/** Who hands over to whom, and what they said with it. */
function noteOf({ people }: CrewOnRecord, w: Writing): Block[] {
  const held = people.roles.find(({ handover }) => handover !== null)
  if (!held?.handover) return []
  const { to, note, at } = held.handover
  const words = { role: roleWord(held, w.lang), from: w.told(held.person), to: w.told(to), time: w.at(at) }
  return [paragraph(w.say('handover.from_to', words)), ...(note === '' ? [] : [quote(w.told(note))])]
}

function situation({ incident, events, of }: Account, w: Writing): Block[] {
  const { severity, status, impact, services } = incident
  const latest = events.at(-1)
  const facts = [
    [w.say('document.fact.incident'), incident.id],
    [w.say('document.fact.severity'), w.say(`word.severity.${severity}`)],
    [w.say('document.fact.status'), w.say(`word.status.${status}`)],
    [w.say('document.fact.impact'), w.say(`word.impact.${impact}`)],
    [w.say('document.fact.services'), services === null ? w.told(null) : services.join(', ') || w.say('document.not_recorded')],
    ...milestones.flatMap((name) => {
      const at = incident.milestones[name]
      return at === undefined ? [] : [[w.say(`word.milestone.${name}`), w.at(at)]]
    }),
    [w.say('handover.next_update'), incident.cadence.dueAt === null ? w.say('handover.next_update_none') : w.at(incident.cadence.dueAt)],
    [w.say('document.fact.as_of'), latest === undefined ? w.say('document.not_recorded') : w.exactly(latest.recordedAt)],
  ]
  const readings = new Map(of('probe.reading_kept.v1').map((event) => [`${event.data.connection} ${event.data.probe}`, event]))
  const bad = [...readings.values()].filter(({ data }) => data.verdict !== 'ok').map((event) => lineOf(event, w))
  const seen = rowsOf(events, w, ['observation']).slice(-seenMost)
  return [
    table([w.say('document.head.fact'), w.say('document.head.value')], facts),
    ...(bad.length === 0 ? [] : [paragraph(w.say('handover.readings')), list(bad)]),
    ...(seen.length === 0 ? [] : [paragraph(w.say('handover.seen')), list(seen)]),
  ]
}

const seenMost = 5
const doneMost = 10
const goals: ReadonlySet<string> = new Set(['objective', 'objectives', 'goal', '목표'])

/** What was tagged as an objective; without one, a gap that says how to fill it. */
function objectives({ events }: Account, w: Writing): Block[] {
  const named = events.filter((event) => {
    const tags = event.data['tags' as never] as unknown
    return Array.isArray(tags) && tags.some((tag) => goals.has(String(tag)))
  })
  return named.length === 0 ? [prompt(w.say('handover.objectives_prompt'))] : [list(named.map((event) => lineOf(event, w)))]
}

/** What is being done and planned, then what was done and decided last. */
function actions(account: Account, { tasks, inForce }: CrewOnRecord, w: Writing): Block[] {
  const open = tasks.filter(({ ended }) => ended === null)
  const rows = open.map(({ title, owner, dueAt, acknowledgedAt }) => [
    oneLine(w.told(title)),
    owner === '' ? w.say('handover.nobody') : oneLine(w.told(owner)),
    dueAt === null ? '—' : w.at(dueAt),
    w.say(acknowledgedAt === null ? 'handover.unheard' : 'handover.heard'),
  ])
  const head = [w.say('handover.head.task'), w.say('handover.head.owner'), w.say('handover.head.until'), w.say('handover.head.heard')]
  const running = account.runs
    .filter(({ endedAt }) => endedAt === null)
    .map(({ playbookId, startedAt }) => `${playbookId} · ${w.at(startedAt)}`)
  return [
    ...(rows.length === 0 ? [paragraph(w.say('handover.no_tasks'))] : [table(head, rows)]),
    ...(running.length === 0 ? [] : [paragraph(w.say('handover.running')), list(running)]),
    ...(inForce.length === 0
      ? [paragraph(w.say('handover.in_force_none'))]
      : [
          paragraph(w.say('handover.in_force')),
          list(
            inForce.map(({ action, connection, environment, since, by }) =>
              [`${action} · ${connection} (${environment})`, w.at(since), by].join(' · '),
            ),
          ),
        ]),
    paragraph(w.say('handover.done')),
    ...lines(account, w, ['action', 'decision', 'approval'], doneMost, w.say('handover.done_none')),
  ]
}

function organisation({ people }: CrewOnRecord, w: Writing): Block[] {
  const rows = people.roles.map((one) => [roleWord(one, w.lang), oneLine(w.told(one.person)), w.at(one.since)])
  const vacant = knownRoles.filter((role) => !roleOf(people, role)).map((roleId) => roleWord({ roleId, title: '' }, w.lang))
  return [
    ...(rows.length === 0 ? [] : [table([w.say('handover.head.role'), w.say('handover.head.person'), w.say('handover.head.since')], rows)]),
    ...(vacant.length === 0 ? [] : [paragraph(w.say('handover.vacant', { roles: vacant.join(', ') }))]),
  ]
}

/** Who was called in, and whether they came. */
function resources({ people }: CrewOnRecord, w: Writing): Block[] {
  if (people.calls.length === 0) return [paragraph(w.say('handover.no_calls'))]
  const head = [w.say('handover.head.person'), w.say('handover.head.called'), w.say('handover.head.outcome'), w.say('handover.head.note')]
  return [
    table(
      head,
      people.calls.map(({ person, means, at, outcome, note, reason }) => [
        oneLine(w.told(person)),
        `${w.at(at)} (${w.say(`word.means.${means}`)})`,
        outcome === null ? w.say('handover.waiting') : w.say(`word.call.${outcome}`),
        oneLine([reason, note].filter(Boolean).join(' · ')),
      ]),
    ),
  ]
}

function left({ followUps }: CrewOnRecord, w: Writing): Block[] {
  const open = inOrder(followUps).filter(({ closed }) => closed === null)
  if (open.length === 0) return [paragraph(w.say('handover.left_none'))]
  return [
    list(open.map(({ text, kind, owner }) => [w.say(`word.follow_up.${kind}`), oneLine(w.told(text)), owner].filter(Boolean).join(' · '))),
  ]
}

function lines({ events }: Account, w: Writing, kinds: readonly Row['kind'][], most: number, none: string): Block[] {
  const found = rowsOf(events, w, kinds).slice(-most)
  return found.length === 0 ? [paragraph(none)] : [list(found)]
}

const rowsOf = (events: readonly Recorded[], w: Writing, kinds: readonly Row['kind'][]) =>
  events.flatMap((event) => (kinds.includes(describeEvent(event, w.lang, w.titles).kind) ? [lineOf(event, w)] : []))

/** `14:02:03 · 재시작 · 김지연` */
const lineOf = (event: Recorded, w: Writing) => `${w.when(event)} · ${describeEvent(event, w.lang, w.titles).headline} · ${event.actor}`
