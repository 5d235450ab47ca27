import { sayAny } from '../../text/message.ts'
import { languages, type Language, type LocalText } from '../document/local-text.ts'
import { durationText } from '../time/show.ts'

/** What a probe found, by name. A fact called `…_seconds` is shown as a duration in words. */
export type FactMap = Readonly<Record<string, string | number>>

/** A catalogue message in both languages, with facts as its values. */
export const inBoth = (key: string, facts: FactMap): LocalText => {
  const [ko, en] = languages.map((lang) => sayAny(lang, key, shown(facts, lang)).trim())
  return { ko: ko ?? key, en: en ?? key }
}

/** Sentences one after another, each in both languages. */
export const together = (sentences: readonly LocalText[]): LocalText => ({
  ko: sentences.map(({ ko }) => ko).join(' '),
  en: sentences.map(({ en }) => en).join(' '),
})

function shown(facts: FactMap, lang: Language): FactMap {
  const show = ([name, value]: [string, string | number]) =>
    name.endsWith('_seconds') && typeof value === 'number' ? [name, durationText(value * 1000, lang)] : [name, value]
  return Object.fromEntries(Object.entries(facts).map(show))
}
