import { z } from 'zod'
import type { ProbeSpec, Row } from '../kind.ts'
import type { Http } from './live.ts'

const summary = z.object({
  page: z.object({ name: z.string().default('—'), updated_at: z.string().nullish() }).default({ name: '—' }),
  status: z.object({ indicator: z.string(), description: z.string().default('') }),
  components: z
    .array(z.object({ name: z.string(), status: z.string(), group: z.boolean().nullish(), updated_at: z.string().nullish() }))
    .nullish(),
  incidents: z
    .array(z.object({ name: z.string(), status: z.string(), impact: z.string().nullish(), updated_at: z.string().nullish() }))
    .nullish(),
})

const params = z.strictObject({
  /** One component of the page by its name, instead of the page as a whole. */
  component: z.string().trim().min(1).max(200).optional(),
})

/** What a vendor says of itself. Such a page answers 200 in an outage too: only its words are judged. */
export const statusPageProbe: ProbeSpec<Http, typeof params> = {
  probe: 'http.status_page',
  title: 'probe.http.status_page.title',
  params,
  query: () => 'GET /api/v2/summary.json',
  async ask(live, { component }) {
    const whole = await live.read('/api/v2/summary.json')
    // Pages that only speak the smaller half of Statuspage's API say less.
    const spentMs = whole.answerMs
    const isShort = whole.status === 404 && component === undefined
    const got = isShort ? await live.read('/api/v2/status.json', { spentMs }) : whole
    if (got.status !== 200) throw live.refusal(got)
    const read = summary.safeParse(live.json(got))
    const query = `GET ${live.urlOf(isShort ? '/api/v2/status.json' : '/api/v2/summary.json')}`
    const durationMs = isShort ? whole.durationMs + got.durationMs : got.durationMs
    const columns = ['what', 'name', 'status', 'says', 'updated_at']
    // Some other JSON is not a page that is well.
    return { columns, rows: read.success ? rowsOf(read.data) : [], durationMs, query }
  },
  keep: 200,
  limits: {},
  facts({ rows }, { component }) {
    const page = rows.find(({ what }) => what === 'page')
    const one = component === undefined ? undefined : rows.find(({ what, name }) => what === 'component' && alike(name, component))
    const troubled = rows.filter(({ what, status }) => what === 'component' && status !== 'operational').map(({ name }) => String(name))
    const open = rows.filter(({ what }) => what === 'incident').map(({ name }) => String(name))
    const status = component === undefined ? page?.status : one?.status
    return {
      ...{ found: page ? 1 : 0, page: String(page?.name ?? '—'), component: component ?? '—', status: String(status ?? '—') },
      ...{ level: levelOf(status), says: String(page?.says || '—'), of: component === undefined ? 'page' : 'component' },
      ...{ troubled: troubled.length, names: first(troubled), incidents: open.length, incident_names: first(open) },
    }
  },
  expectations: [
    { when: 'facts.found == 0', verdict: 'unknown', reason: 'probe.http.status_page.none' },
    { when: 'facts.of == "component" && facts.status == "—"', verdict: 'unknown', reason: 'probe.http.status_page.no_component' },
    { when: 'facts.level == "strange"', verdict: 'unknown', reason: 'probe.http.status_page.strange' },
    { when: 'facts.of == "component" && facts.level == "critical"', verdict: 'critical', reason: 'probe.http.status_page.component' },
    { when: 'facts.of == "component" && facts.level == "warning"', verdict: 'warning', reason: 'probe.http.status_page.component' },
    { when: 'facts.of == "component"', verdict: 'ok', reason: 'probe.http.status_page.component' },
    { when: 'facts.level == "critical"', verdict: 'critical', reason: 'probe.http.status_page.trouble' },
    { when: 'facts.level == "warning"', verdict: 'warning', reason: 'probe.http.status_page.trouble' },
    // Its summary lags behind what it says of its parts.
    { when: 'facts.troubled > 0 || facts.incidents > 0', verdict: 'warning', reason: 'probe.http.status_page.parts' },
    { when: 'facts.level == "ok"', verdict: 'ok', reason: 'probe.http.status_page.well' },
  ],
}

/** Statuspage's words for a page and for a component. */
const levels: Readonly<Record<string, string>> = {
  ...{ none: 'ok', minor: 'warning', major: 'critical', critical: 'critical', maintenance: 'warning' },
  ...{ operational: 'ok', degraded_performance: 'warning', under_maintenance: 'warning' },
  ...{ partial_outage: 'critical', major_outage: 'critical' },
}

const levelOf = (status: unknown): string => (typeof status === 'string' && Object.hasOwn(levels, status) ? levels[status]! : 'strange')

function rowsOf({ page, status, components, incidents }: z.output<typeof summary>): Row[] {
  const line = (what: string, name: string, state: string, says: string, at?: string | null): Row => ({
    ...{ what, name, status: state, says, updated_at: at ?? null },
  })
  // A group only repeats the worst of its members.
  const parts = (components ?? []).filter(({ group }) => group !== true)
  return [
    line('page', page.name, status.indicator, status.description, page.updated_at),
    ...(incidents ?? []).map((each) => line('incident', each.name, each.status, each.impact ?? '', each.updated_at)),
    ...parts.map((each) => line('component', each.name, each.status, '', each.updated_at)),
  ]
}

const alike = (name: unknown, wanted: string) => String(name).trim().toLowerCase() === wanted.toLowerCase()
const first = (names: readonly string[]) => (names.length > 0 ? `${names.slice(0, 3).join(', ')}${names.length > 3 ? ', …' : ''}` : '—')
