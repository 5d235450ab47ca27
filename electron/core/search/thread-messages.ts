import type { Page, Query } from './query.ts'

/** What the thread is started with. */
export interface ThreadSettings {
  readonly dataDir: string
  readonly version: string
}

/** To the thread. `wake`: something was recorded. */
export type Told =
  | { readonly tell: 'find'; readonly id: number; readonly query: Query }
  | { readonly tell: 'wake' }
  | { readonly tell: 'close' }

/** From the thread. An error loses its code on the way, so that goes beside it. `idle`: all there was is read in, and the next `wake` is wanted. */
export type Says =
  | { readonly says: 'found'; readonly id: number; readonly page: Page }
  | { readonly says: 'failed'; readonly id: number; readonly fault: Error; readonly cause: string }
  | { readonly says: 'progress'; readonly indexed: number; readonly total: number }
  | { readonly says: 'idle' }
  | { readonly says: 'fault'; readonly fault: Error }
