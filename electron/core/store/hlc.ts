const maxCounter = 999_999

/**
 * The next hybrid logical clock after `last`: 15 digits of milliseconds, a dash, 6 digits of counter, so that text order is
 * time order. It never goes back: while the wall clock stands still, or is behind what was seen, only the counter moves.
 */
export function nextHlc(last: string | null, wallMs: number): string {
  const [ms, counter] = last === null ? [-1, 0] : partsOf(last)
  const wall = Math.trunc(wallMs)
  if (wall > ms) return compose(wall, 0)
  return counter < maxCounter ? compose(ms, counter + 1) : compose(ms + 1, 0)
}

function partsOf(hlc: string): readonly [ms: number, counter: number] {
  const [ms = '', counter = ''] = hlc.split('-')
  return [Number(ms), Number(counter)]
}

const compose = (ms: number, counter: number) => `${String(ms).padStart(15, '0')}-${String(counter).padStart(6, '0')}`
