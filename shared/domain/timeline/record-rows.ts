import { say, sayAny } from '../../text/message.ts'
import { sourceOf, type connectionEvents } from '../connection/events.ts'
import type { documentEvents } from '../document/events.ts'
import type { recordEvents } from '../record/events.ts'
import type { playbookEvents } from '../playbook/events.ts'
import type { Rows } from './row.ts'

/** What the product notes of itself: connections, exports, and the state of the record. */
export const recordRows: Rows<
  keyof typeof connectionEvents | keyof typeof playbookEvents | keyof typeof documentEvents | keyof typeof recordEvents
> = {
  'connection.added.v1': ({ data }, lang) => ({
    kind: 'record',
    headline: say(lang, 'timeline.connection_added', {
      ...{ name: data.name, kind: data.kind, access: say(lang, `word.access.${data.access}`) },
      environment: say(lang, `word.environment.${data.environment}`),
    }),
    body: null,
    tone: data.access === 'operate' ? 'warning' : 'neutral',
  }),
  'connection.changed.v1': ({ data }, lang) => ({
    kind: 'record',
    headline: say(lang, 'timeline.connection_changed', {
      ...{ connectionId: data.connectionId, environment: say(lang, `word.environment.${data.environment}`), source: sourceOf(data.url) },
    }),
    body: null,
    tone: 'neutral',
  }),
  'connection.access_set.v1': ({ data }, lang) => ({
    kind: 'record',
    headline: say(lang, 'timeline.connection_access', {
      ...{ connectionId: data.connectionId, access: say(lang, `word.access.${data.access}`) },
    }),
    body: null,
    tone: data.access === 'operate' ? 'warning' : 'neutral',
  }),
  'connection.removed.v1': ({ data }, lang) => ({
    kind: 'record',
    headline: say(lang, 'timeline.connection_removed', { connectionId: data.connectionId }),
    body: null,
    tone: 'neutral',
  }),
  'playbook.trusted.v1': ({ data }, lang) => ({
    kind: 'record',
    headline: say(lang, 'timeline.playbook_trusted', { playbookId: data.playbookId, hash: data.hash.slice(0, 12) }),
    body: data.file ?? say(lang, 'word.redacted'),
    tone: 'warning',
  }),
  'playbook.distrusted.v1': ({ data }, lang) => ({
    kind: 'record',
    headline: say(lang, 'timeline.playbook_distrusted', { playbookId: data.playbookId, hash: data.hash.slice(0, 12) }),
    body: null,
    tone: 'neutral',
  }),
  'document.exported.v1': ({ data }, lang) => ({
    kind: 'document',
    headline: say(lang, 'timeline.exported', {
      document: say(lang, `word.document.${data.document}`),
      language: data.language === 'ko' ? say(lang, 'timeline.language_ko') : say(lang, 'timeline.language_en'),
    }),
    body: `SHA-256 ${data.sha256}`,
    tone: 'neutral',
  }),
  'log.opened.v1': ({ data }, lang) => ({
    kind: 'record',
    headline: say(lang, openings[data.reason]),
    body: data.after && say(lang, 'timeline.log_after', data.after),
    tone: data.reason === 'new' ? 'neutral' : 'warning',
  }),
  'record.repaired.v1': ({ data }, lang) => ({
    kind: 'record',
    headline:
      data.copy === 'journal'
        ? say(lang, 'timeline.repaired_journal', { events: data.events })
        : say(lang, 'timeline.repaired_database', { events: data.events }),
    body: data.cause,
    tone: 'warning',
  }),
  'record.damage_found.v1': ({ data }, lang) => ({
    kind: 'record',
    headline: say(lang, 'timeline.damage_found'),
    body: sayAny(lang, `finding.${data.cause}`, data.detail),
    tone: 'critical',
  }),
}

const openings = {
  new: 'timeline.log_new',
  restored: 'timeline.log_restored',
  copied: 'timeline.log_copied',
  rebuilt: 'timeline.log_rebuilt',
  forked: 'timeline.log_forked',
} as const
