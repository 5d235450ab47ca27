import { Temporal } from 'temporal-polyfill'
import type { FactMap } from '../../../../shared/domain/probe/compose.ts'
import type { Cell } from '../../../../shared/domain/probe/reading.ts'
import type { Answer, Row } from '../kind.ts'

const numberOf = (value: Cell | undefined) => (typeof value === 'number' ? value : 0)
/** Where there is none, nothing is drawn: 0 would read as just now. */
const drawn = (value: Cell | undefined) => (typeof value === 'number' ? value : '—')
const most = (rows: readonly Row[], column: string) => Math.max(0, ...rows.map((row) => numberOf(row[column])))
const listed = (names: readonly string[], few = 5) =>
  names.length > few ? `${names.slice(0, few).join(', ')} … (${names.length})` : names.join(', ')

export function slowQueriesFacts({ rows }: Answer): FactMap {
  const [first] = rows
  return {
    statements: rows.length,
    mean_ms: numberOf(first?.mean_ms),
    slowest: String(first?.query ?? '')
      .replaceAll(/\s+/gu, ' ')
      .slice(0, 120),
  }
}

export function unusedIndexesFacts({ rows }: Answer): FactMap {
  const bytes = rows.reduce((sum, row) => sum + numberOf(row.bytes), 0)
  return { indexes: rows.length, mebibytes: Math.round(bytes / 1_048_576), names: listed(rows.map(({ index }) => String(index))) }
}

/** On a standby its own lag; on a primary that of the standby furthest behind. */
export function replicationFacts({ rows }: Answer, { standbys: wanted }: { standbys: number }): FactMap {
  const self = rows.find(({ what }) => what === 'self')
  const standbys = rows.filter(({ what }) => what === 'standby')
  const idle = rows.filter(({ what, state }) => what === 'slot' && state === 'inactive')
  const isStandby = self?.name === 'standby'
  const streaming = standbys.filter(({ state }) => state === 'streaming')
  return {
    ...{
      role: String(self?.name ?? ''),
      standbys: standbys.length,
      streaming: streaming.length,
      wanted,
      receiving: String(self?.state ?? 'none'),
    },
    hidden: standbys.filter(({ state }) => state === null).length,
    lag_bytes: isStandby ? numberOf(self?.lag_bytes) : most(standbys, 'lag_bytes'),
    lag_seconds: isStandby ? numberOf(self?.lag_seconds) : most(standbys, 'lag_seconds'),
    // Nobody streams from here: there is no lag, and none of nothing seconds either.
    drawn_seconds: isStandby ? numberOf(self?.lag_seconds) : standbys.length > 0 ? most(standbys, 'lag_seconds') : '—',
    ...{ lsn: String(self?.lsn ?? ''), replayed_at: String(self?.replayed_at ?? '—') },
    ...{ idle_slots: idle.length, held_bytes: most(idle, 'lag_bytes'), slots: listed(idle.map(({ name }) => String(name))) },
  }
}

export function archiverFacts({ rows }: Answer): FactMap {
  const [row] = rows
  return {
    ...{
      mode: String(row?.mode ?? ''),
      archived: numberOf(row?.archived),
      failed: numberOf(row?.failed),
      failing: row?.failing === true ? 1 : 0,
    },
    ...{
      wal: String(row?.last_archived_wal ?? '—'),
      failed_wal: String(row?.last_failed_wal ?? '—'),
      age_seconds: numberOf(row?.age_seconds),
      drawn_seconds: drawn(row?.age_seconds),
    },
  }
}

export interface PartitionsAsked {
  readonly table: string
  readonly unit: 'month' | 'day'
  readonly ahead: number
  /** Without the table: `_y{yyyy}m{mm}`. */
  readonly suffix: string
}

/** The names there should be, from the one for today on: today's and `ahead` more, by the UTC calendar. */
export function partitionNames({ table, unit, ahead, suffix }: PartitionsAsked, nowMs: number): readonly string[] {
  const today = Temporal.Instant.fromEpochMilliseconds(nowMs).toZonedDateTimeISO('UTC').toPlainDate()
  const first = unit === 'month' ? today.with({ day: 1 }) : today
  return Array.from({ length: ahead + 1 }, (_, step) => {
    const { year, month, day } = unit === 'month' ? first.add({ months: step }) : first.add({ days: step })
    const two = (value: number) => String(value).padStart(2, '0')
    return table + suffix.replace('{yyyy}', String(year)).replace('{mm}', two(month)).replace('{dd}', two(day))
  })
}

export function partitionsFacts({ rows }: Answer, asked: PartitionsAsked, nowMs: number): FactMap {
  const there = new Set(rows.map(({ partition }) => String(partition)))
  const wanted = partitionNames(asked, nowMs)
  const missing = wanted.filter((name) => !there.has(name))
  const current = wanted[0] !== undefined && there.has(wanted[0]) ? 1 : 0
  return {
    ...{ there: there.size, wanted: wanted.length, missing: missing.length, current },
    names: listed(missing),
    last: wanted.at(-1) ?? '',
  }
}

export function sessionsFacts({ rows }: Answer): FactMap {
  return {
    sessions: rows.length,
    active: rows.filter(({ state }) => state === 'active').length,
    longest_seconds: most(rows, 'transaction_seconds'),
  }
}

export function tablesFacts({ rows }: Answer): FactMap {
  const [worst] = rows.toSorted((a, b) => numberOf(b.dead_rows) - numberOf(a.dead_rows))
  return {
    ...{ tables: rows.length, dead_percent: numberOf(worst?.dead_percent), dead_rows: numberOf(worst?.dead_rows) },
    name: worst ? `${worst.schema}.${worst.relation}` : '—',
  }
}
