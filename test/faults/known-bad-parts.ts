export interface BadPart {
  readonly name: string
  readonly file: string
  /** What stands there, once, and what a mistake would have made of it. */
  readonly right: string
  readonly wrong: string
  /** The test file that must be red, and which of its tests; a part of their names. */
  readonly caughtBy: string
  readonly test: string
}

/** Parts that are wrong in their logic: what a disk does shows none of these. */
export const badParts: readonly BadPart[] = [
  {
    name: 'a verify that asks for no order',
    file: 'electron/core/store/verify.ts',
    right: 'if (previous && !isAfter(row, previous))',
    wrong: 'if (previous && row.seq < 0)',
    caughtBy: 'test/electron/core/store/verify.test.ts',
    test: 'in each other’s place',
  },
  {
    name: 'a reunion that prefers null',
    file: 'electron/core/store/reunite.ts',
    right: 'sealed: filled(twin.sealed, row.sealed)',
    wrong: 'sealed: erased(twin.sealed)',
    caughtBy: 'test/electron/core/store/blanked.test.ts',
    test: 'that no redaction names',
  },
  {
    name: 'a search that drops a document',
    file: 'electron/core/search/feed.ts',
    right: 'if (isFound(row)) add(row, row.position)',
    wrong: 'if (isFound(row) && row.position % 97 !== 5) add(row, row.position)',
    caughtBy: 'test/electron/core/search/corpus.test.ts',
    test: 'as a scan does',
  },
  {
    name: 'an owner believed by its file',
    file: 'electron/core/owner/address.ts',
    right: 'return owner?.folder === identityIn(dataDir) ? owner : undefined',
    wrong: 'return owner',
    caughtBy: 'test/electron/core/owner/owner.test.ts',
    test: 'is that of one folder',
  },
  {
    name: 'a verify that takes any erasure for a redaction',
    file: 'electron/core/store/verify.ts',
    right: 'if (isErased && !redacted.has(placeOf(row)))',
    wrong: 'if (isErased && redacted.size < 0)',
    caughtBy: 'test/electron/core/store/verify.test.ts',
    test: 'where no redaction says so',
  },
  {
    name: 'an index opened whatever its pages are',
    file: 'electron/core/search/page-sums.ts',
    right: 'return whole && keptFor(file, whole)',
    wrong: 'return keptFor(file, whole ?? pagesIn(file))',
    caughtBy: 'test/electron/core/search/searcher.test.ts',
    test: 'with a bit turned in its words',
  },
]
