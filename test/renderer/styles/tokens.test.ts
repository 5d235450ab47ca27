import { blend, wcagContrast, type Color } from 'culori'
import { describe, expect, it } from 'vitest'
import { contrastBlocks, themes } from './themes.ts'

const surfaces = ['ground', 'panel', 'raised', 'sunken', 'field']
const texts = ['text', 'text-quiet', 'text-faint', 'act', 'ok', 'warning', 'critical', 'unknown']
const marks = ['ok', 'warning', 'critical', 'unknown', 'drill', 'exercise', 'tabletop', 'focus', 'edge']
const modes = ['drill', 'exercise', 'tabletop']

const rounded = (one: Color, other: Color) => Math.round(wcagContrast(one, other) * 100) / 100

describe.each(themes)('the colours, $name', ({ color, text, tint }) => {
  const below = (least: number, pairs: readonly (readonly [string, string, Color, Color])[]) =>
    pairs
      .map(([one, other, a, b]) => `${one} on ${other}: ${rounded(a, b)}`)
      .filter((_, at) => wcagContrast(pairs[at]![2], pairs[at]![3]) < least)
  const on = (fronts: readonly string[], backs: readonly string[]) =>
    fronts.flatMap((front) => backs.map((back) => [front, back, color(front), color(back)] as const))

  it('let every text be read on every surface', () => {
    expect(below(text, on(texts, surfaces))).toEqual([])
  })

  it('let what is filled be read', () => {
    expect(below(text, [...on(['on-act'], ['act']), ...on(['on-mode'], modes)])).toEqual([])
  })

  it('let a word be read on its own tint', () => {
    const tinted = (role: string, back: string): Color => blend([color(back), { ...color(role), alpha: tint }])
    const pairs = ['warning', 'critical'].flatMap((role) =>
      ['panel', 'ground'].map((back) => [role, `its tint on ${back}`, color(role), tinted(role, back)] as const),
    )
    expect(below(text, pairs)).toEqual([])
  })

  it('let marks, focus and the edges of controls be seen', () => {
    expect(below(3, on(marks, surfaces))).toEqual([])
  })

  it('keep three greys of text apart, and the page from what stands on it', () => {
    const [strong, quiet, faint] = ['text', 'text-quiet', 'text-faint'].map((role) => wcagContrast(color(role), color('panel')))
    expect(strong! > quiet! && quiet! > faint!).toBe(true)
  })
})

describe('high contrast', () => {
  it('is the same whether it was chosen or the system asks for it', () => {
    expect(contrastBlocks.map(({ selector }) => selector)).toEqual(["[data-theme='contrast']", ':root'])
    expect(contrastBlocks[1]?.tokens).toEqual(contrastBlocks[0]?.tokens)
  })
})
