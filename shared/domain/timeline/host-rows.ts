import { say } from '../../text/message.ts'
import type { hostEvents } from '../host/events.ts'
import { durationText } from '../time/show.ts'
import type { Rows } from './row.ts'

/** As it stood on the machine's own clock: `2026-11-22 14:02:03 +09:00`. */
const localText = (rfc3339: string) => rfc3339.replace('T', ' ').replace(/(?:\.\d+)?(?=(?:Z|[+-]\d{2}:\d{2})$)/u, ' ')

/** What happened to the machine itself. */
export const hostRows: Rows<keyof typeof hostEvents> = {
  'host.slept.v1': ({ data }, lang) => ({
    kind: 'record',
    headline: say(lang, 'timeline.host_slept', { host: data.host, duration: durationText(data.durationMs, lang) }),
    body: `${localText(data.from)} → ${localText(data.to)}\n${say(lang, data.noticedBy === 'system' ? 'timeline.host_slept_exact' : 'timeline.host_slept_about')}`,
    tone: 'warning',
  }),
  'host.clock_stepped.v1': ({ data }, lang) => ({
    kind: 'record',
    headline: say(lang, data.byMs > 0 ? 'timeline.host_clock_ahead' : 'timeline.host_clock_back', {
      ...{ host: data.host, duration: durationText(Math.abs(data.byMs), lang) },
    }),
    body: say(lang, 'timeline.host_clock_means'),
    tone: 'warning',
  }),
  'host.zone_changed.v1': ({ data }, lang) => ({
    kind: 'record',
    headline: say(lang, 'timeline.host_zone', data),
    body: null,
    tone: 'neutral',
  }),
}
