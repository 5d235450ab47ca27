import { readFileSync } from 'node:fs'
import { parse, type Color } from 'culori'

const sheet = (name: string) =>
  readFileSync(new URL(`../../../renderer/styles/${name}.css`, import.meta.url), 'utf8').replaceAll(/\/\*.*?\*\//gsu, '')

/** The declarations of the innermost blocks, each with its selector. */
const blocksOf = (css: string) =>
  [...css.matchAll(/([^{}]+)\{([^{}]*)\}/gu)].map(([, selector = '', body = '']) => ({
    selector: selector.trim(),
    tokens: Object.fromEntries([...body.matchAll(/(--[\w-]+):\s*([^;]+);/gu)].map(([, name, value]) => [name ?? '', value ?? ''])),
  }))

const base = Object.assign({}, ...blocksOf(sheet('tokens')).map(({ tokens }) => tokens)) as Record<string, string>
/** High contrast, as it is chosen and as the system asks for it. */
export const contrastBlocks = blocksOf(sheet('contrast')).filter(({ tokens }) => '--ground' in tokens)

export interface Theme {
  readonly name: string
  /** What WCAG asks of text here: AA, and AAA where contrast was asked for. */
  readonly text: number
  readonly color: (role: string) => Color
  /** How much of a colour stands behind its own word, 0 to 1. */
  readonly tint: number
}

const pair = /light-dark\((oklch\([^)]*\)), (oklch\([^)]*\))\)/u

const themeOf = (name: string, tokens: Readonly<Record<string, string>>, side: 1 | 2, text: number): Theme => ({
  name,
  text,
  color(role) {
    const color = parse(pair.exec(tokens[`--${role}`] ?? '')?.[side] ?? '')
    if (!color) throw new Error(`--${role} is no pair of colours: ${tokens[`--${role}`]}`)
    return color
  },
  tint: Number.parseFloat(tokens['--tint'] ?? '') / 100,
})

const more = { ...base, ...contrastBlocks[0]?.tokens }
export const themes: readonly Theme[] = [
  themeOf('light', base, 1, 4.5),
  themeOf('dark', base, 2, 4.5),
  themeOf('high contrast, light', more, 1, 7),
  themeOf('high contrast, dark', more, 2, 7),
]
