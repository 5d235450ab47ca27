import { changesAnswer, changesSpec, type Change } from '../changes.ts'
import type { ProbeSpec, Row } from '../kind.ts'
import { changesQuery } from './care-queries.ts'
import type { Postgres } from './live.ts'

/** What the server knows to have changed: its start, the last load of its configuration, standbys that connected. */
export const changesProbe: ProbeSpec<Postgres, typeof changesSpec.params> = {
  ...changesSpec,
  probe: 'postgres.changes',
  title: 'changed.postgres.title',
  query: () => changesQuery,
  async ask(live, asked) {
    const { rows, durationMs } = await live.read(changesQuery)
    const hidden = rows.filter(({ at }) => at === null)
    const answer = changesAnswer(
      rows.filter(({ at }) => at !== null).map((row) => change(row, live.label)),
      asked,
      durationMs,
    )
    return { ...answer, rows: [...answer.rows, ...hidden.map(({ what }): Row => ({ at: null, what: what ?? null, hidden: true }))] }
  },
  facts: (answer) => ({ ...changesSpec.facts(seen(answer)), hidden: answer.rows.length - seen(answer).rows.length }),
  expectations: [{ when: 'facts.hidden > 0', verdict: 'unknown', reason: 'changed.postgres.hidden' }, ...changesSpec.expectations],
}

const change = ({ at, what, detail }: Row, label: string): Change => ({
  ...{ atMs: Date.parse(String(at)), what: what as Change['what'], subject: label, detail: String(detail ?? '') },
})

const seen = <Given extends { readonly rows: readonly Row[] }>(answer: Given) => ({
  ...answer,
  rows: answer.rows.filter(({ hidden }) => hidden !== true),
})
