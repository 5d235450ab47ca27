import { reduceConnections, type Connections } from '../../../shared/domain/connection/state.ts'
import { isKnown, type DomainEvent, type Recorded } from '../../../shared/domain/events.ts'
import { hasRow, isAmendment, reduceEntry, type Entry } from '../../../shared/domain/timeline/entry.ts'
import { reduceIncident, type Incident } from '../../../shared/domain/incident/state.ts'
import { reduceRun, runOf, type Run } from '../../../shared/domain/run/state.ts'
import type { Attachment } from '../../../shared/domain/timeline/events.ts'
import { placeMs } from '../../../shared/domain/timeline/order.ts'
import { instantOf } from './event-log.ts'
import { partNames, parts, type Parts } from './parts.ts'
import { wholeNames, wholes, type Wholes } from './wholes.ts'

/** When something came to be: what its list is ordered by. */
export interface Birth {
  readonly ms: number
  readonly hlc: string
}

/** Where projections are kept: the tables, or memory while they are computed afresh. */
export interface Projections {
  incident(id: string): Incident | undefined
  setIncident(state: Incident, birth: Birth): void
  run(id: string): Run | undefined
  setRun(state: Run, birth: Birth): void
  connections(): Connections
  setConnections(state: Connections): void
  whole<Name extends keyof Wholes>(name: Name): Wholes[Name]
  setWhole<Name extends keyof Wholes>(name: Name, state: Wholes[Name]): void
  part<Name extends keyof Parts>(incidentId: string, name: Name): Parts[Name]
  setPart<Name extends keyof Parts>(incidentId: string, name: Name, state: Parts[Name]): void
  addToTimeline(incidentId: string, instantMs: number, event: Recorded): void
  keepEvidence(readingId: string, event: Recorded): void
  addEntry(entryId: string, event: Recorded): void
  entry(entryId: string): Entry | undefined
  amend(state: Entry): void
  /** The files that came with an entry. */
  attach(attachments: readonly Attachment[], event: Recorded): void
  /** Where its row stands on a timeline: for an entry that was moved, or whose time was corrected. */
  place(from: Entry, to: Entry): void
}

/** Adds one event to what the events before it came to. `birth` counts only for what was not there before. */
export function fold(into: Projections, event: Recorded): void {
  const birth = { ms: instantOf(event), hlc: event.hlc }
  if (event.incidentId !== null && hasRow(event)) into.addToTimeline(event.incidentId, placeMs(event), event)
  if (!isKnown(event)) return

  if (event.incidentId !== null) {
    const before = into.incident(event.incidentId)
    const after = reduceIncident(before, event)
    if (after && after !== before) into.setIncident(after, birth)
    for (const name of partNames) foldPart(into, event.incidentId, name, event)
  }

  const runId = runOf(event)
  if (runId !== null) {
    const before = into.run(runId)
    const after = reduceRun(before, event)
    if (after && after !== before) into.setRun(after, birth)
  }

  const connections = into.connections()
  const after = reduceConnections(connections, event)
  if (after !== connections) into.setConnections(after)

  for (const name of wholeNames) foldWhole(into, name, event)

  if (event.type === 'probe.reading_kept.v1') into.keepEvidence(event.data.readingId, event)
  if (event.type === 'timeline.entry_logged.v1') into.addEntry(event.data.entryId, event)
  if (event.type === 'timeline.entry_logged.v1' && event.data.attachments?.length) into.attach(event.data.attachments, event)
  if (isAmendment(event)) amend(into, event.data.entryId, event)
}

/** What is said about an entry nobody knows changes nothing. */
function amend(into: Projections, entryId: string, event: Parameters<typeof reduceEntry>[1]): void {
  const before = into.entry(entryId)
  if (!before) return
  const after = reduceEntry(before, event)
  into.amend(after)
  if (after.incidentId !== before.incidentId || after.occurredAt !== before.occurredAt) into.place(before, after)
}

function foldWhole<Name extends keyof Wholes>(into: Projections, name: Name, event: DomainEvent): void {
  if (!wholes[name].moves.test(event.type)) return
  const before = into.whole(name)
  const after = wholes[name].reduce(before, event)
  if (after !== before) into.setWhole(name, after)
}

function foldPart<Name extends keyof Parts>(into: Projections, incidentId: string, name: Name, event: DomainEvent): void {
  if (!parts[name].moves.test(event.type)) return
  const before = into.part(incidentId, name)
  const after = parts[name].reduce(before, event)
  if (after !== before) into.setPart(incidentId, name, after)
}
