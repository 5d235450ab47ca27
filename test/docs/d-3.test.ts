import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { PhrasingContent, Table, TableCell } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfmTable } from 'micromark-extension-gfm-table'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'

const root = fileURLToPath(new URL('../../', import.meta.url))
const inventory = readFileSync(`${root}docs/d-3.md`, 'utf8')

const head = ['id', 'kind', 'what it asks (our words)', 'carried by']
const kinds =
  `section check step query threshold duration owner schedule template trigger cause mitigation command symptom criterion`.split(' ')
const sections = ['1.1', '1.2', '1.3', '1.4', '2.1', '2.2', '3.1', '3.2', '4.1', '4.2', '4.3', '4.4', '5.1', '5.2', '6.1']
const parts = ['2.2-s1', '2.2-s2', '2.2-s3', '5.2-p1', '5.2-p2', '5.2-p3', '5.2-p4', '5.2-p5', '5.2-p6']
const idForm = /^d3-(?:info|conclusion|history|[1-6](?:\.[1-4](?:-[sp][1-6])?)?)(?:-[a-z0-9]+)*$/u
const referencesForm = /^`[^`#]+(?:#[^`#]+)?`(?:, `[^`#]+(?:#[^`#]+)?`)*$/u

interface Row {
  readonly id: string
  readonly kind: string
  readonly asks: string
  readonly carriedBy: string
}
interface Reference {
  readonly row: string
  readonly path: string
  readonly step: string | undefined
}

const written = (node: PhrasingContent): string => {
  if (node.type === 'inlineCode') return `\`${node.value}\``
  if (node.type === 'text') return node.value
  return 'children' in node ? node.children.map(written).join('') : ''
}
const cells = (row: { children: TableCell[] }) => row.children.map((cell) => cell.children.map(written).join(''))

const tables = fromMarkdown(inventory, { extensions: [gfmTable()], mdastExtensions: [gfmFromMarkdown()] }).children.filter(
  (node): node is Table => node.type === 'table',
)
const rows = tables.flatMap((table) =>
  table.children.slice(1).map((row): Row => {
    const [id = '', kind = '', asks = '', carriedBy = ''] = cells(row)
    return { id, kind, asks, carriedBy }
  }),
)
const ids = new Set(rows.map((row) => row.id))
const references = rows
  .filter((row) => row.carriedBy !== 'not yet')
  .flatMap((row) =>
    row.carriedBy.split(', ').map((reference): Reference => {
      const [path = '', step] = reference.replaceAll('`', '').split('#')
      return { row: row.id, path, step }
    }),
  )

interface Step {
  readonly id: string
  readonly source: string | undefined
}

/** Every step of a playbook, however deep its steps nest. */
const stepsIn = (node: unknown, inSteps = false): Step[] => {
  if (Array.isArray(node)) return node.flatMap((child) => stepsIn(child, inSteps))
  if (typeof node !== 'object' || node === null) return []
  const below = Object.entries(node).flatMap(([key, child]) => stepsIn(child, key === 'steps'))
  if (!inSteps || !('id' in node)) return below
  return [{ id: String(node.id), source: 'source' in node ? String(node.source) : undefined }, ...below]
}

const read = (path: string): unknown => parse(readFileSync(root + path, 'utf8'))
const isYaml = (path: string) => /\.ya?ml$/u.test(path)
const hasStep = (path: string, id: string) => isYaml(path) && stepsIn(read(path)).some((step) => step.id === id)

const playbooks = existsSync(`${root}shared/playbooks`)
  ? readdirSync(`${root}shared/playbooks`, { recursive: true, encoding: 'utf8' })
      .filter(isYaml)
      .map((file) => `shared/playbooks/${file.replaceAll('\\', '/')}`)
  : []
const shipped = playbooks.flatMap((path) => stepsIn(read(path)).map((step) => ({ path, ...step })))

const known = (source: string) => {
  const named = [...source.matchAll(/§\s*(\d+(?:\.\d+)*)/gu)].map((match) => `d3-${match[1]}`)
  return named.length > 0 && named.every((id) => ids.has(id))
}

describe('the inventory of D-3', () => {
  it('is made of tables with the same four columns, every cell filled', () => {
    expect(tables.filter((table) => table.children.some((row) => row.children.length !== head.length))).toEqual([])
    expect(tables.map((table) => cells(table.children[0]!))).toEqual(tables.map(() => head))
    expect(rows.filter((row) => !row.id || !row.asks || !row.carriedBy)).toEqual([])
  })

  it('gives every row a well formed id of its own', () => {
    expect(rows.map((row) => row.id).filter((id) => !idForm.test(id))).toEqual([])
    expect(rows.map((row) => row.id).filter((id, at, all) => all.indexOf(id) !== at)).toEqual([])
  })

  it('uses only the kinds it explains', () => {
    expect(rows.filter((row) => !kinds.includes(row.kind))).toEqual([])
  })

  it.each([...sections, ...parts])('covers %s with a row of its own and rows for what it asks', (number) => {
    expect(rows.find((row) => row.id === `d3-${number}`)).toMatchObject({ kind: 'section' })
    expect(rows.filter((row) => row.id.startsWith(`d3-${number}-`))).not.toEqual([])
  })

  it('speaks only of rows it has', () => {
    const spoken = [...inventory.matchAll(/`(d3-[^`]+)`/gu)].map((match) => match[1]!)
    expect(spoken.filter((id) => !ids.has(id))).toEqual([])
  })
})

describe('the inventory and the product', () => {
  it('says "not yet", or names what carries a row', () => {
    expect(rows.filter((row) => row.carriedBy !== 'not yet' && !referencesForm.test(row.carriedBy))).toEqual([])
  })

  it('names only files that are there', () => {
    expect(references.filter(({ path }) => !existsSync(root + path))).toEqual([])
  })

  it('names only steps that are there', () => {
    const there = references.filter(({ path }) => existsSync(root + path))
    expect(there.filter(({ path, step }) => step !== undefined && !hasStep(path, step))).toEqual([])
  })

  it('knows every step of the shipped playbooks', () => {
    expect(shipped).not.toEqual([])
    expect(shipped.filter(({ path, id }) => !references.some((named) => named.path === path && named.step === id))).toEqual([])
  })

  it('has the section that a playbook or its step gives as its source', () => {
    const sources = [...playbooks.map((path) => (read(path) as { source?: string }).source), ...shipped.map((step) => step.source)]
    const fromRunbook = sources.filter((source) => source?.includes('D-3')) as string[]
    expect(fromRunbook.filter((source) => !known(source))).toEqual([])
  })
})
