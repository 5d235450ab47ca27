/** Finding what was recorded. */
export const search = {
  'search.cli.about': 'find what was recorded, newest first',
  'search.cli.words':
    'all of these; part of a word is enough. An argument with blanks is a phrase. Also kind:K author:A incident:ID since:T until:T, and after "--" -WORD for what must not be there',
  'search.cli.incident': 'only in this incident; left out, in all',
  'search.cli.kind': 'only rows of this kind',
  'search.cli.author': 'only by whom; part of the name is enough',
  'search.cli.since': 'only from then on: 2026-11-22, 14:05, -2h',
  'search.cli.until': 'only until then; a day counts whole',
  'search.cli.without': 'what must not be there; may be repeated',
  'search.cli.after': 'the page after this cursor',
  'search.nothing': 'Nothing was found.',
  'search.more': 'There is more. Go on with:',
  'search.reading': 'Reading the record for the first search: {percent, number}%',
} as const
