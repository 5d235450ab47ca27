import type { Handlers } from '../../../shared/contract/define.ts'
import { accept, refuse } from '../../../shared/contract/errors.ts'
import type { Contract } from '../../../shared/contract/index.ts'
import { changesIn, type Change } from '../../../shared/domain/changed/propose.ts'
import { changeWindow } from '../../../shared/domain/changed/window.ts'
import type { Draft } from '../../../shared/domain/events.ts'
import { allowTargets } from '../../../shared/domain/incident/mode.ts'
import { whichIncident } from '../../../shared/domain/incident/select.ts'
import type { Reading } from '../../../shared/domain/probe/reading.ts'
import { instantMs } from '../../../shared/domain/time/show.ts'
import { rfc3339In } from '../../../shared/domain/time/parse.ts'
import { isKnown } from '../../../shared/domain/events.ts'
import { logEntries } from '../../../shared/domain/timeline/decide.ts'
import type { Context } from '../context.ts'
import { kinds } from '../probing/registry.ts'
import { cursorOf } from '../store/cursor.ts'
import { lastSeq } from './incidents.ts'

export const changes: Handlers<Contract, Context>['changes'] = {
  async find({ incidentId, from, until }, { read, prober, facts, keepReading }) {
    const found = targetsOf(read, incidentId)
    if (!found.ok) return found
    const incident = found.value
    const window = changeWindow(incident, { from, until }, facts())
    if (!window.ok) return window
    const span = { from: window.value.from, until: window.value.until }
    const able = Object.values(read.connections()).filter(({ kind }) => kinds[kind].changes !== undefined)
    const readings = await Promise.all(
      able.map(async (connection) => ({
        connection,
        reading: await prober.ask(kinds[connection.kind].changes ?? '', connection, span),
      })),
    )
    const now = facts()
    for (const { reading } of readings) keepReading(reading, { runId: null, stepId: null }, now)
    const asked = readings.map(({ connection: { name, environment, kind }, reading: { readingId, verdict, reason, rowCount } }) => ({
      ...{ connection: name, environment, kind, readingId, verdict, reason, count: rowCount },
    }))
    const proposals = readings
      .flatMap(({ reading }) =>
        changesIn(reading).map((change) => ({
          ...{ readingId: reading.readingId, row: change.row, what: change.what, text: change.text },
          at: rfc3339In(instantMs(change.at), incident.zone),
          added: isThere(read, incident.id, change),
        })),
      )
      .toSorted((a, b) => instantMs(a.at) - instantMs(b.at))
    return accept({ incidentId: incident.id, ...span, around: window.value.around, asked, proposals })
  },
  add({ incidentId, changes: chosen, language }, { read, commit, facts }) {
    const found = targetsOf(read, incidentId)
    if (!found.ok) return found
    const { id, zone } = found.value
    const readings = new Map<string, Reading>()
    const wanted: { readonly readingId: string; readonly change: Change }[] = []
    for (const { readingId, row } of chosen) {
      const reading = read.reading(readingId)
      if (!reading) return refuse('reading_unknown', { readingId })
      const change = changesIn(reading).find((one) => one.row === row)
      if (!change) return refuse('change_unknown', { readingId, row })
      readings.set(readingId, reading)
      wanted.push({ readingId, change })
    }
    const missing = wanted.filter(({ change }, index) => !isThere(read, id, change) && isFirst(wanted, index))
    const now = facts()
    const kept = [...readings.values()]
      .filter(({ readingId }) => missing.some((one) => one.readingId === readingId) && !read.keptOn(readingId, id))
      .map((reading): Draft => ({
        ...{ type: 'probe.reading_kept.v1', incidentId: id, occurredAt: reading.startedAt },
        data: { ...reading, runId: null, stepId: null },
      }))
    const entries = missing.map(({ readingId, change: { at, text } }) => ({
      ...{
        kind: 'observation' as const,
        text: text[language],
        at: rfc3339In(instantMs(at), zone),
        links: [{ to: 'reading' as const, id: readingId }],
      },
    }))
    const logged = logEntries(found.value, entries, now)
    if (!logged.ok) return logged
    const events = missing.length === 0 ? [] : commit([...kept, ...logged.value], now)
    const entryIds = events.flatMap((event) => (isKnown(event) && event.type === 'timeline.entry_logged.v1' ? [event.data.entryId] : []))
    return accept({ incidentId: id, entryIds, already: chosen.length - missing.length, seq: lastSeq(events) })
  },
}

function targetsOf(read: Context['read'], incidentId: string | undefined) {
  const incident = whichIncident(read, incidentId)
  if (!incident.ok) return incident
  const allowed = allowTargets(incident.value)
  return allowed.ok ? incident : allowed
}

const isFirst = (wanted: readonly { readonly change: Change }[], index: number) =>
  wanted.findIndex(({ change }) => change.at === wanted[index]?.change.at && change.text.en === wanted[index].change.text.en) === index

/** A target that counts in whole seconds says the same moment a second apart. */
const leewayMs = 2_000
const mostBeside = 200

/** Whether an entry that stands, about that time, says the very same, in either language. */
function isThere(read: Context['read'], incidentId: string, { at, text }: Change): boolean {
  const atMs = instantMs(at)
  const { rows } = read.timeline({ incidentId, after: cursorOf([atMs - leewayMs - 1, '', '', 0]), limit: mostBeside })
  return rows.some(
    (row) =>
      isKnown(row) &&
      row.type === 'timeline.entry_logged.v1' &&
      Math.abs(instantMs(row.occurredAt) - atMs) <= leewayMs &&
      (row.data.text === text.ko || row.data.text === text.en),
  )
}
