import { describe, expect, it } from 'vitest'
import { startRun, type PlaybookFile } from '../../../../shared/domain/run/decide-start.ts'
import { sayAny } from '../../../../shared/text/message.ts'
import { incident, primary, shipped } from '../../../support/run-world.ts'
import { value } from '../../../support/reply.ts'
import { facts } from './scene.ts'

const found: PlaybookFile = {
  ...{ id: shipped.id, file: '/books/slow.yaml', hash: 'abc', source: 'yaml', problems: [] },
  ...{ playbook: shipped, toRead: shipped, trust: 'not_needed' },
}
const problem = { line: 3, column: 5, path: 'id', says: { ko: '글이 와야', en: 'must be text' } }
const standby = { ...primary, id: 'con-2', name: 'judgment-standby' }
const sound = { incident, checks: [], found, playbookIds: ['a', 'b'], connections: [primary], matches: () => true }
const start = (scene: Partial<Parameters<typeof startRun>[1]> = {}, targets: Readonly<Record<string, string>> = {}) =>
  startRun({ playbookId: shipped.id, targets, variables: {}, calledBy: null }, { ...sound, ...scene }, facts())

describe('starting', () => {
  it('binds the only connection of the kind, and keeps the text', () => {
    expect(value(start()).drafts).toEqual([
      {
        ...{ type: 'run.started.v1', incidentId: 'inc-1', occurredAt: '2026-11-22T14:05:00.000+09:00' },
        data: { runId: 'run-1', playbookId: shipped.id, playbookHash: 'abc', source: 'yaml', targets: { database: 'judgment-primary' } },
      },
    ])
  })

  it('starts nothing from outside that nobody trusts, and says which text is to be trusted', () => {
    expect(start({ found: { ...found, playbook: null, trust: 'needed' } })).toEqual({
      ok: false,
      error: { code: 'playbook_untrusted', detail: { playbookId: shipped.id, file: '/books/slow.yaml', hash: 'abc' } },
    })
  })

  it('binds the connection that was named', () => {
    const { drafts } = value(start({ connections: [primary, standby] }, { database: 'judgment-standby' }))
    expect(drafts[0]?.data).toMatchObject({ targets: { database: 'judgment-standby' } })
  })

  it.each([
    ['incident_closed', { incident: { ...incident, status: 'closed' as const } }, {}, { incidentId: 'inc-1' }],
    ['playbook_unknown', { found: undefined }, {}, { playbookId: shipped.id, playbooks: 'a, b' }],
    ['connection_unknown', {}, { database: 'nowhere' }, { name: 'nowhere' }],
    ['target_unknown', {}, { dtabase: 'judgment-primary' }, { target: 'dtabase', targets: 'database' }],
    ['target_none', { connections: [] }, {}, { kind: 'postgres', target: 'database' }],
    ['target_several', { connections: [primary, standby] }, {}, { target: 'database', names: 'judgment-primary, judgment-standby' }],
    [
      ...(['target_other_kind', { connections: [{ ...primary, kind: 'redis' as 'postgres' }] }, { database: 'judgment-primary' }] as const),
      { target: 'database', wanted: 'postgres', name: 'judgment-primary', found: 'redis' },
    ],
  ])('is refused with %s', (code, scene, targets, detail) => {
    expect(start(scene, targets as Record<string, string>)).toEqual({ ok: false, error: { code, detail } })
  })

  it('refuses a broken playbook with every fault and its place, in both languages', () => {
    const other = { line: 9, column: 1, path: 'steps', says: { ko: '없음', en: 'is missing' } }
    const reply = start({ found: { ...found, playbook: null, problems: [problem, other] } })
    expect(reply).toMatchObject({
      error: {
        code: 'playbook_invalid',
        detail: {
          ...{ file: '/books/slow.yaml', line: 3, column: 5, problems: 2 },
          ...{ reason: '3:5 must be text\n9:1 is missing', reasonKo: '3:5 글이 와야\n9:1 없음' },
        },
      },
    })
    const detail = reply.ok ? {} : reply.error.detail
    expect(sayAny('en', 'error.playbook_invalid', detail)).toContain('2 mistakes (line:column):\n3:5 must be text\n9:1 is missing\n')
    expect(sayAny('ko', 'error.playbook_invalid', detail)).toContain('\n3:5 글이 와야\n9:1 없음\n')
  })
})
