import type { RowKind } from '../../../shared/domain/timeline/row.ts'

/**
 * Texts as words of an index: every UTF-16 unit of a folded text and every two in a row, whatever they are, so that one
 * syllable is found, a word with its particle, half a pod's name and a full stop. Written in base 32, and apart from each
 * other and from filters by their first letter: what was typed stands nowhere in the index as it was.
 */
export function gramsOf(passages: readonly string[]): string[] {
  const ones = new Set<number>()
  const twos = new Set<number>()
  for (const passage of passages) {
    let before = -1
    for (let at = 0; at < passage.length; at += 1) {
      const unit = passage.charCodeAt(at)
      ones.add(unit)
      if (before >= 0) twos.add(before * 0x10000 + unit)
      before = unit
    }
  }
  return [...Array.from(ones, one), ...Array.from(twos, two)]
}

const one = (unit: number) => `w${unit.toString(32)}`
const two = (units: number) => units.toString(32)

/** More narrows no further than it costs: what is left is held against the text itself. */
const most = 12

/** Words that every text containing this folded term has, at most a few, spread over it. */
export function gramsIn(term: string): string[] {
  if (term.length === 1) return [one(term.charCodeAt(0))]
  const all = gramsOf([term]).filter((gram) => !gram.startsWith('w'))
  if (all.length <= most) return all
  return Array.from({ length: most }, (_, index) => all[Math.floor((index * (all.length - 1)) / (most - 1))]!)
}

export const kindGram = (kind: RowKind) => `x${kind}`
export const incidentGram = (incidentId: string) => `y${Buffer.from(incidentId, 'utf8').toString('hex')}`
export const authorGrams = (grams: readonly string[]) => grams.map((gram) => `z${gram}`)
