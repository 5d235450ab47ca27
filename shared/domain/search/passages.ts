import type { Language } from '../document/local-text.ts'
import { isKnown, type Recorded } from '../events.ts'
import { describeEvent } from '../timeline/describe.ts'
import { formTexts } from '../timeline/form-text.ts'
import { tagsText } from '../timeline/entry-rows.ts'
import type { RowKind, Titles } from '../timeline/row.ts'

/** What search knows of an event besides who wrote it: what its row shows, in both languages, and what is kept with it. */
export interface Searchable {
  readonly kind: RowKind
  /** Whole texts; a term is looked for in each by itself. The reader's language comes first, the set is the same in either. */
  readonly passages: readonly string[]
}

export function searchable(event: Recorded, lang: Language, titles?: Titles): Searchable {
  if (isKnown(event) && event.type === 'timeline.entry_logged.v1' && event.data.text !== null) {
    return {
      kind: event.data.kind,
      passages: [
        event.data.text,
        ...(event.data.form ? formTexts(event.data.form) : []),
        ...(event.data.tags?.length ? [tagsText(event.data.tags)] : []),
        ...namesIn(event.data.attachments),
      ],
    }
  }
  const own = describeEvent(event, lang, titles)
  const other = describeEvent(event, lang === 'ko' ? 'en' : 'ko', titles)
  const shown = [own.body, own.headline, ...kept(event), other.body, other.headline]
  return { kind: own.kind, passages: [...new Set(shown.filter((text) => text !== null))] }
}

/** What a row has no room for: the question as it was asked, the answer, and what an action would touch. */
function kept(event: Recorded): readonly (string | null)[] {
  if (!isKnown(event)) return []
  switch (event.type) {
    case 'incident.declared.v1':
      return [event.data.title]
    case 'probe.reading_kept.v1':
      return [event.data.query, event.data.host, ...(event.data.rows ?? []).map(inOneLine)]
    case 'run.action_planned.v1': {
      const { plan } = event.data
      return plan ? [...plan.subjects.map((subject) => inOneLine(Object.values(subject))), plan.risk.ko, plan.risk.en] : []
    }
    default:
      return []
  }
}

const namesIn = (attachments: readonly { readonly name: string }[] | null | undefined) => (attachments ?? []).map(({ name }) => name)

const inOneLine = (cells: readonly (string | number | boolean | null)[]) => cells.map((cell) => cell ?? '').join(' | ')
