import type { Refusal } from '../../../shared/contract/errors.ts'
import type { Deadlines } from '../targets/kind.ts'
import type { Asker } from './asker.ts'

/** What the thread of the clients can be asked to do. */
export type Job = Exclude<keyof Asker, 'close'>

export interface Told<Name extends Job = Job> {
  readonly id: number
  readonly job: Name
  readonly input: Parameters<Asker[Name]>
}

export type Says =
  | { readonly says: 'done'; readonly id: number; readonly value: unknown }
  | { readonly says: 'refused'; readonly id: number; readonly refusal: Refusal }
  | { readonly says: 'failed'; readonly id: number; readonly fault: Error }
  | { readonly says: 'fault'; readonly what: string; readonly fault: Error }
  | { readonly says: 'closed' }

export interface ThreadSettings {
  readonly deadlines: Deadlines
}
