import { Siren } from 'lucide-react'
import { useState } from 'react'
import type { Refusal } from '../../../shared/contract/errors.ts'
import { severityOfLabel } from '../../../shared/domain/incident/alert.ts'
import type { Reading } from '../../../shared/domain/probe/reading.ts'
import { say } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { Problem } from '../../components/problem.tsx'
import { SeverityMark } from '../../components/severity.tsx'
import { useDeck, useLanguage, usePage } from '../../state/use-deck.ts'
import { useKinds } from '../connections/use-kinds.ts'
import styles from './probes.module.css'

const mostShown = 20

/** The alerts of a reading that are active, where its kind says that it reads alerts; each with the way to declare an incident from it. */
export function AlertList({ reading: { probe, columns, rows, connection } }: { readonly reading: Reading }) {
  const lang = useLanguage()
  const { client } = useDeck()
  const { place } = usePage()
  const readsAlerts = useKinds().some(({ alerts }) => alerts === probe)
  const [busy, setBusy] = useState<string | null>(null)
  const [problem, setProblem] = useState<Refusal | null>(null)
  const alerts = rows.map((row) => Object.fromEntries(columns.map((column, at) => [column, String(row[at] ?? '')])))
  const active = alerts.filter(({ state }) => state === 'active').slice(0, mostShown)
  if (!readsAlerts || active.length === 0) return null

  async function declare(fingerprint: string) {
    setBusy(fingerprint)
    const reply = await client.incidents.declareFromAlert({ connection, fingerprint })
    setBusy(null)
    if (!reply.ok) return setProblem(reply.error)
    place.go({ incidentId: reply.value.incidentId, screen: 'command' })
  }

  return (
    <>
      <ul className={styles.alerts} aria-label={say(lang, 'screen.alerts.title')}>
        {active.map(({ fingerprint = '', alertname, service, summary, severity }) => (
          <li key={fingerprint}>
            <SeverityMark severity={severityOfLabel(severity)} />
            <span>
              <strong>{alertname}</strong>
              {service && ` · ${service}`}
              {summary && <small>{summary}</small>}
            </span>
            <Button
              isPending={busy === fingerprint}
              isDisabled={busy !== null && busy !== fingerprint}
              label={`${say(lang, 'screen.alerts.declare')}: ${alertname}`}
              onPress={() => void declare(fingerprint)}
            >
              <Siren size={13} aria-hidden />
              {say(lang, 'screen.alerts.declare')}
            </Button>
          </li>
        ))}
      </ul>
      <Problem of={problem} />
    </>
  )
}
