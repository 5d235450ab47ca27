import { z } from 'zod'
import type { ProbeSpec, Row } from '../kind.ts'
import { statusLimits } from './limits.ts'
import type { Http } from './live.ts'
import { isOnePlace, onePlace, pathFor, whereParams, writtenWhere } from './where.ts'

/** `204`, or `2xx` for all of a hundred. */
export const statuses = z
  .array(z.union([z.string().regex(/^[1-5](?:xx|\d\d)$/u, 'is a status, or a hundred of them: 204, 2xx'), z.int().min(100).max(599)]))
  .min(1)
type Statuses = z.output<typeof statuses>

const params = z
  .strictObject({
    ...whereParams,
    method: z.enum(['GET', 'HEAD']).default('GET'),
    expect: statuses.default(['2xx']),
    warning_seconds: z.number().positive().default(statusLimits.warning_seconds),
    critical_seconds: z.number().positive().default(statusLimits.critical_seconds),
  })
  .refine(isOnePlace, onePlace)

/** Whether a page answers as it should, and how fast. */
export const statusProbe: ProbeSpec<Http, typeof params> = {
  probe: 'http.status',
  title: 'probe.http.status.title',
  params,
  query: (asked, world) => `${asked.method} ${writtenWhere(asked, world)}`,
  async ask(live, asked, world) {
    const { method, expect } = asked
    const path = pathFor(live, asked, world)
    // Whoever expects a redirect wants to see it, and not where it leads.
    const stay = [301, 302, 303, 307, 308].some((status) => isAmong(expect, status))
    const got = await live.read(path, { method, stay })
    const { status, headers, durationMs, body, target } = got
    const url = live.urlOf(path)
    const ended = new URL(target, url).href
    const row: Row = {
      ...{ path: path || '/', status, took_seconds: durationMs / 1000, bytes: body.length, content_type: headers['content-type'] ?? null },
      ...{ etag: headers.etag ?? null, last_modified: headers['last-modified'] ?? null },
      redirected_to: headers.location ?? (ended === new URL(url).href ? null : new URL(ended).pathname),
    }
    return { columns: Object.keys(row), rows: [row], durationMs, query: `${method} ${url}` }
  },
  boardMs: 30_000,
  measure: { fact: 'took_seconds', unit: 'seconds' },
  keep: 1,
  limits: statusLimits,
  facts({ rows: [row], durationMs }, { expect, warning_seconds, critical_seconds }) {
    const { status, redirected_to: to } = row ?? {}
    const isFit = isAmong(expect, Number(status))
    return {
      ...{ status: Number(status ?? 0), expected: expect.join(', '), fits: isFit ? 1 : 0, took_seconds: durationMs / 1000 },
      ...{ warning_seconds, critical_seconds, redirected: to ? 'yes' : 'no', to: String(to ?? '—') },
    }
  },
  expectations: [
    {
      when: 'facts.fits == 0 && (facts.status == 401 || facts.status == 403 || facts.status == 407)',
      verdict: 'unknown',
      reason: 'probe.http.status.denied',
    },
    { when: 'facts.fits == 0', verdict: 'critical', reason: 'probe.http.status.other' },
    { when: 'facts.took_seconds >= facts.critical_seconds', verdict: 'critical', reason: 'probe.http.status.very_slow' },
    { when: 'facts.took_seconds >= facts.warning_seconds', verdict: 'warning', reason: 'probe.http.status.slow' },
    { when: 'facts.fits == 1', verdict: 'ok', reason: 'probe.http.status.well' },
  ],
}

export const isAmong = (expect: Statuses, status: number): boolean =>
  expect.some((each) => String(each) === String(status) || String(each) === `${Math.floor(status / 100)}xx`)
