import type { LaptopView } from '../../../shared/contract/board.ts'
import { rfc3339In } from '../../../shared/domain/time/parse.ts'
import type { Clock, Log } from '../ports.ts'

export interface LaptopWatchDeps {
  readonly clock: Clock
  readonly log: Log
  readonly isOffline: () => boolean
  readonly look: () => Promise<Omit<LaptopView, 'at'>>
  /** What a look showed. */
  readonly seen: (view: LaptopView) => void
  /** The network went, or came back. */
  readonly turned: () => void
}

/** The system tells nobody when its network goes; its list of interfaces is free to read. */
const peekMs = 2_000
/** Names and clocks are asked of others. */
const lookMs = 30_000

/** Notices within seconds that the network went or came back, and looks at all of it every half a minute while it runs. */
export function watchLaptop({ clock, log, isOffline, look, seen, turned }: LaptopWatchDeps) {
  let offline = isOffline()
  let running = false
  let lookedMs = Number.NEGATIVE_INFINITY
  let cancel = () => {}

  async function lookNow(): Promise<LaptopView> {
    lookedMs = clock.now()
    const view = { ...(await look()), at: rfc3339In(clock.now(), clock.zone()) }
    seen(view)
    return view
  }

  function peek() {
    const before = offline
    offline = isOffline()
    cancel = clock.after(peekMs, peek)
    if (before === offline && clock.now() - lookedMs < lookMs) return
    if (before !== offline) turned()
    void lookNow().catch((fault: unknown) => log.error('the laptop could not be looked at', fault))
  }

  return {
    look: lookNow,
    /** As of now: whoever asks once does not wait for the next peek. */
    isOffline: () => (running ? offline : isOffline()),
    run(now: boolean) {
      if (running === now) return
      running = now
      cancel()
      if (now) peek()
    },
    close: () => cancel(),
  }
}
