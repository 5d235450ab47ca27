import { Visitor } from 'oxc-parser'
import { lineOf, type Code, type Finding, type SourceFile } from './source.ts'

const longest = 300

/** Message catalogues, playbooks and the lock are data: they are looked up, not read. */
const isData = (path: string) => path.startsWith('shared/text/') || /\.(ya?ml|json)$/u.test(path) || path === 'package-lock.json'

export const lengthFindings = (files: readonly SourceFile[]): Finding[] =>
  files
    .filter(({ path }) => !isData(path))
    .map(({ path, text }) => ({ path, lines: text.replace(/\n$/u, '').split('\n').length }))
    .filter(({ lines }) => lines > longest)
    .map(({ path, lines }) => ({ path, line: longest + 1, rule: 'length', says: `has ${lines} lines; split it, ${longest} is the most` }))

/** Names that say nothing about what is in the thing. Services in the plural are a noun of ours: what an incident hits, what a test starts. */
const hollow = ['manager', 'managers', 'service', 'helper', 'helpers', 'util', 'utils', 'data', 'info', 'common']
const hollowFile = new RegExp(`(?:^|[/-])(${hollow.join('|')})(?:[./]|$)`, 'u')
const hollowExport = new RegExp(`(?:${hollow.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('|')})$`, 'u')
const fileForm = /^\.?[a-z0-9]+(-[a-z0-9]+)*(\.(test|config|module|d))?\.[a-z]+$/u

export const nameFindings = (files: readonly SourceFile[]): Finding[] =>
  files.flatMap(({ path }) => {
    const name = path.split('/').at(-1) ?? ''
    const finding = (says: string) => [{ path, line: 1, rule: 'name', says }]
    if (!fileForm.test(name)) return finding('is not in kebab-case')
    const word = hollowFile.exec(path)?.[1]
    return word ? finding(`says "${word}", which says nothing`) : []
  })

export const exportFindings = (files: readonly Code[]): Finding[] =>
  files.flatMap(({ path, exports }) =>
    exports.flatMap(({ name, line }) => {
      if (name === 'default' && !path.endsWith('.config.ts')) return [{ path, line, rule: 'export', says: 'has a default export; name it' }]
      return hollowExport.test(name) ? [{ path, line, rule: 'name', says: `exports ${name}, a name that says nothing` }] : []
    }),
  )

/** What is true may not depend on when or where it is asked: shared/ gets time and ids as facts. */
export const clockFindings = (files: readonly Code[]): Finding[] =>
  files
    .filter(({ path }) => path.startsWith('shared/'))
    .flatMap(({ path, text, program }) => {
      const found: Finding[] = []
      const add = (node: { start: number }, what: string) =>
        found.push({ path, line: lineOf(text, node.start), rule: 'clock', says: `${what} is a fact of the world; take it as an argument` })
      new Visitor({
        MemberExpression: (node) => {
          const whole = text.slice(node.start, node.end).replace(/\s|\?/gu, '')
          if (/^(globalThis\.)?(Date\.now|Math\.random|performance\.now|crypto\.\w+|Temporal\.Now)$/u.test(whole)) add(node, whole)
        },
        NewExpression: (node) => {
          if (node.callee.type === 'Identifier' && node.callee.name === 'Date' && node.arguments.length === 0) add(node, 'new Date()')
        },
        CallExpression: (node) => {
          if (node.callee.type === 'Identifier' && node.callee.name === 'Date') add(node, 'Date()')
        },
      }).visit(program)
      return found
    })
