import { z } from 'zod'
import type { Cell } from '../../../../shared/domain/probe/reading.ts'
import type { ProbeSpec, Row } from '../kind.ts'
import { lastOf } from './ask-query.ts'
import { cellOf, instant, type Evaluated } from './evaluate.ts'
import { shareLimits } from './limits.ts'
import type { Prometheus } from './live.ts'
import { compared, limitParams, limitsFor, none, rounded, standing, standings } from './numbers.ts'
import { duration, secondsOf } from '../duration.ts'
import { isOneShare, shareOf, shareParams, writtenAs } from './source.ts'

const params = z
  .strictObject({ ...shareParams, ...limitParams, compare: duration.optional() })
  .refine(isOneShare, { path: ['metric'], message: 'say metric, or numerator and denominator' })

/** A rate of failures is no share: how many of the calls failed, in percent. What is divided by nothing is unknown, never zero. */
export const shareProbe: ProbeSpec<Prometheus, typeof params> = {
  probe: 'prometheus.share',
  title: 'probe.prometheus.share.title',
  params,
  query: (asked, world) => writtenAs(shareOf(asked, world)),
  async ask(live, asked, world) {
    const { numerator, denominator } = shareOf(asked, world)
    const both = async (at?: number, spentMs?: number) =>
      Promise.all([numerator, denominator].map((side) => instant(live, side, at, spentMs)))
    const now = await both()
    const at = now.map(momentOf).find((moment) => moment !== undefined)
    const spentMs = Math.max(...now.map((side) => side.spentMs))
    const before = asked.compare !== undefined && at !== undefined ? await both(at - secondsOf(asked.compare), spentMs) : null
    const rows = [rowOf('now', now), ...(before && asked.compare !== undefined ? [rowOf(`-${asked.compare}`, before)] : [])]
    const durationMs = [now, before ?? []].reduce((sum, sides) => sum + Math.max(0, ...sides.map((side) => side.durationMs)), 0)
    return { columns: ['at', 'numerator', 'denominator', 'percent'], rows, durationMs }
  },
  keep: 2,
  limits: shareLimits,
  measure: { fact: 'percent', unit: 'percent' },
  facts({ rows: [now, before] }, asked) {
    const { percent, numerator = null, denominator = null } = now ?? {}
    const state = stateOf(numerator, denominator, percent)
    const known = state === 'fine' ? Number(percent) : undefined
    return {
      ...{ state, numerator: shown(numerator), denominator: shown(denominator) },
      percent: known === undefined ? none : rounded(known),
      ...compared(known, before?.percent),
      ...standing(known, limitsFor(asked, { side: 'above', ...shareLimits })),
    }
  },
  expectations: standings('probe.prometheus.share', [
    { when: 'facts.state == "no_numerator"', verdict: 'unknown', reason: 'probe.prometheus.share.no_numerator' },
    { when: 'facts.state == "no_denominator"', verdict: 'unknown', reason: 'probe.prometheus.share.no_denominator' },
    { when: 'facts.state == "nothing"', verdict: 'unknown', reason: 'probe.prometheus.share.nothing' },
    { when: 'facts.state == "odd"', verdict: 'unknown', reason: 'probe.prometheus.share.odd' },
  ]),
}

/** A share above 100 % comes of two expressions that do not belong together; rounding of two rates goes no further than this. */
const mostPercent = 101

function stateOf(numerator: Cell, denominator: Cell, percent: Cell | undefined): string {
  if (denominator === null) return 'no_denominator'
  if (numerator === null) return 'no_numerator'
  if (denominator === 0 && numerator === 0) return 'nothing'
  return typeof percent !== 'number' || percent < 0 || percent > mostPercent ? 'odd' : 'fine'
}

function rowOf(at: string, [numerator, denominator]: readonly Evaluated[]): Row {
  const [part, whole] = [sumOf(numerator), sumOf(denominator)]
  const isShare = part !== null && whole !== null && whole > 0 && Number.isFinite(part / whole)
  return { at, numerator: part && cellOf(part), denominator: whole && cellOf(whole), percent: isShare ? (100 * part) / whole : null }
}

/** Several series of one side are one number together; none at all is not zero. */
const sumOf = (side: Evaluated | undefined): number | null =>
  side && side.series.length > 0 ? side.series.reduce((sum, each) => sum + lastOf(each), 0) : null

const momentOf = ({ series: [first] }: Evaluated) => first?.points.at(-1)?.[0]

const shown = (value: Cell) => (typeof value === 'number' ? rounded(value) : String(value ?? '—'))
