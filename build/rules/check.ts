import { cycleFindings } from './cycles.ts'
import { homelessFindings, layerFindings } from './layers.ts'
import { lockFindings } from './lock-file.ts'
import { clockFindings, exportFindings, lengthFindings, nameFindings } from './shape.ts'
import { read, type Finding, type SourceFile } from './source.ts'

const isCode = ({ path }: SourceFile) => /\.(ts|tsx|mjs)$/u.test(path)

/** Everything the rules have against these files, in their order. */
export function check(files: readonly SourceFile[]): Finding[] {
  const code = files.filter(isCode).map(read)
  const lock = files.find(({ path }) => path === 'package-lock.json')
  return [
    ...layerFindings(code),
    ...homelessFindings(code),
    ...cycleFindings(code),
    ...exportFindings(code),
    ...clockFindings(code),
    ...nameFindings(files.filter(({ path }) => path.includes('/'))),
    ...lengthFindings(files),
    ...(lock ? lockFindings(lock.text) : []),
  ]
}
