/**
 * How search compares: composed (NFC), then lower case as ECMAScript's toLowerCase has it, the same on every machine and for
 * every user. So `I` finds `i` and not the Turkish `ı`; `ẞ` finds `ß` and not `ss`.
 */
export const fold = (text: string): string => composed(text).toLowerCase()

export const composed = (text: string): string => text.normalize('NFC')

/**
 * From a place in the folded text to its place in the composed one: `İ` becomes two units when it is folded. No character
 * becomes fewer, so equal lengths mean equal places.
 */
export function unfolding(text: string): (at: number) => number {
  if (text.toLowerCase().length === text.length) return (at) => at
  const places: number[] = []
  let place = 0
  for (const character of text) {
    for (let unit = 0; unit < character.toLowerCase().length; unit += 1) places.push(place + Math.min(unit, character.length - 1))
    place += character.length
  }
  return (at) => places[at] ?? text.length
}
