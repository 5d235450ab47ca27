import type { PowerMonitor } from 'electron'

/** Tells of every sleep once it is over, in milliseconds since 1970. A machine that wakes without having said it slept is not heard. */
export function hearSleep(powerMonitor: Pick<PowerMonitor, 'on'>, now: () => number, slept: (fromMs: number, toMs: number) => void): void {
  let from: number | undefined
  powerMonitor.on('suspend', () => {
    from = now()
  })
  powerMonitor.on('resume', () => {
    if (from !== undefined) slept(from, now())
    from = undefined
  })
}
