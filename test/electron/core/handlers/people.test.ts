import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { clientOf, type Client, type MessageOf } from '../../../../shared/contract/bridge.ts'
import { countingPorts, startApp } from '../../../support/app.ts'
import { newFolder } from '../../../support/store.ts'
import { value } from '../../../support/reply.ts'

const roster = `api_version: quarterdeck/v1
kind: Roster
people:
  kim: { name: 김지연, phone: "+82-10-1234-5678", deputies: [lee] }
  lee: { name: 이도윤, phone: "010-2345-6789" }
  park: { name: 박서준 }
rotas:
  dba: { order: [kim, park] }
`

let app: Awaited<ReturnType<typeof startApp>>
let client: Client
let incidentId: string
beforeEach(async () => {
  app = await startApp({ dataDir: newFolder() })
  client = clientOf(app.bridge)
  writeFileSync(join(app.config.dataDir, 'roster.yaml'), roster)
  incidentId = value(await client.incidents.declare({ title: '판정 지연' })).incidentId
})
afterEach(async () => {
  await app.stop()
  expect(app.ports).toMatchObject({ faults: [] })
})

const rows = async () => value(await client.timeline.page({ incidentId, limit: 1000 })).rows.map(({ type }) => type)
const peopleNow = async () => value(await client.people.get({ incidentId })).people

describe('people', () => {
  it('are named by the roster, called, and followed by whoever is next in line, each an entry', async () => {
    expect(value(await client.people.call({ person: '@kim', reason: 'DBA' }))).toMatchObject({
      person: '김지연',
      contact: '+82-10-1234-5678',
    })
    expect(value(await client.people.escalate({ call: 'kim' }))).toMatchObject({ person: '이도윤', contact: '010-2345-6789' })
    value(await client.people.endCall({ call: '이도윤', outcome: 'declined', note: '비행기' }))
    expect(await client.people.escalate({ call: 'lee' })).toMatchObject({
      error: { code: 'escalation_none', detail: { person: '이도윤' } },
    })
    expect(value(await client.people.escalate({ call: 'kim' }))).toMatchObject({ person: '박서준', contact: '' })
    value(await client.people.endCall({ call: 'park', outcome: 'answered' }))
    expect((await peopleNow()).calls.map(({ person, outcome, reason }) => [person, outcome, reason])).toEqual([
      ['김지연', 'no_answer', 'DBA'],
      ['이도윤', 'declined', 'DBA'],
      ['박서준', 'answered', 'DBA'],
    ])
    expect((await rows()).filter((type) => type.startsWith('people.'))).toHaveLength(6)
    expect(await client.people.endCall({ call: '최민지', outcome: 'answered' })).toMatchObject({ error: { code: 'call_none' } })
  })

  it('hand command over with its brief; the outgoing one stays accountable until it is taken', async () => {
    value(await client.people.assign({ role: 'commander', person: 'kim' }))
    expect(await client.people.assign({ role: 'commander', person: 'lee' })).toMatchObject({ error: { code: 'role_held' } })
    value(await client.people.handOver({ to: '@lee', note: '공지 10분 뒤' }))
    expect((await peopleNow()).roles).toMatchObject([{ person: '김지연', handover: { to: '이도윤' } }])
    const { markdown } = value(await client.documents.preview({ incidentId, document: 'handover', language: 'ko' }))
    expect(markdown).toContain('공지 10분 뒤')
    expect(await client.people.acknowledge({ person: 'park' })).toMatchObject({ error: { code: 'handover_other' } })
    value(await client.people.acknowledge({}))
    expect((await peopleNow()).roles).toMatchObject([{ person: '이도윤', handover: null }])
  })

  it('leave no event where they are refused, and come back as they were after a restart', async () => {
    value(await client.people.assign({ role: 'scribe', person: '한유진' }))
    value(await client.tasks.add({ title: '공지 초안', owner: 'park', box: '1h' }))
    value(await client.followUps.add({ text: '제한 시간', kind: 'prevent' }))
    const before = await rows()
    const none = [
      await client.people.handOver({ to: 'kim' }),
      await client.people.acknowledge({}),
      await client.people.withdraw({}),
      await client.people.release({ role: 'deputy' }),
      await client.people.assign({ role: 'scribe', person: '한유진' }),
      await client.tasks.end({ taskId: 'tsk-none', outcome: 'done' }),
      await client.tasks.add({ title: 'x', box: 'soon' }),
      await client.followUps.close({ followUpId: 'fol-none', outcome: 'done' }),
    ]
    expect(none.filter(({ ok }) => ok)).toEqual([])
    expect(await rows()).toEqual(before)
    const state = async () => [await peopleNow(), value(await client.tasks.list({})).tasks, value(await client.followUps.list({}))]
    const seen = await state()
    await app.stop()
    app = await startApp({ dataDir: app.config.dataDir })
    client = clientOf(app.bridge)
    expect(await state()).toEqual(seen)
    expect(value(await client.record.verify({})).sound).toBe(true)
  })
})

describe('tasks', () => {
  it('prompt once when their time is up, also when nothing ran then', async () => {
    const { taskId } = value(await client.tasks.add({ title: '로그 보기', owner: '이도윤', box: '1s' }))
    // The clock of this world goes on whenever it is read: the second is over before the next question.
    await vi.waitFor(async () => expect((await rows()).filter((type) => type === 'task.time_box_passed.v1')).toHaveLength(1))
    expect(value(await client.tasks.list({})).tasks).toMatchObject([{ taskId, ended: null, promptedAt: expect.any(String) as string }])
    const late = value(await client.tasks.add({ title: '늦은 것', box: '1m' }))
    await app.stop()
    const ports = countingPorts()
    const later = { ...ports, clock: { ...ports.clock, now: () => Date.parse('2026-11-22T09:00:00Z') } }
    app = await startApp({ dataDir: app.config.dataDir }, later)
    client = clientOf(app.bridge)
    await vi.waitFor(async () =>
      expect(value(await client.tasks.list({ incidentId })).tasks.find((task) => task.taskId === late.taskId)?.promptedAt).not.toBeNull(),
    )
    expect((await rows()).filter((type) => type === 'task.time_box_passed.v1')).toHaveLength(2)
  })
})

describe('follow-ups', () => {
  it('stand together across incidents, those of practice apart', async () => {
    value(await client.followUps.add({ incidentId, text: '낮음', priority: 'low' }))
    const drill = value(await client.incidents.declare({ title: '훈련', mode: 'drill' })).incidentId
    value(await client.followUps.add({ incidentId: drill, text: '훈련에서', owner: 'kim' }))
    const other = value(await client.incidents.declare({ title: '다른 장애' })).incidentId
    const { followUpId } = value(await client.followUps.add({ incidentId: other, text: '높음', priority: 'high', due: '2026-12-01' }))
    const texts = async (input: Parameters<Client['followUps']['list']>[0]) =>
      value(await client.followUps.list(input)).map(({ text, incidentId: of }) => [text, of])
    expect(await texts({})).toEqual([
      ['높음', other],
      ['낮음', incidentId],
    ])
    expect(await texts({ practice: true })).toEqual([['훈련에서', drill]])
    value(await client.followUps.close({ followUpId, outcome: 'done' }))
    expect(await texts({ closed: false })).toEqual([['낮음', incidentId]])
    const { markdown } = value(await client.documents.preview({ incidentId: other, document: 'postmortem', language: 'en' }))
    expect(markdown).toMatch(/\| 높음 \| Other \| High \| nobody \| 2026-12-01 \|/u)
  })

  it('are redacted whole: what was said of them later, and in no file of the folder', async () => {
    const secret = 'hunter2-s3cr3t-zz'
    const { followUpId } = value(await client.followUps.add({ text: `비밀번호 ${secret}` }))
    value(await client.followUps.close({ followUpId, outcome: 'dropped', reason: `이미 바꿈 ${secret}` }))
    const row = value(await client.timeline.page({ incidentId, limit: 100 })).rows.find(({ type }) => type === 'follow_up.noted.v1')
    value(await client.entries.redact({ logId: row?.logId ?? '', seq: row?.seq ?? 0, reason: '붙여 넣은 비밀번호' }))
    expect(value(await client.followUps.list({}))).toMatchObject([{ text: null, closed: { reason: null } }])
    expect(readFileSync(join(app.config.dataDir, 'journal.jsonl'), 'utf8')).not.toContain(secret)
    expect(value(await client.record.verify({})).sound).toBe(true)
  })
})

describe('the roster', () => {
  it('is read again when it is written, told of, and stands in while it is broken', async () => {
    const told: MessageOf<'rosterChanged'>[] = []
    const stop = app.bridge.subscribe('rosterChanged', (message) => told.push(message))
    expect(value(await client.roster.get({}))).toMatchObject({
      exists: true,
      problems: [],
      people: [{ handle: 'kim' }, { handle: 'lee' }, { handle: 'park' }],
    })
    writeFileSync(join(app.config.dataDir, 'roster.yaml'), roster.replace('deputies: [lee]', 'deputies: [leee]'))
    const broken = value(await client.roster.get({}))
    expect(broken).toMatchObject({ problems: [{ line: 4, path: 'people.kim.deputies[0]' }], people: [{ name: '김지연' }, {}, {}] })
    expect(broken.standsInSince).toMatch(/^\d{4}-/u)
    expect(told.at(-1)).toEqual(broken)
    expect(value(await client.people.call({ person: 'kim' })).person).toBe('김지연')
    expect(await client.roster.create({})).toMatchObject({ error: { code: 'roster_exists' } })
    stop()
  })
})
