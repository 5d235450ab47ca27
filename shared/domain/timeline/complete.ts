import type { Language } from '../document/local-text.ts'
import { matching } from '../palette/match.ts'
import { slashes, slashNamed, type Slash } from './slash.ts'

export interface Completion {
  /** The part of the text it takes the place of. */
  readonly from: number
  readonly to: number
  /** What can stand there, the whole word and a blank. */
  readonly options: readonly { readonly insert: string; readonly label: string }[]
}

/** Somebody who can be named in a line: `@kim` for 김지연. */
export interface Nameable {
  readonly handle: string
  readonly name: string
  readonly role: string | null
}

interface Known {
  readonly table?: readonly Slash[]
  readonly people?: readonly Nameable[]
}

/**
 * What could be meant by the word before the caret: the name of a command, its argument, or somebody, also by initial consonants.
 * Undefined where it is text.
 */
export function complete(
  text: string,
  caret: number,
  lang: Language,
  { table = slashes, people = [] }: Known = {},
): Completion | undefined {
  const before = text.slice(0, caret)
  const word = /\S*$/u.exec(before)?.[0] ?? ''
  const from = caret - word.length
  const earlier = before.slice(0, from).split(/\s+/u).filter(Boolean)
  const options = /^@(?!\d)/u.test(word) ? peopleLike(people, word) : optionsAt(word, earlier, { lang, table, people })
  return options.length === 0 ? undefined : { from, to: caret, options }
}

function optionsAt(word: string, earlier: readonly string[], { lang, table, people }: Required<Known> & { readonly lang: Language }) {
  const begun = earlier.findLastIndex((one) => one.startsWith('/') || /^TODO:$/iu.test(one))
  const command = begun < 0 ? undefined : slashNamed(earlier[begun]?.replace(/^\/|:$/gu, '') ?? '', table)
  if (command && 'choices' in command && begun === earlier.length - 1)
    return optionsOf(
      command.choices.map(({ words }) => inOrder(words, lang)),
      word,
      '',
    )
  if (command && 'reads' in command)
    return (command.completes?.(earlier.slice(begun + 1)) ?? []).flatMap((argument) =>
      argument === 'person'
        ? peopleLike(people, word)
        : optionsOf(
            argument.map((words) => inOrder(words, lang)),
            word,
            '',
          ),
    )
  if (!word.startsWith('/') || !earlier.every((one) => /^[@/#-]/u.test(one))) return []
  return optionsOf(
    table.map(({ words }) => inOrder(words, lang)),
    word.slice(1),
    '/',
  )
}

const peopleMost = 8

/** By handle, by name, and by initial consonants as the palette finds them. */
function peopleLike(people: readonly Nameable[], word: string) {
  const findable = people.map((one) => ({ ...one, title: one.name, words: [one.handle] }))
  return matching(findable, word.replace(/^@/u, ''))
    .slice(0, peopleMost)
    .map(({ handle, name, role }) => ({
      insert: `@${handle} `,
      label: [name, ...(handle === name ? [] : [handle]), ...(role === null ? [] : [role])].join(' · '),
    }))
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
