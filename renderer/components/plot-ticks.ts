import { rfc3339In } from '../../shared/domain/time/parse.ts'
import { clockOfMs } from './time-text.ts'

const minuteMs = 60_000
const stepsMs = [1 / 60, 1 / 30, 1 / 12, 1 / 6, 1 / 4, 1 / 2, 1, 2, 5, 10, 15, 30, 60, 120, 240, 360].map((minutes) => minutes * minuteMs)
const most = 7
const dayMs = 1440 * minuteMs

/** Round times of day between two moments, in the zone: `14:15`, or `14:15:30` where they are closer than a minute; days over more than two: `11-24`. */
export function ticksOf(fromMs: number, toMs: number, zone: string): readonly { readonly atMs: number; readonly text: string }[] {
  const step = stepsMs.find((one) => (toMs - fromMs) / one <= most)
  if (step === undefined) return daysOf(fromMs, toMs, zone)
  const first = fromMs - (dayMsOf(fromMs, zone) % step) + step
  const ticks = []
  for (let atMs = first; atMs <= toMs; atMs += step) ticks.push({ atMs, text: clockOfMs(atMs, zone).slice(0, step < minuteMs ? 8 : 5) })
  return ticks
}

function daysOf(fromMs: number, toMs: number, zone: string) {
  const step = Math.ceil((toMs - fromMs) / dayMs / most) * dayMs
  const ticks = []
  // Named at noon: where a clock was set, a day later is an hour beside midnight.
  for (let atMs = fromMs - dayMsOf(fromMs, zone) + dayMs; atMs <= toMs; atMs += step)
    ticks.push({ atMs, text: rfc3339In(atMs + dayMs / 2, zone).slice(5, 10) })
  return ticks
}

/** Milliseconds since midnight on the zone's clock: not every offset is in whole hours. */
function dayMsOf(ms: number, zone: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = clockOfMs(ms, zone).split(':').map(Number)
  return ((hours * 60 + minutes) * 60 + seconds) * 1000 + (ms % 1000)
}
