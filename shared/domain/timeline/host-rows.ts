import { say } from '../../text/message.ts'
import type { hostEvents } from '../host/events.ts'
import { asWritten, durationText } from '../time/show.ts'
import type { Rows } from './row.ts'

/** What happened to the machine itself. */
export const hostRows: Rows<keyof typeof hostEvents> = {
  'host.slept.v1': ({ data }, lang) => ({
    kind: 'record',
    headline: say(lang, 'timeline.host_slept', { host: data.host, duration: durationText(data.durationMs, lang) }),
    body: `${asWritten(data.from)} → ${asWritten(data.to)}\n${say(lang, data.noticedBy === 'system' ? 'timeline.host_slept_exact' : 'timeline.host_slept_about')}`,
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
