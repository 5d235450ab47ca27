import { z } from 'zod'
import type { ProbeSpec, Row } from '../kind.ts'
import type { Http } from './live.ts'
import { isOnePlace, onePlace, pathFor, whereParams, writtenWhere } from './where.ts'

const params = z
  .strictObject({
    ...whereParams,
    name: z
      .string()
      .max(200)
      .regex(/^[\w!#$%&'*+.^`|~-]+$/u)
      .transform((name) => name.toLowerCase()),
    method: z.enum(['GET', 'HEAD']).default('GET'),
    equals: z.string().max(2000).optional(),
    contains: z.string().min(1).max(2000).optional(),
  })
  .refine(isOnePlace, onePlace)
  .refine(({ equals, contains }) => equals === undefined || contains === undefined, {
    path: ['contains'],
    message: 'say equals or contains, one of them',
  })

/** Whether a page carries a header, and what it says. */
export const headerProbe: ProbeSpec<Http, typeof params> = {
  probe: 'http.header',
  title: 'probe.http.header.title',
  params,
  query: (asked, world) => `${asked.method} ${writtenWhere(asked, world)}`,
  async ask(live, asked, world) {
    const { method, name } = asked
    const path = pathFor(live, asked, world)
    const got = await live.read(path, { method, stay: true })
    // The headers of an error page are not those of the page.
    if (got.status >= 400) throw live.refusal(got)
    const row: Row = { header: name, value: shown(name, got.headers[name]), status: got.status }
    return { columns: Object.keys(row), rows: [row], durationMs: got.durationMs, query: `${method} ${live.urlOf(path)}` }
  },
  keep: 1,
  limits: {},
  facts({ rows: [row] }, { name, equals, contains }) {
    const value = typeof row?.value === 'string' ? row.value : undefined
    const isFit = value !== undefined && (equals === undefined || value === equals) && (contains === undefined || value.includes(contains))
    const how = equals === undefined ? (contains === undefined ? 'any' : 'contains') : 'equals'
    return {
      ...{ name, status: Number(row?.status ?? 0), present: value === undefined ? 0 : 1, value: value ?? '—' },
      ...{ fits: isFit ? 1 : 0, how, wanted: equals ?? contains ?? '—' },
    }
  },
  expectations: [
    { when: 'facts.present == 0', verdict: 'critical', reason: 'probe.http.header.missing' },
    { when: 'facts.fits == 0', verdict: 'critical', reason: 'probe.http.header.other' },
    { when: 'facts.fits == 1', verdict: 'ok', reason: 'probe.http.header.well' },
  ],
}

/** A cookie that is set is somebody's session: its name and its flags are enough. */
function shown(name: string, value: string | string[] | undefined): string | null {
  if (value === undefined) return null
  if (name !== 'set-cookie') return [value].flat().join(', ')
  return [value]
    .flat()
    .map((each) => each.replace(/^([^=;]*)=[^;]*/u, '$1=[redacted]'))
    .join(', ')
}
