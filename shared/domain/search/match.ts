/** What a text has to hold and must not hold; every term folded. */
export interface Wanted {
  readonly all: readonly string[]
  readonly none: readonly string[]
}

/** A term is found where one passage contains it, letter for letter; the passages come folded. */
export const matches = (passages: readonly string[], { all, none }: Wanted): boolean =>
  all.every(isIn(passages)) && !none.some(isIn(passages))

const isIn = (passages: readonly string[]) => (term: string) => passages.some((passage) => passage.includes(term))
