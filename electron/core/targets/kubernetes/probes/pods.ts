import { z } from 'zod'
import type { ProbeSpec, Row } from '../../kind.ts'
import { named } from '../../named.ts'
import type { Kubernetes } from '../live.ts'

const params = z.strictObject({ namespace: z.string().max(63).default(''), selector: z.string().max(500).default('') })

/** What `kubectl get pods` shows, and the node. */
const shown = ['Name', 'Ready', 'Status', 'Restarts', 'Age', 'Node']
const done = /^(?:Completed|Succeeded)$/u
const starting = /^(?:Pending|ContainerCreating|PodInitializing|Init:\d|Terminating)/u

/** `ok`, `starting`, or `bad`: by the server's own words. */
function standingOf({ status, ready }: Row): 'ok' | 'starting' | 'bad' {
  const word = String(status)
  const [have, want] = String(ready).split('/')
  if (done.test(word) || (word === 'Running' && have === want)) return 'ok'
  return starting.test(word) ? 'starting' : 'bad'
}

export const podsProbe: ProbeSpec<Kubernetes, typeof params> = {
  probe: 'kubernetes.pods',
  title: 'probe.kubernetes.pods.title',
  params,
  query: ({ namespace, selector }) =>
    `GET /api/v1/namespaces/${namespace || '{namespace}'}/pods${selector === '' ? '' : `?labelSelector=${selector}`} (Table)`,
  async ask(live, { namespace, selector }) {
    const began = performance.now()
    const table = await live.table('pods', { namespace: namespace || live.namespace, labels: selector })
    const at = shown.map((name) => table.columns.indexOf(name))
    const rows = table.rows.map((cells): Row =>
      Object.fromEntries(shown.map((name, index) => [name.toLowerCase(), cells[at[index] ?? -1] ?? null])),
    )
    const order = { bad: 0, starting: 1, ok: 2 } as const
    return {
      columns: shown.map((name) => name.toLowerCase()),
      rows: rows.toSorted((a, b) => order[standingOf(a)] - order[standingOf(b)]),
      ...{ rowCount: rows.length + table.remaining, durationMs: Math.round(performance.now() - began) },
      query: `GET /api/v1/namespaces/${namespace || live.namespace}/pods${selector === '' ? '' : `?labelSelector=${selector}`} (Table)`,
    }
  },
  boardMs: 30_000,
  measure: { fact: 'bad', unit: 'count' },
  keep: 500,
  limits: {},
  facts({ rows, rowCount = rows.length }) {
    const bad = rows.filter((row) => standingOf(row) === 'bad')
    const begun = rows.filter((row) => standingOf(row) === 'starting')
    const { names, more } = named(
      (bad.length > 0 ? bad : begun).map(
        ({ name, status, ready }) => `${String(name)} (${String(status) === 'Running' ? String(ready) : String(status)})`,
      ),
    )
    return {
      pods: rows.length,
      bad: bad.length,
      starting: begun.length,
      good: rows.length - bad.length - begun.length,
      names,
      more,
      unread: rowCount - rows.length,
    }
  },
  expectations: [
    { when: 'facts.bad > 0 && facts.good == 0', verdict: 'critical', reason: 'probe.kubernetes.pods.bad' },
    { when: 'facts.unread > 0', verdict: 'unknown', reason: 'probe.kubernetes.pods.unread' },
    { when: 'facts.bad > 0', verdict: 'warning', reason: 'probe.kubernetes.pods.bad' },
    { when: 'facts.starting > 0', verdict: 'warning', reason: 'probe.kubernetes.pods.starting' },
    { when: 'facts.pods == 0', verdict: 'unknown', reason: 'probe.kubernetes.pods.none' },
    { when: 'facts.good > 0', verdict: 'ok', reason: 'probe.kubernetes.pods.ok' },
  ],
}
