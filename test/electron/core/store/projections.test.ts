import Sqlite from 'better-sqlite3'
import fc from 'fast-check'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Draft } from '../../../../shared/domain/events.ts'
import { openDatabase } from '../../../../electron/core/store/database.ts'
import { projectionsAgree, rebuildProjections } from '../../../../electron/core/store/projections.ts'
import { aReading, declared, entry, newFolder, openAt, stamp } from '../../../support/store.ts'

const on = (incidentId: string | null) => ({ incidentId, occurredAt: stamp.recordedAt })

const added = (name: string): Draft => ({
  ...on(null),
  type: 'connection.added.v1',
  data: { connectionId: `con-${name}`, name, kind: 'postgres', access: 'operate', environment: 'production', url: { env: 'PRIMARY_URL' } },
})

const step: Draft = { ...on('inc-1'), type: 'run.step_begun.v1', data: { runId: 'run-1', stepId: 'locks' } }
const started: Draft = {
  ...on('inc-1'),
  type: 'run.started.v1',
  data: { runId: 'run-1', playbookId: 'pg', playbookHash: 'h', targets: { database: 'primary' }, source: 'id: pg' },
}
const kept: Draft = { ...on('inc-1'), type: 'probe.reading_kept.v1', data: { ...aReading('rea-1'), runId: 'run-1', stepId: 'locks' } }

const command: Draft = {
  ...{ ...on('inc-1'), type: 'people.role_assigned.v1' },
  data: { roleId: 'commander', title: '', person: '김지연', reason: '' },
}
const task: Draft = { ...on('inc-1'), type: 'task.assigned.v1', data: { taskId: 'tsk-1', dueAt: null, title: '공지 초안', owner: '' } }
const todo: Draft = {
  ...{ ...on('inc-2'), type: 'follow_up.noted.v1' },
  data: { followUpId: 'fol-1', kind: 'prevent', priority: 'high', due: null, text: '제한 시간', owner: '', ticket: '' },
}

const anyDraft: fc.Arbitrary<Draft> = fc.constantFrom<Draft[]>(
  ...[
    declared('inc-1'),
    declared('inc-2', '다른 장애'),
    entry('inc-1', '하나'),
    entry('inc-3', '없는 장애'),
    started,
    step,
    kept,
    command,
    task,
    todo,
  ],
  ...[added('primary'), added('replica'), { ...on(null), type: 'connection.removed.v1' as const, data: { connectionId: 'con-primary' } }],
  { ...on('inc-1'), type: 'incident.severity_changed.v1', data: { from: 'sev2', to: 'sev1' } },
  { ...on('inc-1'), type: 'incident.status_changed.v1', data: { from: 'investigating', to: 'resolved' } },
  { ...on('inc-2'), type: 'incident.milestone_reached.v1', data: { milestone: 'mitigated' } },
  { ...on('inc-1'), type: 'run.ended.v1', data: { runId: 'run-1' } },
)

describe('projections', () => {
  it('come to the same event by event as computed from all of them', () => {
    fc.assert(
      fc.property(fc.array(anyDraft, { maxLength: 15 }), (drafts) => {
        const dataDir = newFolder()
        const store = openAt(dataDir)
        for (const draft of drafts) store.append([draft], stamp)
        const seen = () => [
          store.read.incidents(),
          store.read.runs(),
          store.read.connections(),
          ...[store.read.people('inc-1'), store.read.tasks('inc-1'), store.read.followUps('inc-2')],
          store.read.timeline({ incidentId: 'inc-1', limit: 50 }),
        ]
        const before = seen()
        const db = openDatabase(join(dataDir, 'quarterdeck.db'))
        expect(projectionsAgree(db)).toBe(true)
        db.transaction(() => rebuildProjections(db))()
        expect(seen()).toEqual(before)
        db.close()
        store.close()
      }),
      { numRuns: 15 },
    )
  })

  it('are asked by id, name and incident', () => {
    const store = openAt(newFolder())
    store.append([declared('inc-1'), added('primary'), started, step, kept, command, task, todo], stamp)
    store.append([declared('inc-2', '다음 장애')], stamp)
    expect(store.read.incidents().map(({ id }) => id)).toEqual(['inc-2', 'inc-1'])
    expect(store.read.connection('primary')).toMatchObject({ id: 'con-primary', url: { env: 'PRIMARY_URL' } })
    expect(store.read.connection('replica')).toBeUndefined()
    expect(store.read.run('run-1')).toMatchObject({
      incidentId: 'inc-1',
      steps: { locks: { state: 'running', readingId: 'rea-1', verdict: 'critical' } },
    })
    expect(store.read.runs('inc-2')).toEqual([])
    expect(store.read.runs()).toEqual(store.read.runs('inc-1'))
    expect(store.read.reading('rea-1')).toEqual(aReading('rea-1'))
    expect(store.read.incident('inc-9')).toBeUndefined()
  })

  it('are computed again when a version of ours reads events in another way', () => {
    const dataDir = newFolder()
    const store = openAt(dataDir)
    store.append([declared('inc-1')], stamp)
    store.close()
    const db = new Sqlite(join(dataDir, 'quarterdeck.db'))
    db.exec(`UPDATE meta SET value = '0' WHERE key = 'projections'; DELETE FROM incident; DELETE FROM timeline`)
    db.close()
    const again = openAt(dataDir)
    expect(again.repairs).toEqual([])
    expect(again.read.incident('inc-1')?.title).toBe('판정 지연')
    expect(again.read.timeline({ incidentId: 'inc-1', limit: 5 }).rows).toHaveLength(1)
  })
})
