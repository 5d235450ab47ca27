import type { RowKind } from '../../../shared/domain/timeline/row.ts'

/**
 * Texts as words of an index: every UTF-16 unit of a folded text and every two in a row, whatever they are, so that one
 * syllable is found, a word with its particle, half a pod's name and a full stop; and once more what stands twice in one text,
 * or `since since` would be looked for in every text that has `since`. Written in base 32, and apart from each other and from
 * filters by their first letter: what was typed stands nowhere in the index as it was.
 */
export function gramsOf(passages: readonly string[]): string[] {
  const ones = new Set<number>()
  const twos = new Set<number>()
  const twice = new Set<number>()
  for (const passage of passages) {
    const own = new Set<number>()
    let before = -1
    for (let at = 0; at < passage.length; at += 1) {
      const unit = passage.charCodeAt(at)
      const units = before * 0x10000 + unit
      ones.add(unit)
      if (before >= 0) (own.has(units) ? twice : own).add(units)
      before = unit
    }
    for (const units of own) twos.add(units)
  }
  return [...Array.from(ones, one), ...Array.from(twos, two), ...Array.from(twice, again)]
}

const one = (unit: number) => `w${unit.toString(32)}`
const two = (units: number) => units.toString(32)
const again = (units: number) => `${repeated}${two(units)}`
/** No digit of base 32, as the letters of the others. */
const repeated = 'ww'

/** More narrows no further than it costs: what is left is held against the text itself. */
const most = 12
/** Of these at most so many that stand twice: they narrow best. */
const mostRepeated = 6

/** Words that every text containing this folded term has, at most a few, spread over it. */
export function gramsIn(term: string): string[] {
  if (term.length === 1) return [one(term.charCodeAt(0))]
  const all = gramsOf([term]).filter((gram) => gram.startsWith(repeated) || !gram.startsWith('w'))
  const twice = spread(
    all.filter((gram) => gram.startsWith(repeated)),
    mostRepeated,
  )
  // What stands twice stands once as well.
  const once = all.filter((gram) => !gram.startsWith(repeated) && !twice.includes(`${repeated}${gram}`))
  return [...twice, ...spread(once, most - twice.length)]
}

function spread(grams: readonly string[], count: number): readonly string[] {
  if (grams.length <= count) return grams
  return Array.from({ length: count }, (_, index) => grams[Math.floor((index * (grams.length - 1)) / (count - 1))]!)
}

export const kindGram = (kind: RowKind) => `x${kind}`
export const incidentGram = (incidentId: string) => `y${Buffer.from(incidentId, 'utf8').toString('hex')}`
export const authorGrams = (grams: readonly string[]) => grams.map((gram) => `z${gram}`)
