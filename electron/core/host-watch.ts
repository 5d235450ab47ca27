import { noticeBetween, type Look, type Noticed } from '../../shared/domain/host/notice.ts'
import type { Clock, Log } from './ports.ts'

interface Watching {
  readonly clock: Clock
  readonly log: Log
  /** Puts it on the record; may throw the store's faults. */
  readonly note: (noticed: Noticed) => void
}

const everyMs = 15_000

/**
 * Looks at the machine's clocks every quarter of a minute and notes when it slept, when its clock was set and when its
 * zone changed. A host that is told of sleep by the system says so itself, sooner and exactly. Without an uptime nothing is seen.
 */
export function watchHost({ clock, log, note }: Watching) {
  let last: Look | undefined
  let awakeSinceMs = 0
  let cancel = () => {}

  const look = (uptimeMs: number): Look => ({ wallMs: clock.now(), uptimeMs, zone: clock.zone() })

  /** What cannot be recorded now (a full disk) is not worth ending for. */
  function record(noticed: Noticed) {
    if (noticed.what === 'slept') awakeSinceMs = noticed.toMs
    try {
      note(noticed)
    } catch (fault) {
      log.error('noting what happened to this machine', fault)
    }
  }

  function beat() {
    const uptimeMs = clock.uptime?.()
    if (uptimeMs === undefined) return
    const now = look(uptimeMs)
    const noticed = last ? noticeBetween(last, now, everyMs) : []
    last = now
    cancel = clock.after(everyMs, beat)
    for (const one of noticed) record(one)
  }

  return {
    start: beat,
    /** The system says that it slept. Already noticed: it is not said twice. */
    slept(fromMs: number, toMs: number) {
      if (toMs <= fromMs || fromMs < awakeSinceMs) return
      const uptimeMs = clock.uptime?.()
      if (uptimeMs !== undefined) last = look(uptimeMs)
      record({ what: 'slept', fromMs, toMs, noticedBy: 'system' })
    },
    close: () => cancel(),
  }
}
