import { z } from 'zod'
import type { Cell } from '../../../../shared/domain/probe/reading.ts'
import type { ProbeSpec, Row } from '../kind.ts'
import { jsonPath, valueAt } from './json-path.ts'
import type { Http } from './live.ts'
import { isOnePlace, onePlace, pathFor, whereParams, writtenWhere } from './where.ts'

const params = z
  .strictObject({
    ...whereParams,
    json: jsonPath,
    equals: z.union([z.string().max(2000), z.number(), z.boolean()]).optional(),
    less: z.number().optional(),
    greater: z.number().optional(),
    /** What it is when the value is not as wanted. */
    otherwise: z.enum(['warning', 'critical']).default('critical'),
  })
  .refine(isOnePlace, onePlace)
  .refine(({ equals, less, greater }) => (equals === undefined) !== (less === undefined && greater === undefined), {
    path: ['equals'],
    message: 'say equals, or less and greater',
  })
type Asked = z.output<typeof params>

/** One value of a page's JSON, held against what it should be. */
export const jsonProbe: ProbeSpec<Http, typeof params> = {
  probe: 'http.json',
  title: 'probe.http.json.title',
  params,
  query: (asked, world) => `GET ${writtenWhere(asked, world)}\n${asked.json}`,
  async ask(live, asked, world) {
    const path = pathFor(live, asked, world)
    const got = await live.read(path)
    const value = valueAt(live.json(got), asked.json)
    const row: Row = { path: asked.json, value: cellOf(value), type: typeOf(value), status: got.status }
    return { columns: Object.keys(row), rows: [row], durationMs: got.durationMs, query: `GET ${live.urlOf(path)}\n${asked.json}` }
  },
  keep: 1,
  limits: {},
  measure: { fact: 'number', unit: 'count' },
  facts({ rows: [row] }, asked) {
    const { value = null, type = 'none', status } = row ?? {}
    const number = type === 'number' ? { number: Number(value) } : {}
    return {
      ...{ path: asked.json, value: type === 'none' ? '—' : String(value), status: Number(status ?? 0), type: String(type) },
      ...{ good: Number(status) >= 200 && Number(status) <= 299 ? 1 : 0, wants: asked.equals === undefined ? 'number' : 'any' },
      ...{ fits: isFit(asked, value) ? 1 : 0, wanted: wantedBy(asked), otherwise: asked.otherwise, ...number },
    }
  },
  expectations: [
    { when: 'facts.type == "none"', verdict: 'unknown', reason: 'probe.http.json.missing' },
    { when: 'facts.type == "object" || facts.type == "list"', verdict: 'unknown', reason: 'probe.http.json.many' },
    { when: 'facts.wants == "number" && facts.type != "number"', verdict: 'unknown', reason: 'probe.http.json.no_number' },
    { when: 'facts.fits == 0 && facts.otherwise == "critical"', verdict: 'critical', reason: 'probe.http.json.other' },
    { when: 'facts.fits == 0', verdict: 'warning', reason: 'probe.http.json.other' },
    // A good word under a bad status: one of them is wrong, and nobody knows which.
    { when: 'facts.good == 0', verdict: 'unknown', reason: 'probe.http.json.bad_status' },
    { when: 'facts.fits == 1', verdict: 'ok', reason: 'probe.http.json.well' },
  ],
}

/** On a command line everything is text, so 3 and "3" are alike. */
function isFit({ equals, less, greater }: Asked, value: Cell): boolean {
  if (equals !== undefined) return String(value) === String(equals)
  if (typeof value !== 'number') return false
  return (less === undefined || value < less) && (greater === undefined || value > greater)
}

const wantedBy = ({ equals, less, greater }: Asked): string =>
  [
    ...(equals === undefined ? [] : [`= ${String(equals)}`]),
    ...(greater === undefined ? [] : [`> ${greater}`]),
    ...(less === undefined ? [] : [`< ${less}`]),
  ].join(', ')

function typeOf(value: unknown): string {
  if (value === undefined) return 'none'
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'list'
  return typeof value
}

const isCell = (value: unknown): value is Cell => value === null || ['string', 'number', 'boolean'].includes(typeof value)
const cellOf = (value: unknown): Cell => (value === undefined ? null : isCell(value) ? value : JSON.stringify(value))
