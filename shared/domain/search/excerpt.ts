import { composed, unfolding } from './fold.ts'

export interface Excerpt {
  readonly snippet: string
  /** Start and end of each match in the snippet, in UTF-16 units, in order, apart from each other. */
  readonly ranges: readonly (readonly [start: number, end: number])[]
}

/** Units of a snippet, about: two lines of a list. */
const length = 160
/** Units before the first match, so that it is read in its sentence. */
const lead = 40

/** The part of the passages that shows best why they were found: the passage with most of the terms, around the first of them. */
export function excerptOf(passages: readonly string[], terms: readonly string[]): Excerpt {
  const shown = best(passages.map(composed), terms)
  const all = placesIn(shown, terms)
  const from = cutAfter(shown, Math.max(0, (all[0]?.[0] ?? 0) - lead))
  const to = cutBefore(shown, Math.min(shown.length, Math.max(from + length, all[0]?.[1] ?? 0)))
  const before = from > 0 ? '…' : ''
  const after = to < shown.length ? '…' : ''
  const shift = before.length - from
  const inside = all.filter(([start]) => start >= from && start < to)
  return {
    // One for one, so that places stay.
    snippet: `${before}${shown.slice(from, to).replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/gu, ' ')}${after}`,
    ranges: joined(inside.map(([start, end]) => [start + shift, Math.min(end, to) + shift])),
  }
}

function best(passages: readonly string[], terms: readonly string[]): string {
  const folded = passages.map((passage) => passage.toLowerCase())
  const counts = folded.map((passage) => terms.filter((term) => passage.includes(term)).length)
  return passages[counts.indexOf(Math.max(...counts))] ?? ''
}

/** A snippet shows a few matches; a text of a mebibyte can have a hundred thousand. */
const placesMax = 200

type Range = readonly [start: number, end: number]

function placesIn(text: string, terms: readonly string[]): Range[] {
  const folded = text.toLowerCase()
  const back = unfolding(text)
  const places: Range[] = []
  for (const term of terms) {
    let found = 0
    for (let at = folded.indexOf(term); at !== -1 && found < placesMax; at = folded.indexOf(term, at + term.length), found += 1) {
      places.push([back(at), Math.max(back(at) + 1, back(at + term.length))])
    }
  }
  return places.toSorted(([a], [b]) => a - b)
}

/** Overlapping and touching matches become one. */
function joined(ranges: readonly Range[]): Range[] {
  const whole: Range[] = []
  for (const [start, end] of ranges) {
    const last = whole.at(-1)
    if (last && start <= last[1]) whole[whole.length - 1] = [last[0], Math.max(last[1], end)]
    else whole.push([start, end])
  }
  return whole
}

/** Never in the middle of a character as people see it: between surrogates, before a combining mark or a joiner. */
const holds = /[\uDC00-\uDFFF\p{M}\u200D]/u

function cutAfter(text: string, at: number): number {
  let place = at
  while (place > 0 && place < text.length && isInside(text, place)) place += 1
  return place
}

function cutBefore(text: string, at: number): number {
  let place = at
  while (place > 0 && place < text.length && isInside(text, place)) place -= 1
  return place
}

const isInside = (text: string, at: number) => holds.test(text.charAt(at)) || text.charAt(at - 1) === '\u200D'
