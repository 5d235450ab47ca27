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

/**
 * Keys that stand nowhere in the code, neither whole nor as what a template makes: each part that it fills in has to stand somewhere
 * as well. The sentence of an error or a finding is said where its code stands.
 */
function unused(all: readonly string[], code: string): readonly string[] {
  const literals = new Set([...code.matchAll(/['"`]([\w.-]+)['"`]|\b(\w+):/gu)].map(([, quoted, key]) => quoted ?? key!))
  const written = [...code.matchAll(/`((?:[\w-]|\$\{[^`{}]*\})+(?:\.(?:[\w-]|\$\{[^`{}]*\})+)*)`/gu)].map(([, template]) => template!)
  const templates = [...new Set(written)]
    .filter((template) => /\$\{/u.test(template) && /\w/u.test(template.replaceAll(/\$\{[^}]*\}/gu, '')))
    .map((template) => new RegExp(`^${template.replaceAll('.', '\\.').replaceAll(/\$\{[^}]*\}/gu, '([\\w.-]+)')}$`, 'u'))
  const isSaid = (text: string): boolean =>
    literals.has(text) ||
    templates.some((template) =>
      template
        .exec(text)
        ?.slice(1)
        .every((part) => part !== text && isSaid(part)),
    )
  return all.filter((key) => !isSaid(key))
}

const saidIn = (code: string) =>
  [...code.matchAll(/\bsay(?:Any)?\(\s*(?:\w+(?:\.\w+)*,\s*)?'([a-z][\w-]*(?:\.[\w-]+)+)'/gu)].map(([, key]) => key!)

/** What the code says and no catalogue has, in the areas that catalogues have. */
function missing(all: readonly string[], code: string): readonly string[] {
  const areas = new Set(all.map((key) => key.split('.')[0]))
  return [...new Set(saidIn(code))].filter((key) => areas.has(key.split('.')[0]!) && !all.includes(key))
}

/** Names and abbreviations read the same in both. */
const words = (text: string) => text.replaceAll(/\{[^{}]*\}|https?:\S+|`[^`]*`|--?[a-z-]+/gu, '').match(/[A-Za-z]{3,}/gu) ?? []
const isUntranslated = (english: string, korean: string) =>
  words(english).some((word) => word !== word.toUpperCase()) && !/[가-힣]/u.test(korean)

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
    expect(keys.filter((key) => isUntranslated(en[key], ko[key]) && !sameInBoth.has(key))).toEqual([])
  })

  it('hold no Korean in English', () => {
    expect(keys.filter((key) => /[가-힣]/u.test(en[key]) && !sameInBoth.has(key))).toEqual([])
  })

  it('have one Korean word for one thing', () => {
    expect(keys.filter((key) => Object.keys(instead).some((word) => ko[key].includes(word)))).toEqual([])
  })

  it('hold nothing that nobody says', () => {
    expect(unused(keys, code)).toEqual([])
  })

  it('hold everything somebody says', () => {
    expect(saidIn(code).length).toBeGreaterThan(50)
    expect(missing(keys, code)).toEqual([])
  })
})

describe('what is wrong in a catalogue is found', () => {
  const code =
    "say(lang, 'screen.back')\nsayAny(w.lang, 'screen.gone', {})\nsay(lang, `screen.kind.${kind}`)\nsay(lang, `screen.${of}.hint`)\nconst kinds = ['dns']"

  it('a key that nobody says', () => {
    const all = [
      'screen.back',
      'screen.kind.dns',
      'screen.dns.hint',
      'screen.backwards',
      'screen.kin',
      'screen.kind.tls',
      'screen.tls.hint',
    ]
    expect(unused(all, code)).toEqual(['screen.backwards', 'screen.kin', 'screen.kind.tls', 'screen.tls.hint'])
    expect(unused(['error.gone', 'error.dns'], `${code}\nsay(lang, \`error.\${code}\`)`)).toEqual(['error.gone'])
  })

  it('a key that somebody says and no catalogue has', () => {
    expect(missing(['screen.back', 'screen.kind.dns'], code)).toEqual(['screen.gone'])
  })

  it('a text that was left in English', () => {
    const of = (english: string, korean: string) => isUntranslated(english, korean)
    expect([of('Throw away', 'Throw away'), of('Throw away', '버리기'), of('SEV1', 'SEV1'), of('{name}', '{name}')]).toEqual([
      ...[true, false],
      ...[false, false],
    ])
  })
})

/** Another word for what has one already, and the one to write. */
const instead: Readonly<Record<string, string>> = { 인시던트: '장애', 인씨던트: '장애' }

/** Written alike on purpose: product and format names, and a language's own name for itself. */
const sameInBoth: ReadonlySet<string> = new Set<string>(targetKinds.map((kind) => `screen.kind.${kind}`))
