import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { Fault } from '../fault.ts'

export interface Files {
  readonly file: string
  readonly schema: string
}

/**
 * A file for a person to fill in, with its schema beside it. Undefined: there is one already, and it was left as it is. Throws
 * Fault file_unwritable.
 */
export function createFile({ file, schema }: Files, texts: Files): Files | undefined {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    put(schema, texts.schema)
    if (existsSync(file)) return undefined
    put(file, texts.file)
    return { file, schema }
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException
    throw new Fault('file_unwritable', { file, cause: code }, error)
  }
}

/** Whole under its name, or not at all. */
function put(file: string, text: string) {
  writeFileSync(`${file}.new`, text, { mode: 0o600, flush: true })
  renameSync(`${file}.new`, file)
}
