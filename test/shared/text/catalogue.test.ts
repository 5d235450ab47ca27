import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, it } from 'vitest'
import { targetKinds } from '../../../shared/domain/connection/events.ts'
import { en } from '../../../shared/text/en/index.ts'
import { ko } from '../../../shared/text/ko/index.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const keys = Object.keys(en) as (keyof typeof en)[]

const sources = ['shared', 'electron', 'renderer', 'build'].flatMap((folder) =>
  readdirSync(`${root}${folder}`, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile() && /\.(ts|tsx|mjs)$/u.test(file.name))
    .map((file) => `${file.parentPath}/${file.name}`)
    .filter((path) => !/shared\/text\/(en|ko)\//u.test(path)),
)
const code = sources.map((path) => readFileSync(path, 'utf8')).join('\n')

/** Composed from a closed list or a code at run time: every member of the list has to be there, and may be used. */
const composed = ['error.', 'word.', 'finding.']
const prefixes = [...code.matchAll(/`([a-z][\w-]*(?:\.[\w-]+)*\.)\$\{/gu)].map(([, prefix]) => prefix!)
const literals = new Set([...code.matchAll(/['"`]([a-z][\w-]*(?:\.[\w-]+)+)['"`]/gu)].map(([, literal]) => literal!))

interface Element {
  readonly type: number
  readonly value?: unknown
  readonly options?: Record<string, { value: Element[] }>
}
const argument = [1, 2, 3, 4, 5, 6]
const namesIn = (elements: readonly Element[]): string[] =>
  elements.flatMap((element) => [
    ...(argument.includes(element.type) ? [String(element.value)] : []),
    ...Object.values(element.options ?? {}).flatMap((option) => namesIn(option.value)),
  ])
const argumentsOf = (message: string, lang: string) =>
  [...new Set(namesIn(new IntlMessageFormat(message, lang, undefined, { ignoreTag: true }).getAst() as Element[]))].toSorted()

describe('the catalogues', () => {
  it('have the same keys', () => {
    expect(Object.keys(ko).toSorted()).toEqual(Object.keys(en).toSorted())
  })

  it('take the same arguments in both languages', () => {
    const differing = keys.filter((key) => String(argumentsOf(en[key], 'en')) !== String(argumentsOf(ko[key], 'ko')))
    expect(differing).toEqual([])
  })

  it('say something, without stray blanks', () => {
    const bad = keys.filter((key) => [en[key], ko[key]].some((text) => (text as string).trim() === '' || text !== (text as string).trim()))
    expect(bad).toEqual([])
  })

  it('hold no apostrophe that ICU would take for a quotation', () => {
    expect(keys.filter((key) => [en[key], ko[key]].some((text) => /'[{}#<|]|[{}]'(?=[^'])/u.test(text)))).toEqual([])
  })

  it('are translated: Korean where English has words', () => {
    // Names and abbreviations read the same in both.
    const words = (text: string) => text.replaceAll(/\{[^{}]*\}|https?:\S+|`[^`]*`|--?[a-z-]+/gu, '').match(/[A-Za-z]{3,}/gu) ?? []
    const untranslated = keys.filter((key) => {
      const spoken = words(en[key]).filter((word) => word !== word.toUpperCase())
      return spoken.length > 0 && !/[가-힣]/u.test(ko[key]) && !sameInBoth.has(key)
    })
    expect(untranslated).toEqual([])
  })

  it('hold no Korean in English', () => {
    expect(keys.filter((key) => /[가-힣]/u.test(en[key]) && !sameInBoth.has(key))).toEqual([])
  })

  it('hold nothing that nobody says', () => {
    const used = (key: string) => literals.has(key) || [...composed, ...prefixes].some((prefix) => key.startsWith(prefix))
    expect(keys.filter((key) => !used(key))).toEqual([])
  })

  it('hold everything somebody says', () => {
    const areas = new Set(keys.map((key) => key.split('.')[0]))
    const said = [...code.matchAll(/\bsay(?:Any)?\(\s*(?:\w+(?:\.\w+)*,\s*)?'([a-z][\w-]*(?:\.[\w-]+)+)'/gu)].map(([, key]) => key!)
    expect(said.length).toBeGreaterThan(50)
    expect([...new Set(said)].filter((key) => areas.has(key.split('.')[0]!) && !Object.hasOwn(en, key))).toEqual([])
  })
})

/** Written alike on purpose: product and format names, and a language's own name for itself. */
const sameInBoth: ReadonlySet<string> = new Set<string>(targetKinds.map((kind) => `screen.kind.${kind}`))
