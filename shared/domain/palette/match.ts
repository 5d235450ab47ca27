import { convertHangulToQwerty, convertQwertyToHangul, disassemble, getChoseong } from 'es-hangul'

/** Something that can be found by what is typed: the words shown, and what else it is known by (the other language, an ID). */
export interface Findable {
  readonly title: string
  readonly words: readonly string[]
}

/** How well a typed word fits, the best first: letters before initials, initials before keys meant for the other layout. */
const ranks = { whole: 0, start: 1, wordStart: 2, inside: 3, initials: 4, mistyped: 8 } as const
const elsewhere = 9

/** A typed word, in every way it can be meant. */
interface Term {
  readonly letters: string
  /** What was typed, if it is consonants and nothing else. */
  readonly initials: string | null
  /** What the same keys type on the other layout. */
  readonly meant: string | null
}

/** A text taken apart once: thousands are looked through at every letter. */
interface Text {
  readonly letters: string
  /** Of its words, a space between them. */
  readonly initials: () => string
}

/**
 * Those that fit everything typed, the best first; the order given decides among equals. A word may be part of one, be
 * half composed (`장ㅇ`), be initial consonants (`ㅈㅇ`), or typed on the wrong layout (`wkddo`).
 */
export function matching<Item extends Findable>(items: readonly Item[], typed: string): readonly Item[] {
  const terms = plain(typed).split(/\s+/u).filter(Boolean).map(termOf)
  if (terms.length === 0) return items
  const found = items.flatMap((item, at) => {
    const rank = rankOfAll(item, terms)
    return rank === undefined ? [] : [{ item, at, rank }]
  })
  return found.sort((a, b) => a.rank - b.rank || a.at - b.at).map(({ item }) => item)
}

function rankOfAll(item: Findable, terms: readonly Term[]): number | undefined {
  let sum = 0
  for (const term of terms) {
    const rank = rankIn(item, term)
    if (rank === undefined) return undefined
    sum += rank
  }
  return sum
}

function termOf(typed: string): Term {
  // An input method joins ㄱ and ㅅ to ㄳ: taken apart again they are the initials that were typed.
  const letters = disassemble(typed)
  const meant = /^[a-z]+$/u.test(typed) ? convertQwertyToHangul(typed) : convertHangulToQwerty(typed)
  return {
    letters,
    initials: /^[ㄱ-ㅎ]+$/u.test(letters) ? letters : null,
    meant: meant !== typed && meant.length > 1 ? disassemble(plain(meant)) : null,
  }
}

function rankIn({ title, words }: Findable, term: Term): number | undefined {
  const inTitle = rankOf(apart(title), term)
  if (inTitle !== undefined) return inTitle
  let best: number | undefined
  for (const word of words) {
    const rank = rankOf(apart(word), term)
    if (rank !== undefined && (best === undefined || rank < best)) best = rank
  }
  return best === undefined ? undefined : best + elsewhere
}

function rankOf(text: Text, { letters, initials, meant }: Term): number | undefined {
  // Consonants alone are initials and nothing else: 업데이트 has ㅂㄷ in it, side by side, and is not meant.
  const direct = initials === null ? placeOf(text.letters, letters) : undefined
  if (direct !== undefined) return direct
  const place = initials === null ? undefined : (placeOf(text.initials(), initials) ?? acrossWords(text.initials(), initials))
  if (place !== undefined) return ranks.initials + place
  return meant !== null && text.letters.includes(meant) ? ranks.mistyped : undefined
}

function placeOf(text: string, term: string): number | undefined {
  const at = text.indexOf(term)
  if (at === 0) return text.length === term.length ? ranks.whole : ranks.start
  if (at < 0) return undefined
  return text.includes(` ${term}`) ? ranks.wordStart : ranks.inside
}

/** The initials of several words may be typed as one, from the start of a word on: ㅈㅇㅅㅇ is 장애 선언, ㅅㅈ is no 해소, 지금. */
function acrossWords(text: string, initials: string): number | undefined {
  const words = text.split(' ')
  const at = words.findIndex((_, from) => words.slice(from).join('').startsWith(initials))
  return at < 0 ? undefined : at === 0 ? ranks.start : ranks.inside
}

const knownMost = 100_000
const known = new Map<string, Text>()

function apart(text: string): Text {
  const held = known.get(text)
  if (held) return held
  const letters = disassemble(plain(text))
  let initials: string | undefined
  const taken = {
    letters,
    initials: () =>
      (initials ??= wordsOf(text)
        .map((word) => getChoseong(word))
        .filter(Boolean)
        .join(' ')),
  }
  if (known.size >= knownMost) known.clear()
  known.set(text, taken)
  return taken
}

const wordsOf = (text: string) => plain(text).split(/[^\p{L}\p{N}]+/u)
const plain = (text: string) => text.normalize('NFC').toLowerCase().trim()
