import { convertHangulToQwerty, convertQwertyToHangul, disassemble, getChoseong } from 'es-hangul'

/** Something that can be found by what is typed: the words shown, and what else it is known by (the other language, an ID). */
export interface Findable {
  readonly title: string
  readonly words: readonly string[]
}

/** How well a typed word fits, the best first. `mistyped`: the keys were meant for the other layout. */
const ranks = { start: 0, wordStart: 1, inside: 2, initials: 3, mistyped: 4 } as const
const elsewhere = 5

/**
 * Those that fit everything typed, the best first; the order given decides among equals. A word may be part of one, be
 * half composed (`장ㅇ`), be initial consonants (`ㅈㅇ`), or typed on the wrong layout (`wkddo`).
 */
export function matching<Item extends Findable>(items: readonly Item[], typed: string): readonly Item[] {
  const terms = plain(typed).split(/\s+/u).filter(Boolean)
  if (terms.length === 0) return items
  const found = items.flatMap((item, at) => {
    const ranked = terms.map((term) => rankIn(item, term))
    return ranked.includes(undefined) ? [] : [{ item, at, rank: ranked.reduce<number>((sum, rank) => sum + (rank ?? 0), 0) }]
  })
  return found.sort((a, b) => a.rank - b.rank || a.at - b.at).map(({ item }) => item)
}

function rankIn({ title, words }: Findable, term: string): number | undefined {
  const inTitle = rankOf(plain(title), term)
  if (inTitle !== undefined) return inTitle
  const others = words.flatMap((word) => rankOf(plain(word), term) ?? [])
  return others.length === 0 ? undefined : Math.min(...others) + elsewhere
}

function rankOf(text: string, term: string): number | undefined {
  const direct = placeOf(disassemble(text), disassemble(term))
  if (direct !== undefined) return direct
  // An input method joins ㄱ and ㅅ to ㄳ: taken apart again they are the initials that were typed.
  const initials = disassemble(term)
  if (/^[ㄱ-ㅎ]+$/u.test(initials) && getChoseong(text).replaceAll(' ', '').includes(initials)) return ranks.initials
  const meant = /^[a-z]+$/u.test(term) ? convertQwertyToHangul(term) : convertHangulToQwerty(term)
  const mistyped = meant !== term && meant.length > 1 && placeOf(disassemble(text), disassemble(plain(meant))) !== undefined
  return mistyped ? ranks.mistyped : undefined
}

function placeOf(text: string, term: string): number | undefined {
  const at = text.indexOf(term)
  if (at === 0) return ranks.start
  if (at < 0) return undefined
  return text.includes(` ${term}`) ? ranks.wordStart : ranks.inside
}

const plain = (text: string) => text.normalize('NFC').toLowerCase().trim()
