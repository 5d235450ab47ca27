import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Reply } from '../../../../shared/contract/errors.ts'
import {
  acknowledgeHandover,
  assignRole,
  beginHandover,
  callPerson,
  endCall,
  escalateCall,
  releaseRole,
  withdrawHandover,
  type Crew,
} from '../../../../shared/domain/people/decide.ts'
import type { Draft } from '../../../../shared/domain/events.ts'
import type { Facts } from '../../../../shared/domain/facts.ts'
import { noPeople, reducePeople, roleOf, type People } from '../../../../shared/domain/people/state.ts'
import { callOutcomes } from '../../../../shared/domain/people/words.ts'
import { crewIncident, factsFrom, recorded } from '../../../support/crew.ts'
import { value } from '../../../support/reply.ts'

const incident = crewIncident()
const facts = factsFrom()
const folded = (drafts: readonly Draft[], from: People = noPeople) => drafts.map(recorded).reduce(reducePeople, from)
const after = (reply: Reply<readonly Draft[]>, from: People = noPeople) => folded(value(reply), from)
const role = (people: People, name: string, person: string, reason = '') =>
  after(assignRole({ incident, people }, { role: name, person, reason }, facts(1)), people)

describe('roles', () => {
  it('are assigned, also backdated, and given up', () => {
    const led = after(
      assignRole({ incident, people: noPeople }, { role: 'commander', person: '김지연', reason: '', at: '14:00' }, facts(9)),
    )
    expect(roleOf(led, 'commander')).toMatchObject({ person: '김지연', since: '2026-11-22T14:00:00.000+09:00', handover: null })
    const left = after(releaseRole({ incident, people: led }, { role: 'commander', reason: '교대' }, facts(10)), led)
    expect([left.roles, left.commandVacantSince]).toEqual([[], facts(10).recordedAt])
  })

  it('of a team have its own name, and the same name means the same role', () => {
    const one = role(noPeople, '네트워크', '이도윤')
    const two = role(one, '네트워크', '박서준')
    expect(two.roles).toMatchObject([{ title: '네트워크', person: '박서준' }])
    expect(two.roles[0]?.roleId).toBe(one.roles[0]?.roleId)
  })

  it('are not assigned twice to the same person, however they are written', () => {
    const led = role(noPeople, 'scribe', '이도윤')
    const again = assignRole({ incident, people: led }, { role: 'scribe', person: '@이도윤'.normalize('NFD'), reason: '' }, facts(2))
    expect(again).toMatchObject({ error: { code: 'role_unchanged' } })
  })

  it('of command go past somebody only with a reason', () => {
    const led = role(noPeople, 'commander', '김지연')
    expect(assignRole({ incident, people: led }, { role: 'commander', person: '이도윤', reason: '' }, facts(2))).toMatchObject({
      error: { code: 'role_held', detail: { person: '김지연', to: '이도윤' } },
    })
    expect(roleOf(role(led, 'commander', '이도윤', '연락 두절'), 'commander')?.person).toBe('이도윤')
  })

  it('are not given out in an incident that is closed', () => {
    const closed = crewIncident({ status: 'closed' })
    const reply = assignRole({ incident: closed, people: noPeople }, { role: 'scribe', person: '이도윤', reason: '' }, facts(2))
    expect(reply).toMatchObject({ error: { code: 'incident_closed' } })
  })
})

describe('a handover', () => {
  const led = role(noPeople, 'commander', '김지연')
  const begun = after(beginHandover({ incident, people: led }, { role: 'commander', to: '이도윤', note: '공지 10분 뒤' }, facts(3)), led)

  it('leaves the outgoing one accountable until it is acknowledged', () => {
    expect(roleOf(begun, 'commander')).toMatchObject({ person: '김지연', handover: { to: '이도윤', note: '공지 10분 뒤' } })
    const taken = after(acknowledgeHandover({ incident, people: begun }, { role: 'commander', person: null }, facts(4)), begun)
    expect(roleOf(taken, 'commander')).toMatchObject({ person: '이도윤', since: facts(4).recordedAt, handover: null })
  })

  it('is taken by nobody else, not begun twice, and not to oneself', () => {
    const crew: Crew = { incident, people: begun }
    expect(acknowledgeHandover(crew, { role: 'commander', person: '박서준' }, facts(4))).toMatchObject({
      error: { code: 'handover_other' },
    })
    const twice = beginHandover(crew, { role: 'commander', to: '박서준', note: '' }, facts(4))
    expect(twice).toMatchObject({ error: { code: 'handover_pending', detail: { to: '이도윤' } } })
    const own = beginHandover({ incident, people: led }, { role: 'commander', to: '김지연', note: '' }, facts(4))
    expect(own).toMatchObject({ error: { code: 'role_unchanged' } })
  })

  it('is withdrawn, and then there is nothing to take', () => {
    const back = after(withdrawHandover({ incident, people: begun }, { role: 'commander', reason: '' }, facts(5)), begun)
    expect(roleOf(back, 'commander')).toMatchObject({ person: '김지연', handover: null })
    const none = acknowledgeHandover({ incident, people: back }, { role: 'commander', person: null }, facts(6))
    expect(none).toMatchObject({ error: { code: 'handover_none' } })
  })

  it('needs somebody to hand over', () => {
    const reply = beginHandover({ incident, people: noPeople }, { role: 'commander', to: '이도윤', note: '' }, facts(3))
    expect(reply).toMatchObject({ error: { code: 'role_vacant' } })
  })
})

describe('calling out', () => {
  const call = { person: '최민지', means: 'phone', contact: '+82-10-1', reason: 'DBA' } as const
  const called = folded([callPerson({ incident }, call, facts(1))])
  const [first] = called.calls

  it('goes on to the next when nobody comes, as entries of both', () => {
    const to = { ...call, person: '한유진' }
    const drafts = value(escalateCall({ incident, people: called }, { callId: first?.callId ?? '', to }, facts(3)))
    expect(drafts.map(({ type }) => type)).toEqual(['people.call_ended.v1', 'people.called.v1'])
    expect(folded(drafts, called).calls).toMatchObject([
      { person: '최민지', outcome: 'no_answer' },
      { person: '한유진', outcome: null, after: first?.callId },
    ])
  })

  it('is corrected when who did not answer calls back, and ends the same way only once', () => {
    const callId = first?.callId ?? ''
    const silent = after(endCall({ incident, people: called }, { callId, outcome: 'no_answer', note: '' }, facts(2)), called)
    const back = after(endCall({ incident, people: silent }, { callId, outcome: 'answered', note: '5분 뒤' }, facts(4)), silent)
    expect(back.calls).toMatchObject([{ outcome: 'answered', note: '5분 뒤' }])
    const again = endCall({ incident, people: back }, { callId, outcome: 'answered', note: '' }, facts(5))
    expect(again).toMatchObject({ error: { code: 'call_ended' } })
    const reply = escalateCall({ incident, people: back }, { callId, to: call }, facts(5))
    expect(reply).toMatchObject({ error: { code: 'call_ended' } })
  })
})

const names = ['김지연', '이도윤', '박서준']
const roles = ['commander', 'operations', '네트워크']
const commands = fc.oneof(
  fc.record({
    do: fc.constant('assign' as const),
    role: fc.constantFrom(...roles),
    person: fc.constantFrom(...names),
    reason: fc.constantFrom('', '두절'),
  }),
  fc.record({ do: fc.constant('release' as const), role: fc.constantFrom(...roles) }),
  fc.record({ do: fc.constant('begin' as const), role: fc.constantFrom(...roles), to: fc.constantFrom(...names) }),
  fc.record({ do: fc.constant('take' as const), role: fc.constantFrom(...roles), person: fc.constantFrom(null, ...names) }),
  fc.record({ do: fc.constant('withdraw' as const), role: fc.constantFrom(...roles) }),
  fc.record({ do: fc.constant('call' as const), person: fc.constantFrom(...names) }),
  fc.record({ do: fc.constant('end' as const), at: fc.nat(3), outcome: fc.constantFrom(...callOutcomes) }),
  fc.record({ do: fc.constant('next' as const), at: fc.nat(3), person: fc.constantFrom(...names) }),
)
type Command = typeof commands extends fc.Arbitrary<infer One> ? One : never

function decide(crew: Crew, command: Command, now: Facts): Reply<readonly Draft[]> {
  const call = (person: string) => ({ person, means: 'phone', contact: '', reason: '' }) as const
  const idAt = (at: number) => crew.people.calls[at]?.callId ?? 'cal-none'
  switch (command.do) {
    case 'assign':
      return assignRole(crew, command, now)
    case 'release':
      return releaseRole(crew, { ...command, reason: '' }, now)
    case 'begin':
      return beginHandover(crew, { ...command, note: '' }, now)
    case 'take':
      return acknowledgeHandover(crew, command, now)
    case 'withdraw':
      return withdrawHandover(crew, { ...command, reason: '' }, now)
    case 'call':
      return { ok: true, value: [callPerson(crew, call(command.person), now)] }
    case 'end':
      return endCall(crew, { callId: idAt(command.at), outcome: command.outcome, note: '' }, now)
    case 'next':
      return escalateCall(crew, { callId: idAt(command.at), to: call(command.person) }, now)
  }
}

describe('any list of commands', () => {
  it('folds to the state it was decided on, names each role once, and moves command by one hand at a time', () => {
    fc.assert(
      fc.property(fc.array(commands, { maxLength: 25 }), (list) => {
        const now = factsFrom()
        const log: Draft[] = []
        let people = noPeople
        for (const [minute, command] of list.entries()) {
          const before = people
          const reply = decide({ incident, people }, command, now(minute))
          if (!reply.ok) continue
          log.push(...reply.value)
          people = folded(reply.value, people)
          const [was, is] = [roleOf(before, 'commander')?.person, roleOf(people, 'commander')?.person]
          // Offering a role to somebody does not take it from anybody.
          if (command.do === 'begin' || command.do === 'withdraw') expect(is).toBe(was)
          if (was !== undefined && is !== undefined && is !== was && command.do === 'assign') expect(command.reason).not.toBe('')
        }
        expect(folded(log)).toEqual(people)
        const ids = people.roles.map(({ roleId }) => roleId)
        expect(new Set(ids).size).toBe(ids.length)
        expect(people.commandVacantSince !== null && ids.includes('commander')).toBe(false)
      }),
      { numRuns: 300 },
    )
  })
})
