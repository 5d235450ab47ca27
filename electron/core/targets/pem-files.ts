import { readFile } from 'node:fs/promises'
import type { ConnectionOptions } from 'node:tls'
import type { TargetFailure } from './failure.ts'

type Names = 'ca' | 'cert' | 'key'
type Refusal = (facts: { readonly file: string; readonly code: string }, cause: unknown) => TargetFailure

/** What an address names for TLS: authorities, our certificate, its key. Null: none. Throws the refusal of one that cannot be read. */
export async function pemFiles(files: Readonly<Record<Names, string | null>>, refusal: Refusal): Promise<Pick<ConnectionOptions, Names>> {
  const load = async ([name, file]: readonly [string, string | null]) => {
    if (file === null) return []
    try {
      return [[name, await readFile(file)] as const]
    } catch (error) {
      throw refusal({ file, code: (error as NodeJS.ErrnoException).code ?? '' }, error)
    }
  }
  return Object.fromEntries((await Promise.all(Object.entries(files).map(load))).flat())
}
