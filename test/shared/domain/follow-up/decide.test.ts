import { describe, expect, it } from 'vitest'
import type { Draft } from '../../../../shared/domain/events.ts'
import { changeFollowUp, closeFollowUp, noteFollowUp, reopenFollowUp } from '../../../../shared/domain/follow-up/decide.ts'
import { ageMs, inOrder, isLate } from '../../../../shared/domain/follow-up/select.ts'
import { reduceFollowUps, type FollowUp, type FollowUps } from '../../../../shared/domain/follow-up/state.ts'
import { crewIncident, factsFrom, recorded } from '../../../support/crew.ts'
import { value } from '../../../support/reply.ts'

const incident = crewIncident({ status: 'closed' })
const facts = factsFrom()
const folded = (drafts: readonly Draft[], from: FollowUps = []) => drafts.map(recorded).reduce(reduceFollowUps, from)
const plain = { text: '유휴 트랜잭션 제한', kind: 'prevent', priority: 'normal', owner: '', due: null, ticket: '' } as const
const noted = folded(value(noteFollowUp(incident, plain, facts(0))))
const [followUp] = noted as [FollowUp]

describe('a follow-up', () => {
  it('is noted after the incident was closed too, changed in what is said of it, and no more', () => {
    const drafts = value(changeFollowUp({ incident, followUp }, { priority: 'high', due: '2026-12-01', owner: '' }, facts(1)))
    expect(drafts).toMatchObject([{ data: { followUpId: followUp.followUpId, priority: 'high', due: '2026-12-01' } }])
    expect(Object.keys(drafts[0]?.data ?? {})).toHaveLength(3)
    const [changed] = folded(drafts, noted) as [FollowUp]
    expect(changed).toEqual({ ...followUp, priority: 'high', due: '2026-12-01' })
    const back = folded(value(changeFollowUp({ incident, followUp: changed }, { due: null }, facts(2))), [changed])
    expect(back[0]?.due).toBeNull()
    expect(changeFollowUp({ incident, followUp }, { text: plain.text }, facts(1))).toMatchObject({ error: { code: 'follow_up_unchanged' } })
  })

  it('is done, or dropped for a reason, once, and opens again', () => {
    const one = { incident, followUp }
    expect(closeFollowUp(one, { outcome: 'dropped', reason: '' }, facts(1))).toMatchObject({ error: { code: 'reason_missing' } })
    const [done] = folded(value(closeFollowUp(one, { outcome: 'done', reason: '' }, facts(60))), noted) as [FollowUp]
    expect(done.closed).toMatchObject({ outcome: 'done' })
    const again = closeFollowUp({ incident, followUp: done }, { outcome: 'done', reason: '' }, facts(61))
    expect(again).toMatchObject({ error: { code: 'follow_up_unchanged' } })
    expect(folded(value(reopenFollowUp({ incident, followUp: done }, { reason: '' }, facts(62))), [done])[0]?.closed).toBeNull()
    expect(ageMs(done, Date.parse(facts(600).recordedAt))).toBe(60 * 60_000)
    expect(ageMs(followUp, Date.parse(facts(600).recordedAt))).toBe(600 * 60_000)
  })

  it('is late once its day is over, and stands by what presses', () => {
    const at = (of: Partial<FollowUp>): FollowUp => ({ ...followUp, ...of })
    expect(isLate(at({ due: '2026-11-24' }), '2026-11-24')).toBe(false)
    expect(isLate(at({ due: '2026-11-23' }), '2026-11-24')).toBe(true)
    const closed = { outcome: 'done', at: followUp.notedAt, by: 'kim', reason: '' } as const
    expect(isLate(at({ due: '2026-11-23', closed }), '2026-11-24')).toBe(false)
    const all = [
      at({ followUpId: 'done', closed, priority: 'high' }),
      at({ followUpId: 'low', priority: 'low', due: '2026-11-01' }),
      at({ followUpId: 'later' }),
      at({ followUpId: 'sooner', due: '2026-12-01' }),
      at({ followUpId: 'high', priority: 'high' }),
    ]
    expect(inOrder(all).map(({ followUpId }) => followUpId)).toEqual(['high', 'sooner', 'later', 'low', 'done'])
  })
})
