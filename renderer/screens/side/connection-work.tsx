import { sourceOf } from '../../../shared/domain/connection/events.ts'
import { useState } from 'react'
import { useStore } from 'zustand'
import type { Refusal, Reply } from '../../../shared/contract/errors.ts'
import type { Connection } from '../../../shared/domain/connection/state.ts'
import type { Incident } from '../../../shared/domain/incident/state.ts'
import { durationText } from '../../../shared/domain/time/show.ts'
import { say } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { Choice } from '../../components/choice.tsx'
import { Problem } from '../../components/problem.tsx'
import { VerdictMark } from '../../components/verdict.tsx'
import { useDeck, useLanguage } from '../../state/use-deck.ts'
import styles from './side.module.css'

interface WorkProps {
  readonly connection: Connection
  readonly incident: Incident
}

/** What can be done with one connection: dial it, ask it a probe, take it away. */
export function ConnectionWork({ connection, incident }: WorkProps) {
  const lang = useLanguage()
  const { client, connections, playbooks, readings } = useDeck()
  const test = useStore(connections.store, ({ tests }) => tests[connection.name])
  const probes = useStore(playbooks.store, (all) => all.probes).filter((one) => one.kind === connection.kind)
  const [probe, setProbe] = useState<string | null>(null)
  const [busy, setBusy] = useState<'test' | 'ask' | 'remove' | null>(null)
  const [problem, setProblem] = useState<Refusal | null>(null)
  const asked = probe ?? probes[0]?.probe ?? null

  async function doing(what: NonNullable<typeof busy>, reply: Promise<Reply<unknown>>) {
    setBusy(what)
    const answer = await reply
    setBusy(null)
    setProblem(answer.ok ? null : answer.error)
    return answer.ok
  }

  async function ask() {
    if (asked === null) return
    const reply = client.probes.run({ probe: asked, connection: connection.name, incidentId: incident.id, keep: true })
    if (await doing('ask', reply)) {
      const answer = await reply
      if (answer.ok) readings.take([answer.value])
    }
  }

  return (
    <div className={styles.work}>
      <p className={styles.quiet}>
        {say(lang, 'screen.connections.from')} <span className={styles.mono}>{sourceOf(connection.url)}</span>
      </p>
      {test && (
        <p className={styles.tested}>
          <VerdictMark verdict={test.report.reachable ? 'ok' : 'critical'} />
          <span>
            {test.report.says[lang]} <small>{durationText(test.report.durationMs, lang)}</small>
          </span>
        </p>
      )}
      <Problem of={problem} />
      {probes.length > 0 && (
        <div className={styles.asking}>
          <Choice
            label={say(lang, 'screen.probes.which')}
            hideLabel
            value={asked}
            onChange={setProbe}
            options={probes.map((one) => ({ value: one.probe, text: one.title[lang] }))}
          />
          <Button isPending={busy === 'ask'} onPress={() => void ask()}>
            {say(lang, 'screen.probes.ask')}
          </Button>
        </div>
      )}
      <div className={styles.acts}>
        <Button isPending={busy === 'test'} onPress={() => void doing('test', connections.test(connection.name))}>
          {say(lang, 'screen.connections.test')}
        </Button>
        <Button
          look="quiet"
          isPending={busy === 'remove'}
          onPress={() => void doing('remove', client.connections.remove({ name: connection.name }))}
        >
          {say(lang, 'screen.connections.remove')}
        </Button>
      </div>
    </div>
  )
}
