import { describe, expect, it } from 'vitest'
import { declare, reachMilestone } from '../../../../shared/domain/incident/decide.ts'
import { reduceIncident, type Incident } from '../../../../shared/domain/incident/state.ts'
import type { Draft } from '../../../../shared/domain/events.ts'
import { factsAt, recorded } from '../../../support/recorded.ts'
import { value } from '../../../support/reply.ts'

const after = (incident: Incident | undefined, drafts: readonly Draft[]) => recorded(drafts).reduce(reduceIncident, incident) as Incident
const entry = { entryId: 'ent-1', occurredAt: '2026-11-22T13:58:00.000+09:00' }
const begun = after(undefined, declare({ title: 'x', severity: 'sev2', mode: 'real', impact: 'none', services: [] }, factsAt()))
const tagged = after(begun, value(reachMilestone(begun, { milestone: 'detected' }, factsAt(), entry)))

const place = { incidentId: 'inc-1', occurredAt: '2026-11-22T14:06:00.000+09:00' }
const corrected: Draft = {
  ...{ type: 'timeline.entry_time_corrected.v1', ...place },
  data: { entryId: 'ent-1', from: entry.occurredAt, to: '2026-11-22T13:50:00.000+09:00', reason: '' },
}
const struck: Draft = { type: 'timeline.entry_struck.v1', ...place, data: { entryId: 'ent-1', reason: 'other cluster' } }
const restored: Draft = { type: 'timeline.entry_restored.v1', ...place, data: { entryId: 'ent-1', reason: '' } }

describe('a milestone an entry stands for', () => {
  it('has the entry’s time, and follows its correction', () => {
    expect(tagged.milestones.detected).toBe(entry.occurredAt)
    expect(after(tagged, [corrected]).milestones.detected).toBe('2026-11-22T13:50:00.000+09:00')
  })

  it('goes when the entry is struck and comes back with it, at the time that was corrected meanwhile', () => {
    expect(after(tagged, [struck]).milestones.detected).toBeUndefined()
    expect(after(tagged, [struck, corrected]).milestones.detected).toBeUndefined()
    expect(after(tagged, [struck, corrected, restored]).milestones.detected).toBe('2026-11-22T13:50:00.000+09:00')
  })

  it('stays where it was put by hand afterwards', () => {
    const byHand = after(tagged, value(reachMilestone(tagged, { milestone: 'detected', at: '14:01' }, factsAt())))
    expect(after(byHand, [corrected, struck]).milestones.detected).toBe('2026-11-22T14:01:00.000+09:00')
  })

  it('does not go along to another incident', () => {
    const moved: Draft = { type: 'timeline.entry_moved.v1', ...place, data: { entryId: 'ent-1', from: 'inc-1', to: 'inc-2', reason: 'x' } }
    const left = after(tagged, [moved])
    expect([left.milestones.detected, left.tagged]).toEqual([undefined, {}])
  })
})
