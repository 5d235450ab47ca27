import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { noPeople } from '../../../shared/domain/people/state.ts'
import { cli, refusing } from './scripted.ts'
import { incident } from './samples.ts'

const recorded = { incidentId: incident.id, seq: 7 }
const at = '2026-11-22T14:05:00.000+09:00'
const done = 'Recorded in inc-7k3m9q2d (#7).\n'

describe('role, task, follow-up and call', () => {
  it.each([
    [['role', 'set', 'commander', '@kim', '--reason', '두절'], 'people.assign', { role: 'commander', person: '@kim', reason: '두절' }],
    [['role', 'drop', 'scribe'], 'people.release', { role: 'scribe' }],
    [['role', 'hand', 'lee', '--note', '10분 뒤'], 'people.handOver', { role: 'commander', to: 'lee', note: '10분 뒤' }],
    [['role', 'take', '--person', 'lee'], 'people.acknowledge', { role: 'commander', person: 'lee' }],
    [['role', 'withdraw', '--role', 'scribe'], 'people.withdraw', { role: 'scribe' }],
    [['call', 'answered', 'kim', '--note', '5분'], 'people.endCall', { call: 'kim', outcome: 'answered', note: '5분' }],
    [['call', 'declined', 'kim'], 'people.endCall', { call: 'kim', outcome: 'declined' }],
    [['call', 'silent', 'kim'], 'people.endCall', { call: 'kim', outcome: 'no_answer' }],
    [['task', 'ack', 'tsk-1'], 'tasks.acknowledge', { taskId: 'tsk-1' }],
    [['task', 'assign', 'tsk-1', '@lee'], 'tasks.reassign', { taskId: 'tsk-1', owner: 'lee' }],
    [['task', 'extend', 'tsk-1', '10m'], 'tasks.extend', { taskId: 'tsk-1', by: '10m' }],
    [['task', 'end', 'tsk-1', 'failed', '--result', '권한 없음'], 'tasks.end', { taskId: 'tsk-1', outcome: 'failed', result: '권한 없음' }],
    [['task', 'reopen', 'tsk-1'], 'tasks.reopen', { taskId: 'tsk-1' }],
    [
      ['follow-up', 'change', 'fol-1', '--due', 'none', '--type', 'prevent'],
      'followUps.change',
      { followUpId: 'fol-1', due: null, kind: 'prevent' },
    ],
    [
      ['follow-up', 'close', 'fol-1', 'dropped', '--reason', '중복'],
      'followUps.close',
      { followUpId: 'fol-1', outcome: 'dropped', reason: '중복' },
    ],
    [['follow-up', 'reopen', 'fol-1'], 'followUps.reopen', { followUpId: 'fol-1' }],
  ])('%j', async (argv, name, input) => {
    const { code, out, calls } = await cli(argv, { calls: { [name]: recorded } })
    expect([code, out, calls]).toEqual([0, done, [{ name, input }]])
  })

  it('say what to dial, and who is next', async () => {
    const called = { ...recorded, person: '이도윤', contact: '010-2345-6789' }
    const out = await cli(['call', 'out', 'kim', '--reason', 'DBA'], {
      calls: { 'people.call': { ...called, person: '김지연', contact: '' } },
    })
    expect(out.out).toBe('Called 김지연. The roster has no number or handle for that.\n')
    const next = await cli(['call', 'next', 'kim', '--lang', 'ko'], { calls: { 'people.escalate': called } })
    expect([next.out, next.calls]).toEqual([
      '이도윤 호출: 010-2345-6789\n',
      [{ name: 'people.escalate', input: { call: 'kim', means: 'phone' } }],
    ])
  })

  it('list what there is', async () => {
    const handover = { handoverId: 'han-1', to: '이도윤', note: '', at, by: 'kim' }
    const roles = [{ roleId: 'commander', title: '', person: '김지연', since: at, by: 'kim', handover }]
    const call = {
      callId: 'cal-1',
      person: '최민지',
      means: 'phone',
      contact: '010',
      reason: '',
      after: null,
      at,
      by: 'kim',
      outcome: null,
      endedAt: null,
      note: null,
    }
    const calls = { 'people.get': { incidentId: incident.id, people: { ...noPeople, roles, calls: [call] } }, 'incidents.get': incident }
    expect((await cli(['role', 'list', '--lang', 'ko'], { calls })).out).toBe('지휘  김지연  14:05:00  이도윤에게 인계 중, 인수 전\n')
    expect((await cli(['call', 'list'], { calls })).out).toBe('14:05:00  최민지  phone 010  no word yet\n')
    const task = {
      taskId: 'tsk-1',
      title: '공지',
      owner: '',
      assignedAt: at,
      by: 'kim',
      dueAt: at,
      acknowledgedAt: null,
      promptedAt: at,
      ended: null,
    }
    const tasks = { 'tasks.list': { incidentId: incident.id, tasks: [task] }, 'incidents.get': incident }
    expect((await cli(['task', 'list'], { calls: tasks })).out).toBe('tsk-1  Time is up  until 14:05  no owner  공지\n')
    const line = {
      ...{
        followUpId: 'fol-1',
        text: '제한 시간',
        kind: 'prevent',
        priority: 'high',
        owner: '',
        due: '2026-12-01',
        ticket: 'OPS-1',
        notedAt: at,
        by: 'kim',
      },
      ...{ closed: null, incidentId: incident.id, incidentTitle: '판정 지연', mode: 'drill', zone: 'Asia/Seoul' },
    }
    const { out, calls: made } = await cli(['follow-up', 'list', '--open', '--practice'], { calls: { 'followUps.list': [line] } })
    expect(made).toEqual([{ name: 'followUps.list', input: { practice: true, closed: false } }])
    expect(out.split('\n')[1]).toBe(
      'fol-1  Prevent  High      2026-12-01  nobody  Open since 2026-11-22  DRILL · 제한 시간 · OPS-1 · inc-7k3m9q2d',
    )
  })

  it('give a task and note a follow-up with what was typed', async () => {
    const task = await cli(['task', 'add', '공지', '초안', '--owner', '@park', '--for', '15m'], {
      calls: { 'tasks.add': { ...recorded, taskId: 'tsk-9' } },
    })
    expect([task.out, task.calls]).toEqual([
      'tsk-9 given.\n',
      [{ name: 'tasks.add', input: { title: '공지 초안', owner: '@park', box: '15m' } }],
    ])
    const noted = await cli(['follow-up', 'add', '제한 시간', '--type', 'prevent', '--due', '2026-12-01'], {
      calls: { 'followUps.add': { ...recorded, followUpId: 'fol-9' } },
    })
    expect([noted.out, noted.calls]).toEqual([
      'fol-9 noted.\n',
      [{ name: 'followUps.add', input: { text: '제한 시간', kind: 'prevent', due: '2026-12-01' } }],
    ])
  })

  it('say how command goes over where somebody has it', async () => {
    const calls = { 'people.assign': refusing('role_held', { role: 'commander', person: '김지연', to: '이도윤' }) }
    const { code, err } = await cli(['role', 'set', 'commander', 'lee', '--lang', 'ko'], { calls })
    expect([code, err]).toEqual([1, expect.stringContaining('/handover 이도윤')])
  })
})

describe('roster', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'roster-cli-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  const problem = { line: 4, column: 34, path: 'people.kim.deputies[0]', says: { ko: '없음', en: 'nobody' } }
  const view = { file: '/d/roster.yaml', exists: true, problems: [], standsInSince: null, people: [], rotas: [] }

  it('check names a fault as editors jump to it, and what stands in', async () => {
    const broken = { ...view, problems: [problem], standsInSince: at }
    const { code, out, err } = await cli(['roster', 'check'], { calls: { 'roster.get': broken } })
    expect([code, out.split('\n')[0], err]).toEqual([1, '/d/roster.yaml:4:34: nobody', '1 problem in the roster.\n'])
    expect(out).toContain(at)
    writeFileSync(join(folder, 'r.yaml'), 'kind: Roster')
    const file = await cli(['roster', 'check', 'r.yaml'], { cwd: folder, calls: { 'roster.check': { problems: [], people: 3 } } })
    expect([file.code, file.out, file.calls]).toEqual([
      0,
      'r.yaml: sound, 3 people\n',
      [{ name: 'roster.check', input: { text: 'kind: Roster' } }],
    ])
    const none = await cli(['roster', 'check', 'x.yaml'], { cwd: folder })
    expect([none.code, none.err]).toEqual([1, expect.stringContaining('x.yaml')])
  })

  it('show lists everybody; without a file it says how to make one', async () => {
    const people = [{ handle: 'kim', name: '김지연', role: null, phone: '010', chat: null, deputies: ['lee'], rotas: ['dba'] }]
    const { out } = await cli(['roster', 'show'], {
      calls: { 'roster.get': { ...view, people, rotas: [{ name: 'dba', title: 'DBA 당번', order: ['kim', 'lee'] }] } },
    })
    expect(out).toContain('kim    김지연        010          lee       dba')
    expect(out).toContain('DBA 당번  kim → lee')
    const none = await cli(['roster', 'show'], { calls: { 'roster.get': { ...view, exists: false } } })
    expect(none.out).toContain('quarterdeck roster new')
    const made = await cli(['roster', 'new'], { calls: { 'roster.create': { file: '/d/roster.yaml', schema: '/d/roster.schema.json' } } })
    expect(made.out).toContain('/d/roster.yaml')
    const schema = await cli(['roster', 'schema'], { calls: { 'roster.schema': { schema: '{}\n' } } })
    expect(schema.out).toBe('{}\n')
  })
})
