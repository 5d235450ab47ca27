const usualMax = 200
const breaking = /[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]+/gu

/** A text as one line: breaks and control characters become a space, what is too long ends in `…`. */
export function oneLine(text: string, max = usualMax): string {
  const start = text.slice(0, max * 4)
  const line = start.replaceAll(breaking, ' ').trim()
  const characters = [...line]
  return characters.length > max || start.length < text.trimEnd().length ? `${characters.slice(0, max - 1).join('')}…` : line
}
