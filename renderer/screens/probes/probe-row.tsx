import { useState } from 'react'
import { useStore } from 'zustand'
import type { Refusal } from '../../../shared/contract/errors.ts'
import type { Incident } from '../../../shared/domain/incident/state.ts'
import { say } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { Problem } from '../../components/problem.tsx'
import { stalenessOf } from '../../components/staleness.ts'
import { Age } from '../../components/times.tsx'
import { VerdictMark, VerdictWord } from '../../components/verdict.tsx'
import type { ProbeEntry } from '../../state/playbooks.ts'
import { useDeck, useLanguage, useNow } from '../../state/use-deck.ts'
import { AlertList } from './alert-list.tsx'
import { StepReading } from '../run/step-reading.tsx'
import styles from './probes.module.css'

interface RowProps {
  readonly probe: ProbeEntry
  readonly connection: string
  readonly incident: Incident | undefined
  readonly zone: string
}

/** One probe of one connection: its latest answer with its age, the whole of it on demand, and ask now. */
export function ProbeRow({ probe, connection, incident, zone }: RowProps) {
  const lang = useLanguage()
  const { client, readings } = useDeck()
  const reading = useStore(readings.store, ({ latest }) => latest[`${connection} ${probe.probe}`])
  const [open, setOpen] = useState(false)
  const [asking, setAsking] = useState<string | null>(null)
  const [problem, setProblem] = useState<Refusal | null>(null)
  const old = stalenessOf(useNow() - Date.parse(reading?.startedAt ?? '')) === 'old'
  const title = probe.title[lang]
  const word = say(lang, incident ? 'screen.probes.ask' : 'screen.probes.run')

  async function ask() {
    const name = crypto.randomUUID()
    setAsking(name)
    const of = { probe: probe.probe, connection, asking: name }
    const reply = await client.probes.run(incident ? { ...of, incidentId: incident.id, keep: true } : of)
    setAsking(null)
    setProblem(reply.ok ? null : reply.error)
    if (reply.ok && reply.value.cause !== 'cancelled') readings.take([reply.value])
  }

  return (
    <li className={styles.row}>
      {reading ? <VerdictMark verdict={reading.verdict} past={old} silent /> : <i aria-hidden />}
      <div className={styles.what}>
        {reading ? (
          <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
            {title}
          </button>
        ) : (
          <span>{title}</span>
        )}
        <small>{reading ? reading.reason[lang] : say(lang, 'screen.connections.unread')}</small>
      </div>
      {reading ? <VerdictWord verdict={reading.verdict} past={old} /> : <i />}
      {reading ? (
        <span className={styles.age}>
          <Age of={reading.startedAt} zone={zone} />
        </span>
      ) : (
        <i />
      )}
      {asking === null ? (
        <Button label={`${word}: ${title}`} onPress={() => void ask()}>
          {word}
        </Button>
      ) : (
        <Button label={`${say(lang, 'board.cancel')}: ${title}`} onPress={() => void client.probes.cancel({ asking })}>
          {say(lang, 'board.cancel')}
        </Button>
      )}
      <div className={styles.below}>
        <Problem of={problem} />
        {open && reading && <AlertList reading={reading} />}
        {open && reading && <StepReading reading={reading} zone={zone} />}
      </div>
    </li>
  )
}
