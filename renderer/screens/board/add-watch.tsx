import { useEffect, useRef, useState, type FormEvent } from 'react'
import { useStore } from 'zustand'
import type { Refusal } from '../../../shared/contract/errors.ts'
import type { Connection } from '../../../shared/domain/connection/state.ts'
import { say } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { Choice } from '../../components/choice.tsx'
import { Problem } from '../../components/problem.tsx'
import { focusSoon } from '../focus.ts'
import { useDeck, useLanguage } from '../../state/use-deck.ts'
import { valuesOf, type FieldProblem, type Typed } from './form-values.ts'
import { ParamsFields } from './params-form.tsx'
import styles from './board.module.css'

const everys = ['10', '30', '60', '300', '900'] as const

/** What is to be asked again and again of one connection: which probe, with what, how often. */
export function AddWatch({ connection, onDone }: { readonly connection: Connection; readonly onDone: () => void }) {
  const lang = useLanguage()
  const { client, board, playbooks } = useDeck()
  const probes = useStore(playbooks.store, (all) => all.probes).filter(({ kind }) => kind === connection.kind)
  const [name, setName] = useState<string | null>(null)
  const [typed, setTyped] = useState<Typed>({})
  const [every, setEvery] = useState<(typeof everys)[number]>('30')
  const [problems, setProblems] = useState<Readonly<Record<string, FieldProblem>>>({})
  const [problem, setProblem] = useState<Refusal | null>(null)
  const [busy, setBusy] = useState(false)
  const working = useRef(false)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector('button')?.focus(), [])
  const probe = probes.find((one) => one.probe === name) ?? probes[0]
  if (!probe) return null

  async function add(event: FormEvent) {
    event.preventDefault()
    if (!probe || working.current) return
    const values = valuesOf(probe.params, typed)
    setProblems(values.ok ? {} : values.problems)
    if (!values.ok) return
    working.current = true
    setBusy(true)
    const wanted = { connection: connection.name, probe: probe.probe, params: values.params, everyMs: Number(every) * 1000 }
    const reply = await client.board.add(wanted)
    working.current = false
    setBusy(false)
    setProblem(reply.ok ? null : reply.error)
    if (!reply.ok) return
    await board.load()
    onDone()
    focusSoon(`[data-watch="${CSS.escape(reply.value.watchId)}"]`)
  }

  return (
    <form ref={form} className={styles.form} aria-label={say(lang, 'board.add')} onSubmit={(event) => void add(event)}>
      <div className={styles.pair}>
        <Choice
          label={say(lang, 'screen.probes.which')}
          value={probe.probe}
          onChange={(next) => {
            setName(next)
            setTyped({})
            setProblems({})
          }}
          options={probes.map((one) => ({ value: one.probe, text: one.title[lang] }))}
        />
        <Choice
          label={say(lang, 'board.form.every')}
          value={every}
          onChange={setEvery}
          options={everys.map((value) => ({ value, text: say(lang, `board.form.every.${value}`) }))}
        />
      </div>
      <ParamsFields specs={probe.params} typed={typed} onChange={setTyped} problems={problems} />
      <Problem of={problem} />
      <div className={styles.acts}>
        <Button type="submit" isPending={busy}>
          {say(lang, 'board.form.add')}
        </Button>
        <Button look="quiet" onPress={onDone}>
          {say(lang, 'screen.back')}
        </Button>
      </div>
    </form>
  )
}
