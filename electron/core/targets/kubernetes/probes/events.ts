import { z } from 'zod'
import { event, type ClusterEvent } from '../../../../../shared/domain/kubernetes/objects.ts'
import type { ProbeSpec, Row } from '../../kind.ts'
import type { Kubernetes } from '../live.ts'

const params = z.strictObject({
  namespace: z.string().max(63).default(''),
  /** Of one object alone, by its name. */
  object: z.string().max(253).default(''),
  minutes: z.number().min(1).max(10_080).default(60),
})

const pathOf = (namespace: string, object: string) =>
  `GET /api/v1/namespaces/${namespace}/events${object === '' ? '' : `?fieldSelector=involvedObject.name=${object}`}`

/** When it last happened: which of these a server fills depends on who wrote it. */
const lastOf = ({ series, lastTimestamp, eventTime, metadata }: ClusterEvent): string =>
  series?.lastObservedTime ?? lastTimestamp ?? eventTime ?? metadata.creationTimestamp

const rowOf = (one: ClusterEvent): Row => ({
  ...{ when: lastOf(one), type: one.type, reason: one.reason, count: one.series?.count ?? one.count ?? 1 },
  ...{
    object: `${one.involvedObject.kind.toLowerCase()}/${one.involvedObject.name}`,
    message: one.message.replaceAll(/\s+/gu, ' ').trim(),
  },
})

export const eventsProbe: ProbeSpec<Kubernetes, typeof params> = {
  probe: 'kubernetes.events',
  title: 'probe.kubernetes.events.title',
  params,
  query: ({ namespace, object }) => pathOf(namespace || '{namespace}', object),
  async ask(live, { namespace, object, minutes }, { now }) {
    const began = performance.now()
    const place = namespace || live.namespace
    const fields = object === '' ? undefined : `involvedObject.name=${object}`
    const { items, remaining } = await live.list('events', { namespace: place, fields }, event)
    const since = now - minutes * 60_000
    const rows = items.filter((one) => Date.parse(lastOf(one)) >= since).map(rowOf)
    return {
      ...{ columns: ['when', 'type', 'reason', 'object', 'count', 'message'], query: pathOf(place, object) },
      rows: rows.toSorted((a, b) => Date.parse(String(b.when)) - Date.parse(String(a.when))),
      ...{ rowCount: rows.length + remaining, durationMs: Math.round(performance.now() - began) },
    }
  },
  keep: 500,
  // What an API server keeps unless told otherwise (--event-ttl).
  limits: { lifetime_minutes: 60 },
  facts({ rows, rowCount = rows.length }, { minutes }) {
    const warnings = rows.filter(({ type }) => type !== 'Normal')
    const [newest] = warnings
    return {
      ...{ events: rows.length, warnings: warnings.length, unread: rowCount - rows.length, minutes, span_seconds: minutes * 60 },
      newest: newest ? `${String(newest.reason)} ${String(newest.object)}: ${String(newest.message).slice(0, 200)}` : '',
    }
  },
  expectations: [
    { when: 'facts.warnings > 0', verdict: 'warning', reason: 'probe.kubernetes.events.warnings' },
    { when: 'facts.unread > 0', verdict: 'unknown', reason: 'probe.kubernetes.events.unread' },
    // Of what is older nobody can say that there was nothing.
    { when: 'facts.minutes > limits.lifetime_minutes', verdict: 'unknown', reason: 'probe.kubernetes.events.expired' },
    { when: 'facts.warnings == 0', verdict: 'ok', reason: 'probe.kubernetes.events.quiet' },
  ],
}
