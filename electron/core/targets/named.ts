const mostNames = 5

/** The first names, and how many more there are. */
export const named = (names: readonly string[]) => ({
  names: names.slice(0, mostNames).join(', '),
  more: Math.max(0, names.length - mostNames),
})
