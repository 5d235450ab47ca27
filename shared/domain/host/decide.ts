import type { Draft } from '../events.ts'
import type { Facts } from '../facts.ts'
import { isOpen, type Incident } from '../incident/state.ts'
import { rfc3339In } from '../time/parse.ts'
import type { Noticed } from './notice.ts'

/** Onto the timeline of every open incident: whoever reads one later has to know it there. With none open nothing is recorded. */
export const noteHost = (incidents: readonly Incident[], noticed: Noticed, host: string, facts: Facts): readonly Draft[] =>
  incidents.filter(isOpen).map(({ id }) => draft(id, noticed, host, facts))

function draft(incidentId: string, noticed: Noticed, host: string, facts: Facts): Draft {
  const place = { incidentId, occurredAt: facts.recordedAt }
  switch (noticed.what) {
    case 'slept': {
      const { fromMs, toMs, noticedBy } = noticed
      const [from, to] = [rfc3339In(fromMs, facts.zone), rfc3339In(toMs, facts.zone)]
      return {
        type: 'host.slept.v1',
        ...place,
        occurredAt: to,
        data: { host, from, to, durationMs: Math.max(0, toMs - fromMs), noticedBy },
      }
    }
    case 'clock_stepped':
      return { type: 'host.clock_stepped.v1', ...place, data: { host, byMs: noticed.byMs } }
    case 'zone_changed':
      return { type: 'host.zone_changed.v1', ...place, data: { host, from: noticed.from, to: noticed.to } }
  }
}
