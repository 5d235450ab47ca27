import type { LaptopView, WatchView } from '../../../shared/contract/board.ts'
import type { Watch } from '../../../shared/domain/board/state.ts'

/** What is asked of every connection again and again, while somebody looks or an incident is open. */
export interface BoardDesk {
  /** Takes up what the record says is to be asked, and whether anybody wants to know. */
  refresh(): void
  /** Whoever asks for this is taken to be looking for a while. */
  list(): WatchView[]
  /** Is it me? */
  laptop(): Promise<LaptopView>
  watch(watchId: string): Watch | undefined
  /** Asks now, one or all: how many are being asked; undefined where there is none of that id. */
  now(watchId: string | undefined): number | undefined
  /** Takes a watch out of the queue it waits in: 1 where it waited. What is being asked is the prober's to give up. */
  cancel(watchId: string): number
  close(): void
}
