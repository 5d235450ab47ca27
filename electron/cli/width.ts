import { stripVTControlCharacters } from 'node:util'
import { eastAsianWidth } from 'get-east-asian-width'

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
const invisible = /^[\p{Control}\p{Mark}\p{Default_Ignorable_Code_Point}]+$/u
const emoji = /\p{Emoji_Presentation}|\uFE0F/u

/** How many cells a terminal gives the text, colours aside. Korean takes two a syllable, composed or not; a combining mark takes none. */
export const displayWidth = (text: string): number => {
  const shown = stripVTControlCharacters(text)
  if (/^[ -~]*$/u.test(shown)) return shown.length
  return [...graphemes.segment(shown)].reduce((sum, { segment }) => sum + widthOf(segment), 0)
}

function widthOf(grapheme: string): number {
  if (invisible.test(grapheme)) return 0
  return emoji.test(grapheme) ? 2 : eastAsianWidth(grapheme.codePointAt(0) ?? 0)
}

export const padEnd = (text: string, width: number) => text + ' '.repeat(Math.max(0, width - displayWidth(text)))
export const padStart = (text: string, width: number) => ' '.repeat(Math.max(0, width - displayWidth(text))) + text

/** At most `width` cells of a text without colours, the last of them an ellipsis when something was cut. */
export function cut(text: string, width: number): string {
  if (displayWidth(text) <= width) return text
  const kept: string[] = []
  let used = 1
  for (const { segment } of graphemes.segment(text)) {
    used += widthOf(segment)
    if (used > width) break
    kept.push(segment)
  }
  return `${kept.join('')}…`
}

/**
 * Text as it may reach a terminal. What someone pasted can hold sequences that move the cursor, rename the window or turn
 * the reading order around; the record keeps them, the screen does not obey them.
 */
export const clean = (text: string) => stripVTControlCharacters(text).replace(/(?![\n\t])[\p{Control}\u202A-\u202E\u2066-\u2069]/gu, '')

/** The same on one line. */
export const oneLine = (text: string) => clean(text).replace(/\s+/gu, ' ').trim()
