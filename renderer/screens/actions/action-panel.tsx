import { useEffect, useRef, useState, type FormEvent } from 'react'
import { useStore } from 'zustand'
import type { Refusal, Reply } from '../../../shared/contract/errors.ts'
import type { ActionRecord } from '../../../shared/domain/action/state.ts'
import type { Connection } from '../../../shared/domain/connection/state.ts'
import type { Incident } from '../../../shared/domain/incident/state.ts'
import { say, sayAny } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { Choice } from '../../components/choice.tsx'
import { Problem } from '../../components/problem.tsx'
import { useDeck, useLanguage } from '../../state/use-deck.ts'
import { valuesOf, type FieldProblem, type Typed } from '../board/form-values.ts'
import { ParamsFields } from '../board/params-form.tsx'
import { Choosing } from '../run/choosing.tsx'
import { RecordView } from './record-view.tsx'
import styles from './actions.module.css'

interface PanelProps {
  readonly connection: Connection
  readonly incident: Incident | undefined
  readonly zone: string
  /** An action, or the id of one that was planned; null: to be chosen. */
  readonly meant: string | null
  readonly onDone: () => void
}

/** A change to this target outside a run: chosen, planned, shown, consented to, done. Nothing is touched before the consent. */
export function ActionPanel({ connection, incident, zone, meant, onDone }: PanelProps) {
  const lang = useLanguage()
  const { client, actions, readings } = useDeck()
  const { list, recent } = useStore(actions.store)
  const all = list.filter(({ kind }) => kind === connection.kind)
  const [name, setName] = useState<string | null>(meant)
  const [id, setId] = useState<string | null>(meant)
  const [typed, setTyped] = useState<Typed>({})
  const [problems, setProblems] = useState<Readonly<Record<string, FieldProblem>>>({})
  const [problem, setProblem] = useState<Refusal | null>(null)
  const [busy, setBusy] = useState(false)
  const working = useRef(false)
  const heading = useRef<HTMLHeadingElement>(null)
  const record = recent.find((one) => one.id === id && one.plan?.connection === connection.name)
  const action = all.find((one) => one.action === (record?.plan?.action ?? name)) ?? all[0]
  useEffect(() => heading.current?.focus(), [id, record?.state])
  const reading = useStore(readings.store, ({ latest }) => latest[`${connection.name} ${action?.probe ?? ''}`] ?? null)
  if (!action) return null
  const choices = problem?.code === 'choice_needed' ? String(problem.detail['choices'] ?? '') : null

  /** One at a time: a second press, or Enter held down, asks nothing again. */
  async function once(ask: () => Promise<Reply<ActionRecord>>): Promise<boolean> {
    if (working.current) return false
    working.current = true
    setBusy(true)
    const reply = await ask()
    working.current = false
    setBusy(false)
    setProblem(reply.ok ? null : reply.error)
    if (!reply.ok) {
      void actions.load()
      return false
    }
    actions.take(reply.value)
    setId(reply.value.id)
    return true
  }

  async function plan(choose: string[] = []) {
    if (!action) return
    const values = valuesOf(action.params, typed)
    setProblems(values.ok ? {} : values.problems)
    if (!values.ok) return
    const wanted = { action: action.action, connection: connection.name, params: values.params, choose }
    await once(() => client.actions.plan(incident ? { ...wanted, incidentId: incident.id } : wanted))
  }

  return (
    <section className={styles.panel} aria-label={say(lang, 'board.action.of', { name: connection.name })}>
      <h3 ref={heading} tabIndex={-1}>
        {record ? action.title[lang] : say(lang, 'board.action.of', { name: connection.name })}
        {record && <small>{sayAny(lang, `word.action.${record.state}`, {})}</small>}
      </h3>
      {record ? (
        <RecordView
          record={record}
          zone={zone}
          busy={busy}
          onConsent={(consent) => once(() => client.actions.approve({ actionId: record.id, ...consent }))}
          onAgain={() => {
            setId(null)
            setProblem(null)
          }}
          onDone={onDone}
        />
      ) : choices !== null ? (
        <Choosing choices={choices} reading={reading} acts={{ busy, go: (more) => plan(more?.choose) }} />
      ) : (
        <form
          onSubmit={(event: FormEvent) => {
            event.preventDefault()
            void plan()
          }}
        >
          <Choice
            label={say(lang, 'cli.column.action')}
            value={action.action}
            onChange={(next) => {
              setName(next)
              setTyped({})
              setProblems({})
              setProblem(null)
            }}
            options={all.map((one) => ({ value: one.action, text: one.title[lang] }))}
          />
          <ParamsFields specs={action.params} typed={typed} onChange={setTyped} problems={problems} />
          <div className={styles.acts}>
            <Button type="submit" isPending={busy}>
              {say(lang, 'screen.run.plan')}
            </Button>
            <Button look="quiet" onPress={onDone}>
              {say(lang, 'screen.back')}
            </Button>
          </div>
        </form>
      )}
      {choices === null && <Problem of={problem} />}
    </section>
  )
}
