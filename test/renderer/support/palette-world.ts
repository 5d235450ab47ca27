import { createDeck } from '../../../renderer/state/deck.ts'
import { keepingIn } from '../../../renderer/state/keeping.ts'
import { createOverlay } from '../../../renderer/state/overlay.ts'
import type { Place } from '../../../renderer/state/place.ts'
import type { World } from '../../../renderer/screens/palette/item.ts'
import type { RunView } from '../../../shared/contract/runs.ts'
import type { Incident } from '../../../shared/domain/incident/state.ts'
import { createStore } from 'zustand/vanilla'
import { memory } from './memory.ts'
import { untold } from '../../support/untold.ts'

const at = '2026-11-24T14:00:00.000+09:00'

export const incident = (of: Partial<Incident> = {}): Incident => ({
  ...untold,
  ...{ id: 'inc-1', title: '판정 지연', services: ['judgment'], severity: 'sev2', status: 'investigating', mode: 'real', impact: 'major' },
  ...{ zone: 'Asia/Seoul', declaredAt: at, declaredBy: '김지연', milestones: {}, endedAt: null },
  ...of,
})

const title = { ko: '막는 세션 종료', en: 'End the blocker' }
const run: RunView = {
  ...{
    id: 'run-1',
    incidentId: 'inc-1',
    playbookId: 'postgres-degraded',
    playbookHash: 'h',
    title: { ko: '저하', en: 'Degraded' },
    source: null,
  },
  ...{ targets: {}, startedAt: at, startedBy: '김지연', endedAt: null, next: 'end-blocker', left: 1 },
  ...{ calledBy: null, phases: [], variables: [], waits: null, inForce: [], newerHash: null },
  steps: [
    {
      ...{ id: 'end-blocker', type: 'action', title, text: null, record: null, risk: null, source: null, connection: 'primary' },
      ...{ probe: null, state: 'waiting', history: null, reading: null, watch: null },
    },
  ] as unknown as RunView['steps'],
}

/** One of everything, in a page whose core refuses whatever it is asked; `asked` and `went` tell what an item did. */
export function paletteWorld(of: Partial<World> = {}) {
  const asked: string[] = []
  const went: Place[] = []
  const link = createStore(() => ({ state: 'online' as const }))
  const transport = {
    call: async (name: string) => {
      asked.push(name)
      return { ok: false, error: { code: 'internal', detail: {} } } as const
    },
    subscribe: () => () => {},
    link,
  }
  const windows = { id: 'w00000001', alive: async () => new Set(['w00000001']) }
  const deckWorld = { transport: transport as never, keeping: keepingIn(memory()), windows, preferred: 'ko', now: () => 0, after: () => {} }
  const deck = createDeck(deckWorld)
  const place = { store: createStore<Place>(() => ({ incidentId: null, screen: 'command' })), go: (to: Place) => void went.push(to) }
  const probe = { probe: 'postgres.blocking', kind: 'postgres', title: { ko: '막는 세션', en: 'Blocking sessions' } }
  const world = {
    ...{ deck, place: { ...place, settle: () => {} }, overlay: createOverlay(), ticks: { now: () => 0, subscribe: () => () => {} } },
    ...{
      lang: 'ko',
      incident: incident(),
      incidents: [incident(), incident({ id: 'inc-0', title: '지난 장애', status: 'closed', endedAt: at })],
      run,
      runs: [run],
      probes: [probe],
      verifying: true,
    },
    playbooks: [{ id: 'postgres-degraded', file: 'a.yaml', title: run.title, problems: [], steps: 5 }],
    connections: [
      { id: 'con-1', name: 'primary', kind: 'postgres', access: 'operate', environment: 'production', url: { env: 'PRIMARY_URL' } },
    ],
    readings: [{ readingId: 'r', probe: 'postgres.blocking', connection: 'primary', startedAt: at, verdict: 'critical' }],
    changes: [{ action: 'postgres.terminate_backend', kind: 'postgres', title, params: [], destructive: true, probe: 'postgres.blockers' }],
    inForce: [],
    checks: [{ checklistId: 'daily-check', title: { ko: '일일 점검', en: 'Daily check' }, state: 'in_progress', isLate: false }],
    watches: [
      {
        ...{ watchId: 'con-1/postgres.blocking', connection: 'primary', environment: 'production', kind: 'postgres', params: {} },
        ...{ probe: 'postgres.blocking', title: probe.title, everyMs: 30_000, standing: true, paused: false, held: false, asking: false },
        ...{ latest: null, since: null, nextAt: null },
      },
    ],
    ...of,
  } as unknown as World
  return { world, asked, went }
}
