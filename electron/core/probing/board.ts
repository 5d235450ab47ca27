import type { LaptopView, WatchView } from '../../../shared/contract/board.ts'
import { watchesOf } from '../../../shared/domain/board/select.ts'
import type { Board, Watch } from '../../../shared/domain/board/state.ts'
import type { Connection, Connections } from '../../../shared/domain/connection/state.ts'
import { both } from '../../../shared/domain/document/both.ts'
import type { LocalText } from '../../../shared/domain/document/local-text.ts'
import type { Draft } from '../../../shared/domain/events.ts'
import type { Facts } from '../../../shared/domain/facts.ts'
import { touchesTargets } from '../../../shared/domain/incident/mode.ts'
import { isOpen, type Incident } from '../../../shared/domain/incident/state.ts'
import type { Reading, Verdict } from '../../../shared/domain/probe/reading.ts'
import { rfc3339In } from '../../../shared/domain/time/parse.ts'
import type { Commit, KeepReading, Publish } from '../context.ts'
import { Fault } from '../fault.ts'
import type { Clock, Log } from '../ports.ts'
import { refusalText } from '../refusal-text.ts'
import type { Reader } from '../store/store.ts'
import type { BoardDesk } from './board-desk.ts'
import { lastKnown } from './last-known.ts'
import { watchLaptop } from '../laptop/watch-laptop.ts'
import type { Prober } from './prober.ts'
import { kinds } from './registry.ts'
import { createScheduler } from './scheduler.ts'

export interface BoardDeps {
  readonly read: Reader
  readonly commit: Commit
  readonly facts: () => Facts
  readonly prober: Pick<Prober, 'ask' | 'probes' | 'check'>
  readonly keepReading: KeepReading
  readonly publish: Publish
  readonly clock: Clock
  readonly random: () => number
  readonly log: Log
  /** False: nothing is asked by itself, only when somebody says so. */
  readonly byItself: boolean
  readonly laptop: {
    isOffline(): boolean
    look(): Promise<Omit<LaptopView, 'at'>>
    /** It leads to this machine itself, and is asked without a network too. */
    leadsHere(connection: Connection): boolean
  }
}

/** Whoever asked for the list is taken to be looking for so long. */
const lookMs = 120_000

const none: ReadonlySet<string> = new Set()

interface Seen {
  readonly latest: Reading
  readonly since: string
  /** What the record was told last. */
  readonly noted: Verdict | null
}

/** Nothing that is read is written into a tabletop, and none of them is a reason to ask. */
const concerns = (incident: Incident) => isOpen(incident) && touchesTargets(incident.mode)

export function createBoard(deps: BoardDeps): BoardDesk {
  const { read, commit, facts, prober, keepReading, publish, clock, random, log, byItself } = deps
  const seen = new Map<string, Seen>()
  let watches = new Map<string, Watch>()
  let held: ReadonlySet<string> = none
  let looked = 0
  let cancelLook = () => {}

  const atOnce = ({ connection }: Watch) => {
    const kind = read.connection(connection)?.kind
    return kind && kinds[kind].oneAtATime ? 1 : 2
  }
  const scheduler = createScheduler({ clock, random, atOnce, ask, answered, moved })
  const laptop = watchLaptop({ ...{ clock, log }, ...deps.laptop, seen: (view) => publish('laptop', view), turned: refresh })

  async function ask({ watchId, probe, connection: name, params }: Watch): Promise<Reading> {
    const connection = read.connection(name)
    const startedAt = rfc3339In(clock.now(), clock.zone())
    try {
      if (connection && params) return await prober.ask(probe, connection, params, { asking: watchId })
    } catch (fault) {
      if (fault instanceof Fault) return unasked(startedAt, name, probe, refusalText(fault.refusal))
      log.error(`the board could not ask ${probe} of ${name}`, fault)
    }
    return unasked(startedAt, name, probe, both('probe.internal'))
  }

  function unasked(startedAt: string, connection: string, probe: string, why: LocalText): Reading {
    const empty = { durationMs: 0, rowCount: 0, target: connection, host: '', query: '', columns: [], rows: [] }
    const reason = both('probe.not_asked', { why })
    return { readingId: facts().newId('rea'), probe, connection, startedAt, verdict: 'unknown', reason, ...empty }
  }

  function answered(watch: Watch, reading: Reading) {
    const before = seen.get(watch.watchId)
    // A laptop without a network says nothing of its targets, nor does a question we did not get to: no line is due for them.
    const isOurs = reading.cause === 'busy' || (reading.verdict === 'unknown' && reading.rowCount === 0 && laptop.isOffline())
    const changed = before?.latest.verdict !== reading.verdict
    const known = before?.noted ?? null
    const noted = isOurs ? known : reading.verdict
    seen.set(watch.watchId, { latest: reading, since: changed || !before ? reading.startedAt : before.since, noted })
    try {
      keepReading(reading, { runId: null, stepId: null })
      if (noted !== known) note(reading, known)
    } catch (fault) {
      log.error(`what the board read of ${watch.connection} could not be kept`, fault)
    }
  }

  /**
   * Only changes are worth a line, on every incident that is open; a first answer only where it says that something is wrong.
   * What was read is kept as evidence where it turned critical: it may not be there to be read again.
   */
  function note(reading: Reading, from: Verdict | null) {
    if (from === null && (reading.verdict === 'ok' || reading.verdict === 'unknown')) return
    const { probe, connection, verdict: to, readingId, startedAt: occurredAt } = reading
    const place = { runId: null, stepId: null }
    const drafts = read
      .incidents()
      .filter(concerns)
      .flatMap(({ id: incidentId }): readonly Draft[] => [
        ...(to === 'critical' ? [{ type: 'probe.reading_kept.v1', incidentId, occurredAt, data: { ...reading, ...place } } as const] : []),
        { type: 'probe.verdict_changed.v1', incidentId, occurredAt, data: { probe, connection, from, to, readingId, ...place } },
      ])
    if (drafts.length > 0) commit(drafts, facts())
  }

  function moved(watchId: string) {
    const view = viewOf(watchId, read.board())
    if (view) publish('watched', view)
  }

  function viewOf(watchId: string, board: Board): WatchView | undefined {
    const watch = watches.get(watchId)
    const connection = watch && read.connection(watch.connection)
    return watch && connection ? view(watch, connection, board) : undefined
  }

  function view(watch: Watch, { environment, kind }: Connection, board: Board): WatchView {
    const { watchId, connection, probe, params, everyMs } = watch
    const summary = prober.probes().find((one) => one.probe === probe)
    const { asking, nextMs } = scheduler.standing(watchId)
    const known = seen.get(watchId)
    return {
      ...{
        watchId,
        connection,
        environment,
        kind,
        probe,
        title: summary?.title ?? { ko: probe, en: probe },
        params: params ?? {},
        everyMs,
      },
      ...{ standing: !Object.hasOwn(board.added, watchId), paused: board.paused.includes(connection), held: held.has(connection), asking },
      ...{ latest: known?.latest ?? null, since: known?.since ?? null },
      nextAt: nextMs === null ? null : rfc3339In(nextMs, clock.zone()),
    }
  }

  /** Without a network there is no asking what is elsewhere; it would be twenty red lights for one cable. */
  const heldOf = (connections: Connections) =>
    new Set(Object.values(connections).flatMap((one) => (deps.laptop.leadsHere(one) ? [] : [one.name])))

  /** What is asked with nothing is asked with what the probe takes by itself: its answers are found under that. */
  function asAsked(watch: Watch): Watch {
    const connection = read.connection(watch.connection)
    const isBare = watch.params !== null && Object.keys(watch.params).length === 0
    return connection && isBare ? { ...watch, params: prober.check(watch.probe, connection, {}) } : watch
  }

  /** What there is to ask now. The record is read once for the whole list, and not for each line of it. */
  function refresh(): Board {
    const board = read.board()
    const all = watchesOf(board, read.connections(), prober.probes()).map(asAsked)
    const unknown = all.filter(({ watchId }) => !watches.has(watchId))
    watches = new Map(all.map((watch) => [watch.watchId, watch]))
    // What the record was told of it is not known: null, so that what is wrong now is told.
    for (const [watchId, known] of lastKnown(read, unknown, clock.zone())) seen.set(watchId, { ...known, noted: null })
    for (const watchId of seen.keys()) if (!watches.has(watchId)) seen.delete(watchId)
    held = laptop.isOffline() ? heldOf(read.connections()) : none
    scheduler.set(all, new Set(board.paused), held)
    if (byItself) {
      const wanted = read.incidents().some(concerns) || clock.now() - looked < lookMs
      scheduler.run(wanted)
      laptop.run(wanted)
    }
    return board
  }

  return {
    refresh: () => void refresh(),
    list(): WatchView[] {
      if (byItself) {
        looked = clock.now()
        cancelLook()
        cancelLook = clock.after(lookMs, refresh)
      }
      const board = refresh()
      return [...watches.keys()].flatMap((watchId) => viewOf(watchId, board) ?? [])
    },
    laptop: laptop.look,
    watch: (watchId: string): Watch | undefined => watches.get(watchId),
    now(watchId: string | undefined): number | undefined {
      refresh()
      if (watchId !== undefined) return scheduler.now(watchId) ? 1 : undefined
      return scheduler.ids().filter((id) => scheduler.now(id)).length
    },
    cancel: (watchId) => Number(scheduler.cancel(watchId)),
    close() {
      cancelLook()
      laptop.close()
      scheduler.close()
    },
  }
}
