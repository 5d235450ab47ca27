import { nothingTrusted } from '../../shared/domain/playbook/trust.ts'
import { noRoutine } from '../../shared/domain/routine/state.ts'
import { noActions } from '../../shared/domain/action/state.ts'
import { noPeople } from '../../shared/domain/people/state.ts'
import { emptyBoard } from '../../shared/domain/board/state.ts'
import { readFileSync } from 'node:fs'
import type { Connection } from '../../shared/domain/connection/state.ts'
import { isKnown, type DomainEvent, type Draft, type Recorded } from '../../shared/domain/events.ts'
import type { Facts } from '../../shared/domain/facts.ts'
import type { Incident } from '../../shared/domain/incident/state.ts'
import type { Playbook } from '../../shared/domain/playbook/spec.ts'
import type { Reading, Verdict } from '../../shared/domain/probe/reading.ts'
import type { Plan } from '../../shared/domain/run/plan.ts'
import { reduceRun, runOf, type Run } from '../../shared/domain/run/state.ts'
import { parsePlaybook } from '../../electron/core/playbooks/load.ts'
import type { PlaybookShelf } from '../../electron/core/playbooks/shelf.ts'
import type { ActionOutcome, Planning, Prober } from '../../electron/core/probing/prober.ts'
import { createExpressions } from '../../electron/core/expressions.ts'
import { createRefusals } from '../../electron/core/refusals.ts'
import { createRunEngine } from '../../electron/core/runs/create-engine.ts'
import type { Reader } from '../../electron/core/store/store.ts'
import { untold } from './untold.ts'

export const shippedSource = readFileSync(new URL('../../shared/playbooks/incident/postgres-degraded.yaml', import.meta.url), 'utf8')
export const shipped: Playbook = parsePlaybook(shippedSource)

export const incident: Incident = {
  ...untold,
  ...{ id: 'inc-1', title: '판정 지연', services: [], severity: 'sev2', status: 'investigating', mode: 'real', impact: 'major' },
  ...{ zone: 'Asia/Seoul', declaredAt: '2026-11-22T14:00:00.000+09:00', declaredBy: 'kim', milestones: {}, endedAt: null },
}
export const primary: Connection = {
  ...{ id: 'con-1', name: 'judgment-primary', kind: 'postgres', access: 'operate', environment: 'production', url: { env: 'PG' } },
  ...{ addedAt: '2026-11-22T13:00:00.000+09:00', addedBy: 'kim' },
}
export const plan: Plan = {
  ...{ action: 'postgres.terminate_backend', connection: 'judgment-primary', environment: 'production' },
  ...{ target: 'judgment-primary · db-1:5432/factory_ai', confirm: 'judgment-primary' },
  subjects: [{ pid: 4242, backend_start: '2026-11-22T04:00:00Z', state: 'idle in transaction' }],
  ...{ statement: 'SELECT pg_terminate_backend(4242)', risk: { ko: '되돌릴 수 없음', en: 'cannot be undone' } },
}

const startMs = Date.parse('2026-11-22T14:05:00.000+09:00')
const seoul = (ms: number) => new Date(ms + 9 * 3_600_000).toISOString().replace('Z', '+09:00')

/** A clock that moves only when told, and calls back on the way. */
export function fakeClock() {
  let now = startMs
  let timers: { at: number; callback: () => void }[] = []
  const settle = async () => {
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve()
  }
  return {
    now: () => now,
    zone: () => 'Asia/Seoul',
    after(ms: number, callback: () => void) {
      const timer = { at: now + ms, callback }
      timers.push(timer)
      return () => void (timers = timers.filter((other) => other !== timer))
    },
    pending: () => timers.length,
    async advance(ms: number) {
      const until = now + ms
      for (;;) {
        const [due] = timers.filter(({ at }) => at <= until).toSorted((a, b) => a.at - b.at)
        if (!due) break
        timers = timers.filter((other) => other !== due)
        now = Math.max(now, due.at)
        due.callback()
        await settle()
      }
      now = until
      await settle()
    },
    /** The laptop sleeps: time passes and no timer is heard until it wakes. */
    async sleep(ms: number) {
      now += ms
      await this.advance(0)
    },
  }
}

/** What the scripted target says next. Change it between calls. */
export interface Script {
  verdict: Verdict
  planning: 'planned' | 'empty' | 'choice_needed' | 'choice_unknown' | 'unreachable'
  plan: Plan
  act: () => Promise<ActionOutcome>
  ask: (() => Promise<void>) | undefined
}

const says = (text: string) => ({ ko: text, en: text })
export const outcome = (word: ActionOutcome['outcome']): ActionOutcome => ({
  ...{ outcome: word, statement: 'SELECT pg_terminate_backend(4242)', detail: says(word), durationMs: 3 },
})

/** An engine over a record in memory, a clock in hand and a target that follows a script. */
export function runWorld(
  options: { playbook?: string; others?: readonly string[]; connections?: readonly Connection[]; incident?: Incident } = {},
) {
  const clock = fakeClock()
  const events: Recorded[] = []
  const table: Reading[] = []
  const published: { name: string; message: unknown }[] = []
  const acted: Plan[] = []
  const asked: string[] = []
  const logged: string[] = []
  let connections = options.connections ?? [primary]
  let ids = 0
  let full: Error | undefined
  const newId: Facts['newId'] = (prefix) => `${prefix}-${(ids += 1)}`
  const facts = (actor = 'kim'): Facts => ({ recordedAt: seoul(clock.now()), zone: 'Asia/Seoul', actor, newId })
  const script: Script = { verdict: 'critical', planning: 'planned', plan, act: async () => outcome('done'), ask: undefined }

  const known = () => events.filter((event): event is DomainEvent => isKnown(event))
  const run = (id: string): Run | undefined =>
    known()
      .filter((event) => runOf(event) === id)
      .reduce<Run | undefined>(reduceRun, undefined)
  const runIds = () => known().flatMap((event) => (event.type === 'run.started.v1' ? [event.data.runId] : []))
  const evidence = (id: string) =>
    known().flatMap((event) => (event.type === 'probe.reading_kept.v1' && event.data.readingId === id ? [asReading(event.data)] : []))[0]
  const read: Reader = {
    incident: (id) => (id === incident.id ? (options.incident ?? incident) : undefined),
    incidents: () => [options.incident ?? incident],
    connections: () => Object.fromEntries(connections.map((connection) => [connection.id, connection])),
    connection: (name) => connections.find((connection) => connection.name === name),
    actions: () => noActions,
    trusted: () => nothingTrusted,
    board: () => emptyBoard,
    routine: () => noRoutine,
    people: () => noPeople,
    tasks: () => [],
    followUps: () => [],
    incidentOf: () => undefined,
    points: () => [],
    run,
    checks: () => [],
    runs: () => runIds().flatMap((id) => run(id) ?? []),
    reading: (id) => evidence(id) ?? table.find((reading) => reading.readingId === id),
    readings: () => table,
    keptOn: () => false,
    timeline: () => ({ rows: [], first: null, last: null, earlier: false, later: false }),
    eventsOf: () => events,
    standing: () => events,
    recordedAfter: () => events,
    event: (_, seq) => events[seq - 1],
    entry: () => undefined,
    entryRow: () => undefined,
    entryEvents: () => [],
    attached: () => undefined,
    withAttachments: () => [],
  }
  const commit = (drafts: readonly Draft[], { recordedAt, actor }: Facts): readonly Recorded[] => {
    if (full) throw full
    const recorded = drafts.map((draft, at) => {
      const seq = events.length + 1 + at
      return { ...draft, logId: 'log-1', seq, hlc: String(seq).padStart(8, '0'), recordedAt, actor, hash: `hash-${seq}` } as Recorded
    })
    events.push(...recorded)
    return recorded
  }
  const take = (probe: string): Reading => ({
    ...{ readingId: newId('rea'), probe, connection: 'judgment-primary', startedAt: seoul(clock.now()), durationMs: 4, rowCount: 0 },
    ...{
      verdict: script.verdict,
      target: plan.target,
      host: 'laptop',
      query: 'SELECT 1',
      columns: [],
      rows: [],
      reason: says(script.verdict),
    },
  })
  const prober: Prober = {
    probes: () => [],
    actions: () => [],
    check: (_, __, params) => params,
    test: async () => ({ reachable: true, target: '', cause: 'none', says: says('ok'), durationMs: 1 }),
    async ask(probe) {
      asked.push(probe)
      const reading = take(probe)
      await script.ask?.()
      return reading
    },
    cancel: async () => 0,
    standing: async () => ({ there: null, reading: take('postgres.blockers') }),
    async plan({ choose }): Promise<Planning> {
      await script.ask?.()
      const reading = take('postgres.blockers')
      if (script.planning === 'planned') return { outcome: 'planned', plan: script.plan, reading }
      if (script.planning === 'empty' || script.planning === 'unreachable') return { outcome: script.planning, reading }
      return { outcome: script.planning, keys: ['4242', '4243'].filter((key) => !choose.includes(key)), reading }
    },
    async act(approved) {
      acted.push(approved)
      return script.act()
    },
    may: async () => [],
    commandContext: () => [],
    close: async () => {},
  }
  const shelved = [options.playbook ?? shippedSource, ...(options.others ?? [])].map((source) => {
    const playbook = parsePlaybook(source)
    return {
      ...{ id: playbook.id, file: `/books/${playbook.id}.yaml`, hash: 'abc', source, playbook, toRead: playbook },
      ...({ problems: [], origin: 'shipped', trust: 'not_needed', standsInSince: null } as const),
    }
  })
  const shelf: PlaybookShelf = {
    list: () => shelved,
    find: (id) => shelved.find((one) => one.id === id),
    parse: parsePlaybook,
    stamp: () => '',
    check: (text) => ({ id: null, playbook: parsePlaybook(text), problems: [] }),
  }
  const engineDeps = {
    ...{ read, commit, facts: () => facts('quarterdeck'), prober, shelf, clock, expressions: createExpressions() },
    refusals: createRefusals({ read, commit, facts: () => facts('quarterdeck') }),
    publish: (name: string, message: unknown) => void published.push({ name, message }),
    keepReading: (reading: Reading, step: object) => {
      table.unshift(reading)
      published.push({ name: 'read', message: { reading, ...step } })
    },
    log: { error: (what: string) => void logged.push(what) },
  }
  return {
    ...{ clock, events, table, published, acted, asked, logged, script, read, facts, shelf },
    types: () => events.map((event) => event.type),
    setConnections: (next: readonly Connection[]) => void (connections = next),
    /** From now on the disk refuses; undefined: it takes again. */
    breakDisk: (fault: Error | undefined) => void (full = fault),
    /** A second one is what a restart makes. */
    engine: () => createRunEngine(engineDeps),
  }
}

function asReading({ runId: _, stepId: __, ...rest }: Extract<DomainEvent, { type: 'probe.reading_kept.v1' }>['data']): Reading {
  return rest as Reading
}
