/**
 * How many signs an RE2 pattern stands for once its repetitions are written out, which is what matching a letter costs at
 * most. Groups multiply what is in them; a class counts once. Of a pattern that cannot be read, about so.
 */
export function patternSize(pattern: string): number {
  const around: number[] = []
  let [total, last] = [0, 0]
  const take = (size: number) => {
    total += last
    last = size
  }
  for (const [part] of pattern.matchAll(/\\.|\[\^?\]?(?:\\.|[^\]\\])*\]?|\{\d+(?:,\d*)?\}|./gsu)) {
    if (part === '(') {
      around.push(total + last)
      ;[total, last] = [0, 0]
    } else if (part === ')') {
      const inside = total + last
      ;[total, last] = [around.pop() ?? 0, inside]
    } else if (/^\{\d/u.test(part)) last *= Math.max(1, ...(part.match(/\d+/gu) ?? []).map(Number))
    else if (!'*+?|^$'.includes(part)) take(1)
  }
  return total + last + around.reduce((sum, one) => sum + one, 0)
}
