import type { Schedule } from '../playbook/schedule.ts'
import { rfc3339In } from '../time/parse.ts'
import { occurrenceAfter, occurrenceAt, occurrencesBetween, withinMs } from './occurrences.ts'

/** A check as it was done or begun; times are RFC 3339. */
export interface CheckRun {
  readonly runId: string
  readonly dueAt: string | null
  readonly startedAt: string
  readonly endedAt: string | null
}

export const checkStates = ['due', 'overdue', 'in_progress', 'done', 'unscheduled'] as const

export interface CheckStanding {
  readonly state: (typeof checkStates)[number]
  /** The moment it stands for, when it is overdue from, and the next one. Null: it has no schedule. */
  readonly dueAt: string | null
  readonly overdueAt: string | null
  readonly nextAt: string | null
  /** Past the time it should be done by; it may be under way. */
  readonly isLate: boolean
  /** The check that answers for it. */
  readonly runId: string | null
  /** When it was due and nobody finished it, newest first. */
  readonly missed: readonly string[]
}

export interface Clocks {
  readonly nowMs: number
  /** When the record began: what was due before is overdue for nobody. */
  readonly beganMs: number | null
  /** Since when this checklist is somebody's; what was due before was missed by nobody. Null: nobody touched it yet. */
  readonly sinceMs: number | null
}

/** No more are counted: who missed so many does not need the number. */
const missedMost = 30
/** A check begun a little early answers for what is due next. */
const earlyMs = 2 * 3_600_000

/** How a checklist stands now. `runs` are its checks, in any order. */
export function selectCheckStanding(schedule: Schedule | null, runs: readonly CheckRun[], clocks: Clocks): CheckStanding {
  if (!schedule) return unscheduled(runs)
  const { nowMs, beganMs } = clocks
  const latest = occurrenceAt(schedule, nowMs)
  const following = occurrenceAfter(schedule, nowMs)
  const answers = answersTo(schedule, runs)
  const dueMs = answers.has(following) ? following : latest
  const run = best(answers.get(dueMs) ?? [])
  const overdueMs = dueMs + withinMs(schedule)
  const isOwed = beganMs === null || dueMs >= beganMs
  const isLate = isOwed && (run?.endedAt ?? null) === null && nowMs >= overdueMs
  const moment = (ms: number) => rfc3339In(ms, schedule.zone)
  return {
    state: run ? (run.endedAt === null ? 'in_progress' : 'done') : isLate ? 'overdue' : 'due',
    ...{ dueAt: moment(dueMs), overdueAt: moment(overdueMs), isLate, runId: run?.runId ?? null },
    nextAt: moment(dueMs === following ? occurrenceAfter(schedule, following) : following),
    missed: missedBefore(schedule, answers, latest, clocks).map(moment),
  }
}

/** The moment a check that begins now answers for; null where there is no schedule. */
export function dueFor(schedule: Schedule | null, runs: readonly CheckRun[], nowMs: number): string | null {
  if (!schedule) return null
  const [latest, following] = [occurrenceAt(schedule, nowMs), occurrenceAfter(schedule, nowMs)]
  const isDone = (answersTo(schedule, runs).get(latest) ?? []).some(({ endedAt }) => endedAt !== null)
  return rfc3339In(isDone && following - nowMs <= earlyMs ? following : latest, schedule.zone)
}

/** Which checks answer for which moment. One whose schedule was moved since answers for the moment that it fell to. */
function answersTo(schedule: Schedule, runs: readonly CheckRun[]): ReadonlyMap<number, readonly CheckRun[]> {
  const answers = new Map<number, CheckRun[]>()
  for (const run of runs) {
    if (run.dueAt === null) continue
    const at = occurrenceAt(schedule, Date.parse(run.dueAt))
    answers.set(at, [...(answers.get(at) ?? []), run])
  }
  return answers
}

/** Of several checks for one moment the one that is over; else the one begun last. */
const best = (runs: readonly CheckRun[]) =>
  runs.toSorted((a, b) => Number(b.endedAt !== null) - Number(a.endedAt !== null) || Date.parse(b.startedAt) - Date.parse(a.startedAt))[0]

function missedBefore(schedule: Schedule, answers: ReadonlyMap<number, readonly CheckRun[]>, latest: number, { sinceMs }: Clocks) {
  if (sinceMs === null) return []
  return occurrencesBetween(schedule, sinceMs, latest, missedMost).filter(
    (at) => !(answers.get(at) ?? []).some(({ endedAt }) => endedAt !== null),
  )
}

function unscheduled(runs: readonly CheckRun[]): CheckStanding {
  const open = best(runs.filter(({ endedAt }) => endedAt === null))
  return {
    ...{ state: open ? 'in_progress' : 'unscheduled', runId: open?.runId ?? null },
    ...{ dueAt: null, overdueAt: null, nextAt: null, isLate: false, missed: [] },
  }
}
