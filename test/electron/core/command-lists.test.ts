import fc from 'fast-check'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Bridge } from '../../../shared/contract/bridge.ts'
import type { Reply } from '../../../shared/contract/errors.ts'
import { toRecorded } from '../../../electron/core/store/event-log.ts'
import { parseLine } from '../../../electron/core/store/row.ts'
import { isKnown, type DomainEvent } from '../../../shared/domain/events.ts'
import { reduceIncident, type Incident } from '../../../shared/domain/incident/state.ts'
import { incidentStatuses, milestones, severities } from '../../../shared/domain/incident/words.ts'
import { entryOf, isAmendment, reduceEntry, type Entry } from '../../../shared/domain/timeline/entry.ts'
import { startApp } from '../../support/app.ts'

type Call = readonly [name: string, input: Record<string, unknown>]

const nth = fc.nat({ max: 3 })
const reason = fc.constantFrom('', 'wrong cluster')
const at = fc.constantFrom('-10m', '-3h', '13:58', 'soon', '2030-01-01T00:00:00Z')
const minutes = fc.constantFrom(1, 30, null)
const text = fc.constantFrom('p95 4.2 s', '차단 세션 종료', '다시 느려짐')

/** Any command on an incident or one of its entries; some can only be refused. `incident` and `entry` are filled in as the run has them. */
const command: fc.Arbitrary<Call> = fc.oneof(
  fc.record({ status: fc.constantFrom(...incidentStatuses), at }).map((input): Call => ['incidents.setStatus', input]),
  fc.record({ status: fc.constantFrom(...incidentStatuses) }).map((input): Call => ['incidents.setStatus', input]),
  fc.record({ severity: fc.constantFrom(...severities) }).map((input): Call => ['incidents.setSeverity', input]),
  fc.record({ reason }).map((input): Call => ['incidents.reopen', input]),
  fc.record({ milestone: fc.constantFrom(...milestones), at }).map((input): Call => ['incidents.reachMilestone', input]),
  fc.record({ milestone: fc.constantFrom(...milestones), entry: nth }).map((input): Call => ['incidents.reachMilestone', input]),
  fc.record({ text, at }).map((entry): Call => ['timeline.log', { entries: [entry] }]),
  fc.record({ text }).map((entry): Call => ['timeline.log', { entries: [entry] }]),
  fc.record({ entry: nth, text, reason }).map((input): Call => ['entries.edit', input]),
  fc.record({ entry: nth, at, reason }).map((input): Call => ['entries.correctTime', input]),
  fc.record({ entry: nth, reason }).map((input): Call => ['entries.strike', input]),
  fc.record({ entry: nth, reason }).map((input): Call => ['entries.restore', input]),
  fc.record({ entry: nth, reason }).map((input): Call => ['entries.move', input]),
  fc.record({ decision: text, review: minutes, risk: text }).map((input): Call => ['decisions.record', input]),
  fc
    .record({ entry: nth, outcome: fc.constantFrom('stands', 'withdrawn'), next: minutes })
    .map((input): Call => ['decisions.review', input]),
  fc.record({ conditions: text, team: fc.constantFrom('', 'DB') }).map((input): Call => ['reports.give', input]),
  fc.record({ text, next: minutes, at }).map((input): Call => ['updates.send', input]),
  fc.record({ text, next: minutes }).map((input): Call => ['updates.send', input]),
  fc.record({ next: fc.constant(15) }).map((input): Call => ['updates.promise', input]),
  fc.record({ minutes: fc.constant(10), reason }).map((input): Call => ['updates.snooze', input]),
)

let bridge: Bridge
let dataDir: string
let stop: () => Promise<void>

beforeAll(async () => {
  // As a command does it: nothing happens by itself between two calls.
  const app = await startApp({ host: 'cli' })
  ;({ bridge, stop } = app)
  ;({ dataDir } = app.config)
})
afterAll(async () => {
  await stop()
  rmSync(dataDir, { recursive: true, force: true })
})

const ask = async <Value>(name: string, input: unknown) => (await bridge.call(name, input)) as Reply<Value>
const journalLines = () => readFileSync(join(dataDir, 'journal.jsonl'), 'utf8').split('\n').filter(Boolean)
const lines = () => journalLines().length

describe('any list of commands', () => {
  it(
    'leaves an event for none that is refused, moves no time by editing, and folds to the state that is live',
    { timeout: 120_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(command, { minLength: 5, maxLength: 25 }), async (commands) => {
          const declare = async () => {
            const reply = await ask<{ incidentId: string }>('incidents.declare', { title: '판정 지연' })
            return reply.ok ? reply.value.incidentId : ''
          }
          const [incidentId, other] = [await declare(), await declare()]
          const entries: string[] = []
          for (const [name, { entry, ...rest }] of commands) {
            const entryId = typeof entry === 'number' ? (entries[entry] ?? 'ent-nowhere') : undefined
            const of = name.startsWith('entries.') || name === 'decisions.review' ? {} : { incidentId }
            const input = { ...of, ...rest, ...(entryId !== undefined && { entryId }), ...(name === 'entries.move' && { to: other }) }
            const before = { lines: lines(), time: await timeOf(entryId) }
            const reply = await ask<{ entryId?: string; entryIds?: string[] }>(name, input)
            if (!reply.ok) expect([name, reply.error.code, lines()]).toEqual([name, reply.error.code, before.lines])
            else {
              expect(lines()).toBeGreaterThan(before.lines)
              entries.push(
                ...(reply.value.entryIds ?? []),
                ...(name === 'decisions.record' && reply.value.entryId ? [reply.value.entryId] : []),
              )
            }
            if (name !== 'entries.correctTime') expect(await timeOf(entryId)).toBe(before.time)
          }

          for (const id of [incidentId, other]) {
            const live = await ask<Incident>('incidents.get', { incidentId: id })
            const own = journal().filter((event) => event.incidentId === id)
            expect(own.reduce<Incident | undefined>(reduceIncident, undefined)).toEqual(live.ok && live.value)
          }
          for (const id of entries) {
            const history = await ask<{ row: { occurredAt: string; data: { text: string | null } } }>('entries.history', { entryId: id })
            const folded = foldEntry(id)
            expect(history.ok && [history.value.row.occurredAt, history.value.row.data.text]).toEqual([folded?.occurredAt, folded?.text])
          }
        }),
        { numRuns: 15 },
      )
    },
  )
})

async function timeOf(entryId: string | undefined) {
  if (entryId === undefined) return undefined
  const history = await ask<{ row: { occurredAt: string } }>('entries.history', { entryId })
  return history.ok ? history.value.row.occurredAt : undefined
}

function foldEntry(entryId: string): Entry | undefined {
  let state: Entry | undefined
  for (const event of journal()) {
    if (event.type === 'timeline.entry_logged.v1' && event.data.entryId === entryId) state = entryOf(event)
    else if (state && isAmendment(event) && event.data.entryId === entryId) state = reduceEntry(state, event)
  }
  return state
}

/** The record as its text copy has it. */
function journal(): readonly DomainEvent[] {
  return journalLines()
    .flatMap((line) => {
      const parsed = parseLine(line)
      return parsed.kind === 'row' ? [toRecorded(parsed.row)] : []
    })
    .filter(isKnown)
}
