import { describe, expect, it } from 'vitest'
import { noPeople, type CallOut, type People, type Role } from '../../../../shared/domain/people/state.ts'
import { nudges, reportsOf } from '../../../../shared/domain/people/select.ts'
import type { Task } from '../../../../shared/domain/task/state.ts'
import { beganMs, crewIncident, factsFrom } from '../../../support/crew.ts'

const at = factsFrom()(0).recordedAt
const role = (roleId: string, person: string | null, of: Partial<Role> = {}): Role => ({
  ...{ roleId, title: '', person, since: at, by: 'kim', handover: null },
  ...of,
})
const task = (owner: string, of: Partial<Task> = {}): Task => ({
  ...{ taskId: `tsk-${owner}`, title: '재시도 중지', owner, assignedAt: at, by: 'kim', dueAt: null, acknowledgedAt: null },
  ...{ promptedAt: null, ended: null },
  ...of,
})
const people = (of: Partial<People> = {}): People => ({ ...noPeople, ...of })
const minute = 60_000
const names = (of: People, tasks: readonly Task[] = [], ms = beganMs, incident = crewIncident()) =>
  nudges({ incident, people: of, tasks }, ms).map(({ name }) => name)

describe('nudges', () => {
  it('say that nobody commands after two minutes, and not before', () => {
    expect(names(noPeople, [], beganMs + 2 * minute - 1)).toEqual([])
    expect(names(noPeople, [], beganMs + 2 * minute)).toEqual(['no_commander'])
    expect(names(people({ roles: [role('commander', '김지연')] }), [], beganMs + 60 * minute)).toEqual([])
    const left = people({ commandVacantSince: factsFrom()(30).recordedAt })
    expect(names(left, [], beganMs + 31 * minute)).toEqual([])
    expect(names(left, [], beganMs + 32 * minute)).toEqual(['no_commander'])
  })

  it('say nothing once it is resolved', () => {
    expect(names(noPeople, [], beganMs + 60 * minute, crewIncident({ status: 'resolved' }))).toEqual([])
  })

  it('say that the commander leads operations too, however the name is written', () => {
    const both = people({ roles: [role('commander', '김지연'), role('operations', '김지연'.normalize('NFD'))] })
    expect(names(both)).toEqual(['commander_operates'])
    expect(names(people({ roles: [role('commander', null), role('operations', null)] }))).toEqual([])
  })

  it('say that more than seven report to one, and count each person once', () => {
    const seven = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((owner) => task(owner))
    const led = people({ roles: [role('commander', '김지연')] })
    expect(names(led, [...seven, task('A'), task('김지연'), task('')])).toEqual([])
    const found = nudges({ incident: crewIncident(), people: led, tasks: [...seven, task('h')] }, beganMs)
    expect(found).toEqual([{ name: 'too_many_reports', person: '김지연', count: 8 }])
  })

  it('put those with a task under the operations lead, where there is one', () => {
    const calls = [
      { person: 'z', outcome: 'answered' },
      { person: 'y', outcome: null },
    ] as CallOut[]
    const led = people({ roles: [role('commander', '김지연'), role('operations', '이도윤'), role('scribe', '박서준')], calls })
    const ended = { outcome: 'done', at, by: 'kim', result: '' } as const
    expect(Object.fromEntries(reportsOf(led, [task('a'), task('박서준'), task('b', { ended })]))).toEqual({
      김지연: ['이도윤', '박서준'],
      이도윤: ['a', 'z'],
    })
  })

  it('say what waits: a handover, and a task whose time is up', () => {
    const handover = { handoverId: 'han-1', to: '이도윤', note: '', at, by: 'kim' }
    const waits = people({ roles: [role('commander', '김지연', { handover })] })
    const over = task('이도윤', { dueAt: factsFrom()(5).recordedAt })
    expect(names(waits, [over], beganMs + 5 * minute)).toEqual(['handover_waits', 'tasks_over'])
    expect(names(waits, [over], beganMs + 5 * minute - 1)).toEqual(['handover_waits'])
  })
})
