import { existsSync, mkdirSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { readTextFile } from './text-file.ts'
import type { Problem } from './yaml-text.ts'

/** A file a person writes, as found, and what counts of it. */
export interface Kept<Value> {
  readonly file: string
  /** SHA-256 of the bytes, hex; empty where they cannot be read. */
  readonly hash: string
  readonly problems: readonly Problem[]
  /** What the file says; while it is broken, what it said when it was last right. */
  readonly value: Value | null
  /** The file is broken, and `value` is an earlier one, last right at that time (milliseconds since 1970). */
  readonly standsInSince: number | null
}

interface KeptFile<Value> {
  readonly file: string
  /** Where its last right text is kept. */
  readonly beside: string
  readonly load: (source: string) => { readonly value: Value | null; readonly problems: readonly Problem[] }
  /** false: it cannot be said yet whether the text is right, so the one that was goes on being kept. Left out: it can. */
  readonly isJudged?: boolean
  /** Whether a known secret stands in the text: it is never written a second time. Left out: nothing is known. */
  readonly holdsSecret?: ((text: string) => boolean) | undefined
  /** The disk refused to keep the last right text. It is read all the same. */
  readonly failed: (fault: unknown) => void
}

/** Reads a file and, while it is broken, what it said when it was last right, also after a restart. */
export function readKept<Value>({ file, beside, load, failed, isJudged = true, holdsSecret = () => false }: KeptFile<Value>): Kept<Value> {
  const text = readTextFile(file)
  const { value, problems } =
    'says' in text ? { value: null, problems: [{ line: 1, column: 1, path: '', says: text.says }] } : load(text.source)
  const found = { file, hash: text.hash, problems }
  if (value === null) return { ...found, ...earlier(beside, load) }
  if ('source' in text && isJudged && !holdsSecret(text.source)) keep(beside, text.source, failed)
  return { ...found, value, standsInSince: null }
}

function earlier<Value>(beside: string, load: KeptFile<Value>['load']): Pick<Kept<Value>, 'value' | 'standsInSince'> {
  const text = existsSync(beside) ? readTextFile(beside) : undefined
  const value = text && 'source' in text ? load(text.source).value : null
  return { value, standsInSince: value && Math.floor(statSync(beside).mtimeMs) }
}

function keep(beside: string, source: string, failed: (fault: unknown) => void) {
  const before = readTextFile(beside)
  if ('source' in before && before.source === source) return
  try {
    mkdirSync(dirname(beside), { recursive: true, mode: 0o700 })
    writeFileSync(`${beside}.new`, source, { mode: 0o600 })
    renameSync(`${beside}.new`, beside)
  } catch (fault) {
    failed(fault)
  }
}

/** Changes when the file does, also within one tick of its clock: an editor writes another file in its place. null: no file. */
export function stampOf(file: string): string | null {
  try {
    const { mtimeNs, ctimeNs, size, ino } = statSync(file, { bigint: true })
    return [mtimeNs, ctimeNs, size, ino].join(' ')
  } catch {
    return null
  }
}
