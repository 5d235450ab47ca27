import type { Database } from 'better-sqlite3'
import type { Incident } from '../../../shared/domain/incident/state.ts'
import { reading as readingShape, type Reading } from '../../../shared/domain/probe/reading.ts'
import type { Run } from '../../../shared/domain/run/state.ts'
import { attachedIn, namedAs } from './attached.ts'
import { prepared, rowAt, rowsOfIncident } from './database.ts'
import { entryAt, eventsOfEntry, rowOfEntry } from './entries.ts'
import { toRecorded } from './event-log.ts'
import { noIncident, projectionsIn } from './projections.ts'
import { readPoints, readRecent, recentReading } from './readings.ts'
import type { Reader } from './store.ts'
import { readTimeline, standingOf } from './timeline-page.ts'

/** Everything that can be asked of the record. */
export function readerOf(db: Database): Reader {
  const kept = projectionsIn(db)
  const states = <State>(sql: string, ...values: string[]) =>
    prepared<string[], { state: string }>(db, sql)
      .all(...values)
      .map((row) => JSON.parse(row.state) as State)
  return {
    incident: kept.incident,
    incidents: () => states<Incident>('SELECT state FROM incident ORDER BY declared_ms DESC, hlc DESC'),
    connections: kept.connections,
    connection: (name) => Object.values(kept.connections()).find((connection) => connection.name === name),
    actions: () => kept.whole('actions'),
    board: () => kept.whole('board'),
    trusted: () => kept.whole('trusted'),
    routine: () => kept.whole('routine'),
    people: (incidentId) => kept.part(incidentId, 'people'),
    tasks: (incidentId) => kept.part(incidentId, 'tasks'),
    followUps: (incidentId) => kept.part(incidentId, 'followUps'),
    incidentOf: (part, id) => {
      // Ids are drawn, so this finds at most one; the quotes keep one from being found within another.
      const query = prepared<[string, string], { incident_id: string }>(
        db,
        'SELECT incident_id FROM part WHERE name = ? AND instr(state, ?) > 0',
      )
      return query.get(part, `${part === 'tasks' ? '"taskId"' : '"followUpId"'}:${JSON.stringify(id)}`)?.incident_id
    },
    points: (series, sinceMs) => readPoints(db, series, sinceMs),
    run: kept.run,
    runs: (incidentId) =>
      incidentId === undefined
        ? states<Run>('SELECT state FROM run ORDER BY started_ms, hlc')
        : states<Run>('SELECT state FROM run WHERE incident_id = ? ORDER BY started_ms, hlc', incidentId ?? noIncident),
    checks: (checklistId, limit) =>
      states<Run>(
        `SELECT state FROM run WHERE incident_id = ? AND json_extract(state, '$.playbookId') = ?
           AND json_extract(state, '$.routine') IS NOT NULL ORDER BY started_ms DESC, hlc DESC LIMIT ?`,
        ...[noIncident, checklistId, String(limit)],
      ),
    reading: (id) => evidence(db, id) ?? recentReading(db, id),
    keptOn: (readingId, incidentId) => isKeptOn(db, readingId, incidentId),
    readings: (filter) => readRecent(db, filter),
    timeline: (page) => readTimeline(db, page),
    eventsOf: (incidentId) => rowsOfIncident(db, incidentId).map(toRecorded),
    standing: (incidentId) => standingOf(db, incidentId),
    recordedAfter: (incidentId, hlc) => standingOf(db, incidentId, hlc),
    event: (logId, seq) => {
      const row = rowAt(db, logId, seq)
      return row && toRecorded(row)
    },
    entry: (entryId) => entryAt(db, entryId),
    attached: (sha256) => namedAs(db, sha256),
    withAttachments: (incidentId) => attachedIn(db, incidentId).flatMap((entryId) => entryAt(db, entryId) ?? []),
    entryRow: (entryId) => rowOfEntry(db, entryId),
    entryEvents: (entryId) => eventsOfEntry(db, entryId),
  }
}

/** A reading can be evidence of several incidents; `evidence` knows the first. */
const isKeptOn = (db: Database, readingId: string, incidentId: string): boolean =>
  prepared<[string, string]>(
    db,
    "SELECT 1 FROM event WHERE incident_id = ? AND type = 'probe.reading_kept.v1' AND json_extract(body, '$.readingId') = ? LIMIT 1",
  ).get(incidentId, readingId) !== undefined

/** A reading that became evidence, out of its event; undefined once it was redacted. */
function evidence(db: Database, readingId: string): Reading | undefined {
  const at = prepared<[string], { log_id: string; seq: number }>(db, 'SELECT log_id, seq FROM evidence WHERE reading_id = ?').get(readingId)
  const row = at && rowAt(db, at.log_id, at.seq)
  if (!row) return undefined
  const { runId: _run, stepId: _step, ...rest } = toRecorded(row).data as Record<string, unknown>
  const parsed = readingShape.safeParse(rest)
  return parsed.success ? parsed.data : undefined
}
