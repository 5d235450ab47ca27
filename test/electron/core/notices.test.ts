import { expect, it } from 'vitest'
import { tellNotable } from '../../../electron/core/notices.ts'
import type { Notice } from '../../../electron/core/ports.ts'
import { asMessage } from '../../../electron/core/commit.ts'
import { recorded } from '../../support/recorded.ts'
import type { Draft } from '../../../shared/domain/events.ts'
import { runWorld } from '../../support/run-world.ts'

const place = { incidentId: 'inc-1', occurredAt: '2026-11-22T14:05:00.000+09:00' }
const changed = (to: 'ok' | 'critical'): Draft => ({
  ...{ type: 'probe.verdict_changed.v1', ...place },
  data: { probe: 'postgres.blocking', connection: 'judgment-primary', readingId: 'rea-1', from: 'warning', to, runId: null, stepId: null },
})

it('tells what needs somebody at once, in both languages, and nothing else', () => {
  const { read, engine } = runWorld()
  const told: Notice[] = []
  const tell = tellNotable({ read, runs: engine(), notify: (notice) => void told.push(notice) })
  const logged: Draft = { type: 'timeline.entry_logged.v1', ...place, data: { entryId: 'ent-1', kind: 'note', text: '메모' } }
  tell({ events: recorded([logged, changed('ok'), changed('critical')]).map(asMessage), incidents: [], rows: [] })
  expect(told).toEqual([
    {
      incidentId: 'inc-1',
      headline: {
        ko: expect.stringMatching(/judgment-primary.*위험/u) as string,
        en: expect.stringMatching(/judgment-primary.*critical/iu) as string,
      },
      body: { ko: '판정 지연', en: '판정 지연' },
    },
  ])
})

it('says of a time that is up in practice that it is practice', () => {
  const { read, engine } = runWorld()
  const told: Notice[] = []
  const drill = { ...read, incident: (id: string) => ({ ...read.incident(id)!, mode: 'drill' as const }) }
  const tell = tellNotable({ read: drill, runs: engine(), notify: (notice) => void told.push(notice) })
  const over: Draft = { type: 'task.time_box_passed.v1', ...place, data: { taskId: 'tsk-1', dueAt: place.occurredAt, title: '공지 초안' } }
  tell({ events: recorded([over]).map(asMessage), incidents: [], rows: [] })
  expect(told.map(({ headline }) => headline)).toEqual([{ ko: '[훈련] 시간 초과: 공지 초안', en: '[DRILL] Time is up: 공지 초안' }])
})
