import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const folder = fileURLToPath(new URL('../../../renderer/', import.meta.url))
const sheets = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.css'))
  .map((name) => ({ name, css: readFileSync(`${folder}${name}`, 'utf8').replaceAll(/\/\*.*?\*\//gsu, '') }))

/** Every use of a pattern in the stylesheets, as `file: what`. */
const uses = (pattern: RegExp) =>
  sheets.flatMap(({ name, css }) => [...css.matchAll(pattern)].map(([found, one]) => ({ says: `${name}: ${found}`, one })))

describe('the stylesheets', () => {
  it('set every line on the grid of 4 px', () => {
    const lines = uses(/line-height:\s*([^;]+);|--line-\d:\s*([^;]+);|font:[^;]*\/\s*([\d.]+px)[^;]*;/gu)
    const off = lines.filter(({ says }) => {
      const value = /([\d.]+)(px)?;?$/u.exec(says.replace(/ var\(--font[^;]*/u, ''))
      return value !== null && !says.includes('var(--line') && (value[2] !== 'px' || Number(value[1]) % 4 !== 0)
    })
    expect(off.map(({ says }) => says)).toEqual([])
  })

  it('name colours by their role: no colour stands outside the tokens', () => {
    const outside = uses(/#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch|oklab)\([^)]*\)/giu).filter(
      ({ says }) => !/^styles\/(tokens|contrast)\.css/u.test(says),
    )
    expect(outside.map(({ says }) => says)).toEqual([])
  })

  it('set every size of type, and every space between things, by the tokens: these grow where a person asked for more', () => {
    const typed = uses(/font(?:-size)?:[^;/]*?\b[\d.]+(?:px|rem|pt)\b[^;]*;/gu)
    const spaced = uses(/(?<![\w-])(?:(?:scroll-)?(?:padding|margin)[\w-]*|(?:row-|column-)?gap):([^;]*);/gu).filter(({ one }) =>
      [...(one ?? '').matchAll(/(?<![\w.-])-?([\d.]+)(?:px|rem|pt)\b/gu)].some(([, size]) => Number(size) > 1 && Number(size) < 18),
    )
    expect([...typed, ...spaced].map(({ says }) => says)).toEqual([])
  })

  it('use no token that is not there', () => {
    const defined = new Set(uses(/(--[\w-]+):/gu).map(({ one }) => one))
    // Set by React Aria on what it opens, and from the code.
    const lent = new Set(['--trigger-width', '--place'])
    const missing = uses(/var\((--[\w-]+)/gu).filter(({ one }) => !defined.has(one) && !lent.has(one ?? ''))
    expect(missing.map(({ says }) => says)).toEqual([])
  })

  it('move nothing but by the tokens of motion, which stop where less of it is asked for', () => {
    const moving = uses(/transition:[^;]*;/gu).filter(({ says }) => /\d(ms|s)\b/u.test(says))
    expect(moving.map(({ says }) => says)).toEqual([])
  })
})
