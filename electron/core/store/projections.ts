import type { Database } from 'better-sqlite3'
import type { Connections } from '../../../shared/domain/connection/state.ts'
import { isKnown, type Recorded } from '../../../shared/domain/events.ts'
import type { Incident } from '../../../shared/domain/incident/state.ts'
import type { Run } from '../../../shared/domain/run/state.ts'
import type { Attachment } from '../../../shared/domain/timeline/events.ts'
import { entryOf, type Entry } from '../../../shared/domain/timeline/entry.ts'
import { placeMs } from '../../../shared/domain/timeline/order.ts'
import { keepAttached } from './attached.ts'
import { prepared, rowsIn, rowsOfIncident, writeMeta } from './database.ts'
import { toRecorded } from './event-log.ts'
import { entryAt, keepAmended } from './entries.ts'
import { fold, type Birth, type Projections } from './fold.ts'
import { partNames, parts, type Parts } from './parts.ts'
import { wholeNames, wholes, type Wholes } from './wholes.ts'
import type { EventRow } from './row.ts'

/** Raised whenever a reducer reads old events in another way: the tables are then computed again at start. */
export const projectionVersion = 8

/** What stands in the column of a run that belongs to no incident. */
export const noIncident = ''

const tables = ['incident', 'run', 'connections', 'whole', 'part', 'timeline', 'evidence', 'entry', 'amended', 'attached'] as const

/** The projections as SQLite holds them; used inside the transaction of an append. */
export function projectionsIn(db: Database): Projections {
  const stateOf = <State>(table: 'incident' | 'run', id: string) => {
    const row = prepared<[string], { state: string }>(db, `SELECT state FROM ${table} WHERE id = ?`).get(id)
    return row && (JSON.parse(row.state) as State)
  }
  const upsert = 'ON CONFLICT (id) DO UPDATE SET state = excluded.state'
  return {
    incident: (id) => stateOf<Incident>('incident', id),
    setIncident: (state, { ms, hlc }) => {
      prepared(db, `INSERT INTO incident (id, declared_ms, hlc, state) VALUES (?, ?, ?, ?) ${upsert}`).run(state.id, ms, hlc, json(state))
    },
    run: (id) => stateOf<Run>('run', id),
    setRun: (state, { ms, hlc }) => {
      const insert = prepared(db, `INSERT INTO run (id, incident_id, started_ms, hlc, state) VALUES (?, ?, ?, ?, ?) ${upsert}`)
      insert.run(state.id, state.incidentId ?? noIncident, ms, hlc, json(state))
    },
    connections: () => {
      const row = prepared<[], { state: string }>(db, 'SELECT state FROM connections').get()
      return row ? (JSON.parse(row.state) as Connections) : {}
    },
    setConnections: (state) => {
      prepared(db, 'INSERT INTO connections (one, state) VALUES (1, ?) ON CONFLICT (one) DO UPDATE SET state = excluded.state').run(
        json(state),
      )
    },
    whole: (name) => {
      const row = prepared<[string], { state: string }>(db, 'SELECT state FROM whole WHERE name = ?').get(name)
      return row ? JSON.parse(row.state) : wholes[name].empty
    },
    setWhole: (name, state) => {
      prepared(db, 'INSERT INTO whole (name, state) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET state = excluded.state').run(
        name,
        json(state),
      )
    },
    part: (incidentId, name) => {
      const query = prepared<[string, string], { state: string }>(db, 'SELECT state FROM part WHERE incident_id = ? AND name = ?')
      const row = query.get(incidentId, name)
      return row ? JSON.parse(row.state) : parts[name].empty
    },
    setPart: (incidentId, name, state) => {
      const insert = 'INSERT INTO part (incident_id, name, state) VALUES (?, ?, ?) ON CONFLICT (incident_id, name)'
      prepared(db, `${insert} DO UPDATE SET state = excluded.state`).run(incidentId, name, json(state))
    },
    addToTimeline: (incidentId, ms, { hlc, logId, seq }) => {
      const insert = prepared(db, 'INSERT INTO timeline (incident_id, instant_ms, hlc, log_id, seq) VALUES (?, ?, ?, ?, ?)')
      insert.run(incidentId, ms, hlc, logId, seq)
    },
    keepEvidence: (readingId, { logId, seq }) => {
      prepared(db, 'INSERT OR IGNORE INTO evidence (reading_id, log_id, seq) VALUES (?, ?, ?)').run(readingId, logId, seq)
    },
    addEntry: (entryId, { logId, seq }) => {
      prepared(db, 'INSERT OR IGNORE INTO entry (entry_id, log_id, seq) VALUES (?, ?, ?)').run(entryId, logId, seq)
    },
    entry: (entryId) => entryAt(db, entryId),
    amend: (state) => keepAmended(db, state),
    attach: (attachments, event) => keepAttached(db, event, attachments),
    place: (from, to) => {
      const where = 'incident_id = ? AND instant_ms = ? AND hlc = ? AND log_id = ? AND seq = ?'
      const move = prepared(db, `UPDATE timeline SET incident_id = ?, instant_ms = ? WHERE ${where}`)
      move.run(to.incidentId, msOf(to), from.incidentId, msOf(from), from.hlc, from.logId, from.seq)
    },
  }
}

const msOf = (entry: Entry) => placeMs(entry)

const json = (state: object) => JSON.stringify(state)

const placeKey = ({ logId, seq }: { readonly logId: string; readonly seq: number }) => `${logId} ${seq}`

interface Kept<State> {
  readonly state: State
  readonly birth: Birth
}

/** The same in memory, for computing them afresh; `rows` gives them as the tables' rows. */
export function projectionsInMemory(): Projections & { readonly writeTo: (target: Projections) => void } {
  const incidents = new Map<string, Kept<Incident>>()
  const runs = new Map<string, Kept<Run>>()
  const timeline = new Map<string, { readonly incidentId: string; readonly ms: number; readonly event: Recorded }>()
  const entries = new Map<string, Entry>()
  const logged = new Map<string, Recorded>()
  const evidence = new Map<string, Recorded>()
  const beside = new Map<string, Partial<Parts>>()
  const attached = new Map<string, { readonly attachments: readonly Attachment[]; readonly event: Recorded }>()
  const states = new Map<keyof Wholes, Wholes[keyof Wholes]>()
  let connections: Connections | undefined
  const keep = <State extends { readonly id: string }>(kept: Map<string, Kept<State>>, state: State, birth: Birth) => {
    kept.set(state.id, { state, birth: kept.get(state.id)?.birth ?? birth })
  }
  return {
    incident: (id) => incidents.get(id)?.state,
    setIncident: (state, birth) => keep(incidents, state, birth),
    run: (id) => runs.get(id)?.state,
    setRun: (state, birth) => keep(runs, state, birth),
    connections: () => connections ?? {},
    setConnections: (state) => void (connections = state),
    whole: <Name extends keyof Wholes>(name: Name) => (states.get(name) as Wholes[Name] | undefined) ?? wholes[name].empty,
    setWhole: (name, state) => void states.set(name, state),
    part: <Name extends keyof Parts>(incidentId: string, name: Name) =>
      (beside.get(incidentId)?.[name] as Parts[Name] | undefined) ?? parts[name].empty,
    setPart: (incidentId, name, state) => void beside.set(incidentId, { ...beside.get(incidentId), [name]: state }),
    addToTimeline: (incidentId, ms, event) => void timeline.set(placeKey(event), { incidentId, ms, event }),
    keepEvidence: (readingId, event) => void (evidence.has(readingId) || evidence.set(readingId, event)),
    addEntry: (entryId, event) => void (logged.has(entryId) || logged.set(entryId, event)),
    entry(entryId) {
      const event = logged.get(entryId)
      return entries.get(entryId) ?? (event && isKnown(event) && event.type === 'timeline.entry_logged.v1' ? entryOf(event) : undefined)
    },
    amend: (state) => void entries.set(state.entryId, state),
    attach: (attachments, event) => void attached.set(placeKey(event), { attachments, event }),
    place(from, to) {
      const row = timeline.get(placeKey(from))
      if (row) timeline.set(placeKey(from), { incidentId: to.incidentId, ms: msOf(to), event: row.event })
    },
    writeTo: (target) => {
      for (const { state, birth } of incidents.values()) target.setIncident(state, birth)
      for (const { state, birth } of runs.values()) target.setRun(state, birth)
      if (connections) target.setConnections(connections)
      for (const [name, state] of states) target.setWhole(name, state)
      for (const [incidentId, of] of beside)
        for (const name of partNames) if (of[name] !== undefined) target.setPart(incidentId, name, of[name])
      for (const row of timeline.values()) target.addToTimeline(row.incidentId, row.ms, row.event)
      for (const [readingId, event] of evidence) target.keepEvidence(readingId, event)
      for (const [entryId, event] of logged) target.addEntry(entryId, event)
      for (const state of entries.values()) target.amend(state)
      for (const { attachments, event } of attached.values()) target.attach(attachments, event)
    },
  }
}

function computed(rows: Iterable<EventRow>) {
  const fresh = projectionsInMemory()
  for (const row of rows) fold(fresh, toRecorded(row))
  return fresh
}

/** Drops the projections and computes them again from every event. Call it inside a transaction. */
export function rebuildProjections(db: Database): void {
  for (const table of tables) db.exec(`DELETE FROM ${table}`)
  computed(rowsIn(db).iterate()).writeTo(projectionsIn(db))
  writeMeta(db, 'projections', String(projectionVersion))
}

/** Computes one incident and its runs again, after a field of one of its events was erased. */
export function rebuildIncident(db: Database, incidentId: string | null): void {
  const rows = rowsOfIncident(db, incidentId ?? '')
  // What is folded over all incidents cannot be told from the events of one.
  const reachesFurther = incidentId === null || rows.some(({ type }) => wholeNames.some((name) => wholes[name].moves.test(type)))
  if (reachesFurther) return rebuildProjections(db)
  const none = () => {}
  const untouched = {
    addToTimeline: none,
    keepEvidence: none,
    setConnections: none,
    setWhole: none,
    addEntry: none,
    amend: none,
    attach: none,
  }
  computed(rows).writeTo({ ...projectionsIn(db), ...untouched })
}

/** Whether the tables say what the events add up to. Reads every event. */
export function projectionsAgree(db: Database): boolean {
  const wanted = new Set<string>()
  const note = (...parts: unknown[]) => void wanted.add(JSON.stringify(parts))
  computed(rowsIn(db).iterate()).writeTo({
    ...projectionsInMemory(),
    setIncident: (state, { ms, hlc }) => note('incident', state.id, ms, hlc, json(state)),
    setRun: (state, { ms, hlc }) => note('run', state.id, state.incidentId ?? noIncident, ms, hlc, json(state)),
    setConnections: (state) => note('connections', 1, json(state)),
    setWhole: (name, state) => note('whole', name, json(state)),
    setPart: (incidentId, name, state) => note('part', incidentId, name, json(state)),
    addToTimeline: (incidentId, ms, { hlc, logId, seq }) => note('timeline', incidentId, ms, hlc, logId, seq),
    keepEvidence: (readingId, { logId, seq }) => note('evidence', readingId, logId, seq),
    addEntry: (entryId, { logId, seq }) => note('entry', entryId, logId, seq),
    amend: (state) => note('amended', state.logId, state.seq, json(state)),
    attach: (attachments, { logId, seq }) =>
      attachments.forEach(({ sha256, bytes }, place) => note('attached', logId, seq, place, sha256, bytes)),
  })
  const found = tables.flatMap((table) =>
    db
      .prepare(`SELECT * FROM ${table}`)
      .raw()
      .all()
      .map((row) => JSON.stringify([table, ...(row as unknown[])])),
  )
  return found.length === wanted.size && found.every((row) => wanted.has(row))
}
