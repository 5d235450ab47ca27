import type { Language } from '../../shared/domain/document/local-text.ts'
import type { Session } from './session.ts'

/** What a command's file needs to add itself: the language of its help, and the way from a parsed line to work. */
export interface Desk {
  readonly lang: Language
  readonly act: <Params extends readonly unknown[]>(work: Work<Params>) => (...given: unknown[]) => Promise<void>
}

/** Gets what was typed, in the order of the command's arguments, then its options and the command; answers the exit code. */
export type Work<Params extends readonly unknown[]> = (session: Session, ...params: Params) => Promise<number>
