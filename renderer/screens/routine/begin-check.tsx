import { useState } from 'react'
import { useStore } from 'zustand'
import type { CheckView } from '../../../shared/contract/checks.ts'
import type { Refusal } from '../../../shared/contract/errors.ts'
import { say } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { Choice } from '../../components/choice.tsx'
import { EnvironmentWord } from '../../components/environment.tsx'
import { Problem } from '../../components/problem.tsx'
import { focusAfterClosing } from '../focus.ts'
import { useDeck, useLanguage } from '../../state/use-deck.ts'
import styles from './routine.module.css'

/** What it will ask, and the button. Targets are those of the last time until others are chosen. */
export function BeginCheck({ check, onBegun }: { readonly check: CheckView; readonly onBegun: () => void }) {
  const lang = useLanguage()
  const { client, connections, checks } = useDeck()
  const all = useStore(connections.store, ({ list }) => list)
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({})
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Refusal | null>(null)
  const targets = Object.entries(check.targets).map(([name, { kind, title }]) => {
    const fitting = all.filter((one) => one.kind === kind)
    const last = fitting.find((one) => one.name === check.lastTargets[name])?.name
    return { name, title: title[lang], fitting, chosen: chosen[name] ?? last ?? (fitting.length === 1 ? fitting[0]!.name : null) }
  })

  async function begin() {
    setBusy(true)
    const bound = Object.fromEntries(targets.flatMap((target) => (target.chosen === null ? [] : [[target.name, target.chosen]])))
    const reply = await client.checks.start({ checklistId: check.checklistId, targets: bound })
    setBusy(false)
    setProblem(reply.ok ? null : reply.error)
    if (!reply.ok) return
    await Promise.all([checks.loadRun(reply.value.id), checks.load()])
    onBegun()
    focusAfterClosing('[data-ask-all]')
  }

  return (
    <div className={styles.begin}>
      <dl className={styles.targets}>
        {targets.map((target) => (
          <div key={target.name}>
            <dt>{target.title}</dt>
            <dd>
              {target.fitting.length > 1 ? (
                <Choice
                  label={target.title}
                  hideLabel
                  value={target.chosen}
                  placeholder={say(lang, 'screen.shelf.pick')}
                  onChange={(name) => setChosen({ ...chosen, [target.name]: name })}
                  options={target.fitting.map((one) => ({
                    ...{ value: one.name, text: one.name },
                    aside: <EnvironmentWord of={one.environment} />,
                  }))}
                />
              ) : target.chosen === null ? (
                <span className={styles.none}>{say(lang, 'screen.routine.no_target')}</span>
              ) : (
                <span className={styles.mono}>{target.chosen}</span>
              )}
            </dd>
          </div>
        ))}
      </dl>
      <Problem of={problem} />
      <div className={styles.acts}>
        <Button look="primary" isPending={busy} onPress={() => void begin()}>
          {say(lang, 'screen.routine.begin')}
        </Button>
        <small className={styles.quiet}>{say(lang, 'screen.routine.items', { count: check.steps })}</small>
      </div>
    </div>
  )
}
