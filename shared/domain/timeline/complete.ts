import type { Language } from '../document/local-text.ts'
import { slashes, slashNamed, type Slash } from './slash.ts'

export interface Completion {
  /** The part of the text it takes the place of. */
  readonly from: number
  readonly to: number
  /** What can stand there, the whole word and a blank. */
  readonly options: readonly { readonly insert: string; readonly label: string }[]
}

/** What could be meant by the word before the caret: the name of a command, or its argument. Undefined where it is text. */
export function complete(text: string, caret: number, lang: Language, table: readonly Slash[] = slashes): Completion | undefined {
  const before = text.slice(0, caret)
  const word = /\S*$/u.exec(before)?.[0] ?? ''
  const from = caret - word.length
  const earlier = before.slice(0, from).split(/\s+/u).filter(Boolean)
  const last = earlier.at(-1)
  const command = last?.startsWith('/') ? slashNamed(last.slice(1), table) : undefined
  const options =
    command && 'choices' in command
      ? optionsOf(
          command.choices.map(({ words }) => inOrder(words, lang)),
          word,
          '',
        )
      : word.startsWith('/') && earlier.every((one) => /^[@/#-]/u.test(one))
        ? optionsOf(
            table.map(({ words }) => inOrder(words, lang)),
            word.slice(1),
            '/',
          )
        : []
  return options.length === 0 ? undefined : { from, to: caret, options }
}

/** The reader's language first: in Korean the word with Hangul. */
const inOrder = (words: readonly string[], lang: Language) =>
  lang === 'ko' ? words.toSorted((a, b) => Number(/[가-힣]/u.test(b)) - Number(/[가-힣]/u.test(a))) : words

/** By any of its words; shown and inserted by the one that was being typed, else by the first. */
function optionsOf(names: readonly (readonly string[])[], typed: string, sign: string) {
  const start = typed.normalize('NFC').toLowerCase()
  return names.flatMap((words) => {
    const fitting = start === '' ? words[0] : words.find((one) => one.startsWith(start))
    if (fitting === undefined) return []
    const others = words.filter((one) => one !== fitting && one.length > 1)
    return [{ insert: `${sign}${fitting} `, label: [`${sign}${fitting}`, ...others.slice(0, 1)].join(' · ') }]
  })
}
