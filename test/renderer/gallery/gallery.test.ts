import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const renderer = fileURLToPath(new URL('../../../renderer/', import.meta.url))
const sourcesIn = (folder: string) =>
  readdirSync(`${renderer}${folder}`)
    .filter((name) => name.endsWith('.tsx'))
    .map((name) => ({ name, code: readFileSync(`${renderer}${folder}/${name}`, 'utf8') }))

/** The whole of a screen, which would take the page's focus; and what others of them draw. */
const left = ['Page', 'Mark', 'MarkWord', 'Plot']
const componentsIn = (code: string) => [...code.matchAll(/^export (?:function|const) ([A-Z]\w+)/gmu)].map(([, name]) => name!)
const isShown = (component: string, page: string) => new RegExp(`<${component}[\\s/>]`, 'u').test(page)

describe('the contributors’ page', () => {
  const page = sourcesIn('gallery')
    .map(({ code }) => code)
    .join('\n')

  it.each(sourcesIn('components').flatMap(({ name, code }) => componentsIn(code).map((component) => ({ name, component }))))(
    'has $component of $name',
    ({ component }) => expect(isShown(component, page)).toBe(!left.includes(component)),
  )

  it('would miss one that is new', () => {
    expect(componentsIn('export function Fresh() {}\nexport const other = 1\n')).toEqual(['Fresh'])
    expect(isShown('Fresh', page)).toBe(false)
  })
})
