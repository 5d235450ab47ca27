import { expect, it } from 'vitest'
import { reduceIncident } from '../../../../shared/domain/incident/state.ts'
import type { RecordedOf } from '../../../../shared/domain/event.ts'
import type { incidentEvents } from '../../../../shared/domain/incident/events.ts'

const declared = (title: string | null, services: string[] | null) =>
  ({
    ...{
      type: 'incident.declared.v1',
      incidentId: 'inc-1',
      occurredAt: '2026-11-22T14:00:00+09:00',
      recordedAt: '2026-11-22T14:00:00+09:00',
    },
    ...{ logId: 'log', seq: 1, hlc: '1', actor: '김지연', hash: '' },
    data: { severity: 'sev2', mode: 'real', impact: 'major', zone: 'Asia/Seoul', title, services },
  }) as RecordedOf<typeof incidentEvents>

it('names an incident in one line, whatever an alert called it', () => {
  const state = reduceIncident(undefined, declared('\u202Eexe.gpj\u0000\u0007\u001B[31m\n결제 지연', ['api\nworker']))
  expect(state).toMatchObject({ title: 'exe.gpj [31m 결제 지연', services: ['api worker'] })
})

it('leaves what was redacted unknown', () => {
  expect(reduceIncident(undefined, declared(null, null))).toMatchObject({ title: null, services: null })
})
