/** mulberry32: the same choices on every machine. */
export function random(seed: number) {
  let state = seed
  return (below: number) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below)
  }
}

const splinters = [
  ...['\t', '"', "'", '{', '}', '[', ']', ': ', '- ', '&a ', '*a', '!!x ', '|', '>', '#', '%', '@', '`', '\u0000', '\r', '---\n', '? '],
  ...['<<: ', '한', '\u2028', '\uFEFF', '\uD800', '${x}', '${', '\\'],
]
const values = ['null', '1', 'true', '[]', '{}', '~', '1e999', '0x1F', '-0', '.nan', '2026-11-24', '""', '"${constructor}"', '__proto__']
const keys = ['__proto__', 'constructor', 'when', 'steps', 'id', 'on_failure', 'with', 'title', 'type', 'pattern', 'options']

/** A text with one thing wrong, as a hand, an editor or a merge leaves it. */
export function mutated(text: string, pick: (below: number) => number): string {
  const lines = text.split('\n')
  const [a, b] = [pick(lines.length), pick(lines.length)]
  const at = pick(text.length)
  const line = lines[a]!
  const deeds = [
    () => text.slice(0, at) + splinters[pick(splinters.length)]! + text.slice(at),
    () => text.slice(0, at) + text.slice(at + 1 + pick(40)),
    () => text.slice(0, at),
    () => lines.with(a, lines[b]!).join('\n'),
    () => lines.toSpliced(a, 1 + pick(4)).join('\n'),
    () => lines.with(a, ' '.repeat(pick(9)) + line.trimStart()).join('\n'),
    () => lines.with(a, line.replace(/: .*/u, `: ${values[pick(values.length)]}`)).join('\n'),
    () => lines.with(a, line.replace(/[a-z_]+:/u, `${keys[pick(keys.length)]}:`)).join('\n'),
    () => lines.with(a, line.replace(/[a-z]/u, 'q')).join('\n'),
    () => lines.toSpliced(a, 0, ...lines.slice(b, b + 5)).join('\n'),
    () => lines.toSpliced(a, 0, ...Array.from({ length: 3 + pick(60) }, () => line)).join('\n'),
  ]
  return deeds[pick(deeds.length)]!()
}
