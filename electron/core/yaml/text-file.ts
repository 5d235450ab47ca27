import { createHash } from 'node:crypto'
import { lstatSync, readFileSync } from 'node:fs'
import { both } from '../../../shared/domain/document/both.ts'
import type { LocalText } from '../../../shared/domain/document/local-text.ts'

/** A hundred times the longest we know of. */
export const textBytesMax = 1_048_576

interface TextFile {
  readonly source: string
  /** SHA-256 of the bytes, hex. */
  readonly hash: string
}

/** A file as text, or why it cannot be had (its hash is empty where not even its bytes can). */
export function readTextFile(file: string): TextFile | { readonly says: LocalText; readonly hash: string } {
  const bytes = bytesOf(file)
  if (!(bytes instanceof Uint8Array)) return { says: bytes, hash: '' }
  const hash = createHash('sha256').update(bytes).digest('hex')
  const source = textOf(bytes)
  return source === undefined ? { says: both('playbook.problem.not_text'), hash } : { source, hash }
}

function bytesOf(file: string): Uint8Array | LocalText {
  try {
    const bytes = lstatSync(file).size
    if (bytes > textBytesMax) return both('playbook.problem.too_large', { bytes, limit: textBytesMax })
    return readFileSync(file)
  } catch (error) {
    return both('playbook.problem.unreadable', { cause: error instanceof Error && 'code' in error ? String(error.code) : '?' })
  }
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}
