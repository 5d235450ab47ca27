import { posix } from 'node:path'
import { parseSync, Visitor } from 'oxc-parser'

/** A file of ours as text; `path` is from the project's root, with forward slashes. */
export interface SourceFile {
  readonly path: string
  readonly text: string
}

/** One import of a file, whatever its form: static, type-only, dynamic, `import('…').Type`, a re-export, require. */
export interface Import {
  readonly line: number
  /** A path from the project's root for our own files, else the package's name; `node:` stays. */
  readonly target: string
  readonly ours: boolean
}

/** What breaks a rule, where, and what to do. */
export interface Finding {
  readonly path: string
  readonly line: number
  readonly rule: string
  readonly says: string
}

/** A file with what the rules ask about it. */
export interface Code extends SourceFile {
  readonly imports: readonly Import[]
  /** Names it exports, with their lines; a default export is `default`. */
  readonly exports: readonly { readonly name: string; readonly line: number }[]
  readonly program: ReturnType<typeof parseSync>['program']
}

/** Throws on a file that does not parse: nothing could be said about it. */
export function read({ path, text }: SourceFile): Code {
  const { program, module, errors } = parseSync(path, text)
  if (errors[0]) throw new Error(`${path}: ${errors[0].message}`)

  const found: { readonly at: number; readonly specifier: string }[] = []
  const add = (node: { start: number }, specifier: unknown) => typeof specifier === 'string' && found.push({ at: node.start, specifier })
  new Visitor({
    ImportDeclaration: (node) => add(node, node.source.value),
    ExportNamedDeclaration: (node) => add(node, node.source?.value),
    ExportAllDeclaration: (node) => add(node, node.source.value),
    ImportExpression: (node) => add(node, literal(node.source) ?? unreadable),
    TSImportType: (node) => add(node, node.source.value),
    TSExternalModuleReference: (node) => add(node, node.expression.value),
    CallExpression: (node) => {
      if (node.callee.type === 'Identifier' && node.callee.name === 'require') add(node, literal(node.arguments[0]) ?? unreadable)
    },
  }).visit(program)

  return {
    path,
    text,
    program,
    imports: found.map(({ at, specifier }) => ({ line: lineOf(text, at), ...resolve(path, specifier) })),
    exports: module.staticExports.flatMap(({ entries }) =>
      entries.map(({ exportName, start }) => ({
        name: (exportName.kind as string) === 'Default' ? 'default' : (exportName.name ?? ''),
        line: lineOf(text, start),
      })),
    ),
  }
}

export const lineOf = (text: string, at: number) => text.slice(0, at).split('\n').length

/** A computed import could be of anything, so it is nobody's to make. */
const unreadable = '(computed)'

function literal(node: { readonly type: string } | undefined): string | undefined {
  if (node && 'value' in node && typeof node.value === 'string') return node.value
  if (!node || node.type !== 'TemplateLiteral') return undefined
  const { quasis } = node as { quasis?: readonly { value: { cooked: string | null } }[] }
  return quasis?.length === 1 ? (quasis[0]?.value.cooked ?? undefined) : undefined
}

function resolve(from: string, specifier: string): Omit<Import, 'line'> {
  const plain = specifier.replace(/\?.*$/u, '')
  if (plain.startsWith('.')) return { ours: true, target: posix.normalize(posix.join(posix.dirname(from), plain)) }
  if (plain.startsWith('node:')) return { ours: false, target: 'node:' }
  return {
    ours: false,
    target: plain
      .split('/')
      .slice(0, plain.startsWith('@') ? 2 : 1)
      .join('/'),
  }
}
