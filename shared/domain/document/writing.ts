import { say, type MessageKey, type ValuesOf } from '../../text/message.ts'
import type { Recorded } from '../events.ts'
import type { AttachmentState } from '../timeline/attachments.ts'
import type { Attachment } from '../timeline/events.ts'
import { dateOf, durationText, exactMoment, momentBeside, offsetOf } from '../time/show.ts'
import { isLate } from '../timeline/order.ts'
import type { Titles } from '../timeline/row.ts'
import type { Language, LocalText } from './local-text.ts'

/** How a document is written: its language, its zone, and what its steps are called. */
export interface Writing {
  readonly lang: Language
  readonly zone: string
  readonly titles: Titles
  /** Whether an attached file is there as the document is written. */
  readonly stateOf: (attachment: Attachment) => AttachmentState
  say<Key extends MessageKey>(key: Key, ...values: ValuesOf<Key>): string
  /** A sealed field, or that it was redacted. */
  told(text: string | LocalText | null): string
  step(of: { readonly runId: string | null; readonly stepId: string | null }): string
  /** `14:02:03`, with its date on another day than the one the document begins on. */
  at(rfc3339: string): string
  exactly(rfc3339: string): string
  took(ms: number): string
  /** When it happened, and when it was recorded where that was much later. */
  when(event: Pick<Recorded, 'occurredAt' | 'recordedAt'>): string
  /** `2026-11-22, Asia/Seoul (+09:00)`: the day and the zone all times without their own are in. */
  readonly day: string
}

/** `begins` is the moment whose day needs no date: the declaration. */
export function writingFor(
  lang: Language,
  zone: string,
  begins: string,
  titles: Titles,
  stateOf: Writing['stateOf'] = () => 'kept',
): Writing {
  const at = (rfc3339: string) => momentBeside(rfc3339, begins, zone)
  const sayIt: Writing['say'] = (key, ...values) => say(lang, key, ...values)
  return {
    ...{ lang, zone, titles, stateOf, at, say: sayIt },
    told: (text) => (typeof text === 'object' && text ? text[lang] : (text ?? say(lang, 'word.redacted'))),
    step: ({ runId, stepId }) => (runId !== null && stepId !== null ? (titles(runId, stepId)?.[lang] ?? stepId) : ''),
    exactly: (rfc3339) => exactMoment(rfc3339, zone),
    took: (ms) => durationText(ms, lang),
    when: (event) =>
      isLate(event)
        ? say(lang, 'document.recorded_later', { happened: at(event.occurredAt), recorded: at(event.recordedAt) })
        : at(event.occurredAt),
    day: `${dateOf(begins, zone)}, ${zone} (${offsetOf(begins, zone)})`,
  }
}
