interface Input {
  readonly text: string
  /** How many broken sequences became U+FFFD. */
  readonly replaced: number
}

/** In UTF-8 no character of UTF-16 takes more than three bytes: beyond this the rest need not be read to know. */
const bytesPerUnit = 3

/**
 * Reads to the end as UTF-8, without a byte order mark. Answers `too_large` where the text has more than `max` UTF-16 units;
 * the rest is still read and dropped, so that the program before the pipe ends as it would have.
 */
export async function readAll(chunks: AsyncIterable<Uint8Array>, max: number): Promise<Input | 'too_large'> {
  const kept: Uint8Array[] = []
  let size = 0
  for await (const chunk of chunks) {
    size += chunk.byteLength
    if (size <= max * bytesPerUnit) kept.push(chunk)
  }
  if (size > max * bytesPerUnit) return 'too_large'
  const text = new TextDecoder().decode(Buffer.concat(kept))
  if (text.length > max) return 'too_large'
  return { text, replaced: brokenIn(Buffer.concat(kept), text) }
}

/** Replacement characters that were not in the input already. */
function brokenIn(bytes: Buffer, text: string): number {
  const count = (where: string | Buffer, what: string) => {
    let found = 0
    for (let at = where.indexOf(what); at >= 0; at = where.indexOf(what, at + what.length)) found += 1
    return found
  }
  return count(text, '\uFFFD') - count(bytes, '\uFFFD')
}
