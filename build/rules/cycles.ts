import type { Code, Finding } from './source.ts'

/**
 * Files that import each other in a circle, types included: such files are one thought cut in two.
 * One finding per circle, at its first file by name.
 */
export function cycleFindings(files: readonly Code[]): Finding[] {
  const byPath = new Map(files.map((file) => [file.path, file]))
  const done = new Set<string>()
  const circles = new Map<string, readonly string[]>()

  const visit = (path: string, above: readonly string[]) => {
    const at = above.indexOf(path)
    if (at >= 0) return keep(above.slice(at))
    if (done.has(path)) return
    for (const { target } of byPath.get(path)?.imports ?? []) if (byPath.has(target)) visit(target, [...above, path])
    done.add(path)
  }
  const keep = (circle: readonly string[]) => void circles.set([...circle].sort().join(' '), fromFirst(circle))

  for (const { path } of files) visit(path, [])
  return [...circles.values()].map((circle) => ({
    path: circle[0] ?? '',
    line: 1,
    rule: 'cycle',
    says: `imports itself: ${[...circle, circle[0]].join(' → ')}`,
  }))
}

function fromFirst(circle: readonly string[]): readonly string[] {
  const at = circle.indexOf([...circle].sort()[0] ?? '')
  return [...circle.slice(at), ...circle.slice(0, at)]
}
