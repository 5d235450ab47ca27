import { isAlias, isMap, isScalar, isSeq, Lexer, LineCounter, parseDocument, visit, type Alias, type Document, type Node } from 'yaml'
import type { LocalText } from '../../../shared/domain/document/local-text.ts'
import { both } from '../../../shared/domain/document/both.ts'

/** One thing wrong with a file, where an editor would underline it. */
export interface Problem {
  readonly line: number
  readonly column: number
  /** `steps[2].probe` */
  readonly path: string
  readonly says: LocalText
}

export type Path = readonly (string | number)[]

export interface Position {
  readonly line: number
  readonly column: number
}

/** A YAML text as a plain value, and where each part of it stands. */
export interface YamlText {
  /** Undefined when it could not be read at all. */
  readonly value: unknown
  /** The value at `path`, or its key; where the path leads nowhere, the last part of it that is there. */
  locate(path: Path, part?: 'key' | 'value'): Position
  readonly problems: readonly Problem[]
}

/** Enough for a person's shorthand; expanding more costs time and shows nothing. */
const aliasLimit = 20
/** Keys, values, marks and line ends: forty times the longest we know of. Reading more would hold up everything for seconds. */
const partsLimit = 100_000
/** Blocks in blocks, keys and values counted apart: the deepest playbook that is allowed stays far below. */
const depthLimit = 100

/**
 * Reads one YAML 1.2 document: plain values only, no tags, no merge keys, few aliases. Never throws. The parser's own
 * search for repeated keys takes a minute for a file that is all keys, so ours looks once.
 */
export function readYaml(text: string): YamlText {
  const lines = new LineCounter()
  const at = (offset: number): Position => {
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(1, line), column: Math.max(1, col) }
  }
  try {
    const beyond = beyondParts(text)
    if (beyond !== undefined) return unread(positionIn(text, beyond), both('playbook.problem.too_many_parts', { limit: partsLimit }))
    const options = { version: '1.2', schema: 'core', uniqueKeys: false, prettyErrors: false, logLevel: 'silent' } as const
    const document = parseDocument(text, { ...options, lineCounter: lines })
    const problems = [...complaints(document), ...irregularities(document)]
      .map(({ offset, says }) => ({ ...at(offset), path: '', says }))
      .slice(0, problemLimit)
    const value: unknown = problems.length === 0 ? document.toJS({ maxAliasCount: aliasLimit }) : undefined
    return { value, problems, locate: (path, part = 'value') => at(offsetOf(document, path, part)) }
  } catch {
    // The stack, or the expansion of aliases: both mean a text no person wrote.
    return unread({ line: 1, column: 1 }, tooDeep)
  }
}

const unread = (at: Position, says: LocalText): YamlText => ({ value: undefined, problems: [{ ...at, path: '', says }], locate: () => at })

/** Where a text goes beyond what is read of one; undefined where it does not. */
function beyondParts(text: string): number | undefined {
  if (text.length <= partsLimit / 2) return undefined
  let [parts, at] = [0, 0]
  for (const part of new Lexer().lex(text)) {
    if ((parts += 1) > partsLimit) return at
    if (!marks.has(part)) at += part.length
  }
  return undefined
}

/** What the lexer says between the parts of a text, and is not in it. */
const marks: ReadonlySet<string> = new Set(['\u0002', '\u0018', '\u001F'])

function positionIn(text: string, offset: number): Position {
  const before = text.slice(0, offset).split('\n')
  return { line: before.length, column: before.at(-1)!.length + 1 }
}

/** Nobody reads more at once, and a binary file has one per byte. */
const problemLimit = 50
const tooDeep = both('playbook.problem.too_deep')

interface Complaint {
  readonly offset: number
  readonly says: LocalText
}

const complaints = (document: Document): Complaint[] =>
  [...document.errors, ...document.warnings].map(({ code, message, pos }) => ({
    offset: pos[0],
    says: saysOf(code, message),
  }))

function saysOf(code: string, message: string): LocalText {
  if (code === 'TAG_RESOLVE_FAILED') return both('playbook.problem.tag', { tag: tagIn(message) })
  // The parser catches its own stack running out, and calls it an error in the text.
  return message.includes('call stack') ? tooDeep : both('playbook.problem.syntax', { cause: message })
}

const tagIn = (message: string) => /: (?<tag>.*)$/u.exec(message)?.groups?.['tag'] ?? '?'

/** What YAML allows and we do not: a key twice in a block, and more aliases than a person writes. */
function irregularities(document: Document): Complaint[] {
  const found: Complaint[] = []
  let aliases = 0
  visit(document, {
    Alias(_, node, around) {
      aliases += 1
      // One that stands inside what it stands for has no end.
      if (aliases > aliasLimit || around.some((outer) => outer === node.resolve(document)))
        found.push({ offset: startOf(node) ?? 0, says: tooDeep })
      else if (!node.resolve(document))
        found.push({ offset: startOf(node) ?? 0, says: both('playbook.problem.alias', { alias: node.source }) })
      return aliases > aliasLimit ? visit.BREAK : undefined
    },
    Collection(_, node, around) {
      if (around.length <= depthLimit) return undefined
      found.push({ offset: startOf(node) ?? 0, says: tooDeep })
      return visit.BREAK
    },
    Map(_, { items }) {
      const seen = new Set<string>()
      for (const { key } of items) {
        const word = isScalar(key) ? String(key.value) : String(key)
        if (seen.has(word))
          found.push({ offset: startOf(key) ?? 0, says: both('playbook.problem.duplicate_key', { key: word.slice(0, 60) }) })
        seen.add(word)
      }
    },
  })
  return found
}

function offsetOf(document: Document, path: Path, part: 'key' | 'value'): number {
  let node: unknown = document.contents
  let offset = startOf(node) ?? 0
  for (const [depth, segment] of path.entries()) {
    const inside: unknown = isAlias(node) ? node.resolve(document) : node
    if (isMap(inside)) {
      const pair = inside.items.find(({ key }) => isScalar(key) && String(key.value) === String(segment))
      if (!pair) return offset
      const keyAt = startOf(pair.key)
      node = pair.value
      offset = (part === 'key' && depth === path.length - 1 ? keyAt : (startOf(node) ?? keyAt)) ?? offset
    } else if (isSeq(inside)) {
      node = inside.items[Number(segment)]
      offset = startOf(node) ?? offset
    } else return offset
  }
  return offset
}

const startOf = (node: unknown): number | undefined =>
  typeof node === 'object' && node !== null && 'range' in node ? ((node as Node | Alias).range?.[0] ?? undefined) : undefined
