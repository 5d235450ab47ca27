import { readFile } from 'node:fs/promises'
import type { Client } from '../../shared/contract/bridge.ts'
import type { Reply } from '../../shared/contract/errors.ts'
import type { LocalText } from '../../shared/domain/document/local-text.ts'
import { answer, pathOf, refused, withCore, type Session } from './session.ts'
import { oneLine } from './width.ts'

interface FileProblem {
  readonly line: number
  readonly column: number
  readonly says: LocalText
}

interface Checking<Found> {
  readonly ask: (client: Client, text: string, file: string) => Promise<Reply<Found>>
  /** The line of a file with nothing wrong in it. */
  readonly sound: (found: Found) => string
  /** What is said last of so many problems; undefined where there are none. */
  readonly broken: (problems: number) => string | undefined
}

/** A file anywhere: before it is put in place, or in a pipeline that looks after it. */
export async function checkFile<Found extends { readonly problems: readonly FileProblem[] }>(
  session: Session,
  typed: string,
  { ask, sound, broken }: Checking<Found>,
): Promise<number> {
  const file = pathOf(session, typed)
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    return refused(session, { code: 'file_unreadable', detail: { file, cause: (error as NodeJS.ErrnoException).code ?? 'unknown' } })
  }
  return withCore(session, async (client) =>
    answer(
      session,
      await ask(client, text, file),
      (found) => (found.problems.length === 0 ? [sound(found)] : problemLines(session, typed, found.problems)),
      ({ problems }) => broken(problems.length),
    ),
  )
}

/** `FILE:LINE:COLUMN: …`, as editors jump to it. */
export const problemLines = ({ lang }: Session, file: string, problems: readonly FileProblem[]) =>
  problems.map(({ line, column, says }) => oneLine(`${file}:${line}:${column}: ${says[lang]}`))
