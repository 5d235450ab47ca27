import type { Handlers } from '../../../shared/contract/define.ts'
import { accept, refuse, type ErrorCode, type Reply } from '../../../shared/contract/errors.ts'
import type { Contract } from '../../../shared/contract/index.ts'
import type { Draft, Recorded } from '../../../shared/domain/events.ts'
import type { Facts } from '../../../shared/domain/facts.ts'
import type { Incident } from '../../../shared/domain/incident/state.ts'
import {
  correctTime,
  editEntry,
  markEntry,
  moveEntry,
  redactEvents,
  restoreEntry,
  strikeEntry,
} from '../../../shared/domain/timeline/correct.ts'
import { entryIdOf, type Entry } from '../../../shared/domain/timeline/entry.ts'
import { asMessage } from '../commit.ts'
import type { Context } from '../context.ts'
import type { Reader } from '../store/store.ts'
import { lastSeq } from './incidents.ts'

export const entries: Handlers<Contract, Context>['entries'] = {
  edit: (input, context) => change(input.entryId, context, (entry, now) => editEntry(entry, input, now)),
  correctTime: (input, context) =>
    change(input.entryId, context, (entry, now, incident) =>
      incident ? correctTime(entry, incident, input, now) : refuse('entry_unknown', { entryId: input.entryId }),
    ),
  strike: (input, context) => change(input.entryId, context, (entry, now) => strikeEntry(entry, input, now)),
  restore: (input, context) => change(input.entryId, context, (entry, now) => restoreEntry(entry, input, now)),
  mark: (input, context) => change(input.entryId, context, (entry, now) => markEntry(entry, input, now)),
  move(input, context) {
    const to = context.read.incident(input.to)
    if (!to) return refuse('incident_unknown', { incidentId: input.to })
    return change(input.entryId, context, (entry, now, from) => moveEntry(entry, to, { ...input, from }, now))
  },
  redact({ logId, seq, reason }, { read, commit, facts }) {
    const event = read.event(logId, seq)
    if (!event) return refuse('event_unknown', { logId, seq })
    const now = facts()
    const decision = redactEvents(wholeOf(event, read), { reason }, now)
    if (!decision.ok) return decision
    const recorded = commit(decision.value, now)
    return accept({ incidentId: event.incidentId, seq: lastSeq(recorded), erased: recorded.length })
  },
  history({ entryId }, { read }) {
    const row = read.entryRow(entryId)
    if (!row) return refuse('entry_unknown', { entryId })
    return accept({ row: asMessage(row), events: read.entryEvents(entryId).map(asMessage) })
  },
}

/** Finds the entry, asks what follows, records it. */
function change<Code extends ErrorCode>(
  entryId: string,
  { read, commit, facts }: Context,
  decide: (entry: Entry, now: Facts, incident: Incident | undefined) => Reply<readonly Draft[], Code>,
) {
  const entry = read.entry(entryId)
  if (!entry) return refuse('entry_unknown', { entryId })
  const now = facts()
  const decision = decide(entry, now, read.incident(entry.incidentId))
  if (!decision.ok) return decision
  return accept({ incidentId: entry.incidentId, seq: lastSeq(commit(decision.value, now)) })
}

/** An entry is redacted whole: a secret that was edited away still stands in what it said before. So is a task, a follow-up and a call. */
function wholeOf(event: Recorded, read: Pick<Reader, 'entryEvents' | 'eventsOf'>): readonly Recorded[] {
  const entryId = entryIdOf(event)
  const all = entryId === null ? aboutTheSame(event, read) : read.entryEvents(entryId)
  return all.some(({ logId, seq }) => logId === event.logId && seq === event.seq) ? all : [event]
}

const subjects = ['taskId', 'followUpId', 'callId'] as const

function aboutTheSame({ incidentId, data }: Recorded, read: Pick<Reader, 'eventsOf'>): readonly Recorded[] {
  const of = data as Readonly<Record<string, unknown>>
  const name = subjects.find((one) => typeof of[one] === 'string')
  if (name === undefined || incidentId === null) return []
  return read.eventsOf(incidentId).filter((one) => (one.data as Readonly<Record<string, unknown>>)[name] === of[name])
}
