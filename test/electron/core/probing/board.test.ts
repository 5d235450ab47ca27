import { expect, it } from 'vitest'
import { createBoard, type BoardDeps } from '../../../../electron/core/probing/board.ts'
import { emptyBoard } from '../../../../shared/domain/board/state.ts'
import type { Draft } from '../../../../shared/domain/events.ts'
import type { IncidentMode } from '../../../../shared/domain/incident/words.ts'
import { factsAt } from '../../../support/recorded.ts'
import { incident, primary } from '../../../support/run-world.ts'

/** A board whose one probe answers critical, over incidents of these modes. */
function boardOver(modes: readonly IncidentMode[]) {
  const committed: Draft[] = []
  const alarms: (() => void)[] = []
  const deps = {
    read: {
      incidents: () => modes.map((mode) => ({ ...incident, id: `inc-${mode}`, mode })),
      connection: () => primary,
      connections: () => ({ [primary.id]: primary }),
      board: () => emptyBoard,
    },
    commit: (drafts: readonly Draft[]) => void committed.push(...drafts),
    facts: () => factsAt(),
    prober: {
      probes: () => [{ probe: 'p', kind: 'postgres', boardMs: 1000, title: { ko: 'p', en: 'p' }, params: [] }],
      ask: async () => ({
        probe: 'p',
        connection: primary.name,
        verdict: 'critical',
        readingId: 'r',
        startedAt: factsAt().recordedAt,
        rowCount: 1,
      }),
    },
    ...{ keepReading: () => {}, publish: () => {}, random: () => 0, log: { error: () => {} }, byItself: true },
    clock: { now: () => 10_000_000, zone: () => 'UTC', after: (_: number, ring: () => void) => (alarms.push(ring), () => {}) },
  }
  return { board: createBoard(deps as unknown as BoardDeps), committed, alarms }
}

it('writes what changed into every open incident but a tabletop', async () => {
  const { board, committed } = boardOver(['real', 'drill', 'exercise', 'tabletop'])
  board.refresh()
  board.now(undefined)
  await new Promise((done) => setImmediate(done))
  expect(new Set(committed.map(({ incidentId }) => incidentId))).toEqual(new Set(['inc-real', 'inc-drill', 'inc-exercise']))
})

it('is not made to ask by a tabletop', () => {
  const [tabletop, real] = [boardOver(['tabletop']), boardOver(['tabletop', 'drill'])]
  tabletop.board.refresh()
  real.board.refresh()
  expect([tabletop.alarms.length, real.alarms.length > 0]).toEqual([0, true])
})
