import { useState, type FormEvent } from 'react'
import type { Refusal } from '../../../shared/contract/errors.ts'
import type { RunView } from '../../../shared/contract/runs.ts'
import { say } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { Choice } from '../../components/choice.tsx'
import { Field } from '../../components/field.tsx'
import { Problem } from '../../components/problem.tsx'
import { useDeck, useLanguage } from '../../state/use-deck.ts'
import own from './answer.module.css'
import styles from './run.module.css'

type Variable = RunView['variables'][number]

/** The values a step needs before it can be done; filled once, they stand everywhere. */
export function MissingValues({ run, names }: { readonly run: RunView; readonly names: readonly string[] }) {
  const variables = run.variables.filter(({ name }) => names.includes(name))
  return variables.map((variable) => <Value key={variable.name} run={run} variable={variable} />)
}

/** All values of a run, to be looked at and corrected. */
export function Values({ run }: { readonly run: RunView }) {
  const lang = useLanguage()
  const [open, setOpen] = useState(false)
  const [changing, setChanging] = useState<string | null>(null)
  if (run.variables.length === 0) return null
  return (
    <div className={own.values}>
      <button type="button" className={styles.fold} aria-expanded={open} onClick={() => setOpen(!open)}>
        {say(lang, 'screen.run.values', {
          filled: run.variables.filter(({ value }) => value !== null).length,
          count: run.variables.length,
        })}
      </button>
      {open && (
        <dl className={styles.subject}>
          {run.variables.map((variable) => (
            <div key={variable.name}>
              <dt>{variable.title[lang]}</dt>
              <dd>
                {variable.value ?? '—'}{' '}
                {run.endedAt === null && (
                  <button
                    type="button"
                    className={styles.fold}
                    onClick={() => setChanging(changing === variable.name ? null : variable.name)}
                  >
                    {say(lang, 'screen.run.values.change')}
                  </button>
                )}
                {changing === variable.name && <Value run={run} variable={variable} onFilled={() => setChanging(null)} />}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  )
}

function Value({
  run,
  variable,
  onFilled = () => {},
}: {
  readonly run: RunView
  readonly variable: Variable
  readonly onFilled?: () => void
}) {
  const lang = useLanguage()
  const { client, runs, checks } = useDeck()
  const [value, setValue] = useState(variable.value ?? '')
  const [choices, setChoices] = useState<readonly string[]>(variable.choices)
  const [problem, setProblem] = useState<Refusal | null>(null)
  const [busy, setBusy] = useState(false)

  async function fill(event: FormEvent) {
    event.preventDefault()
    setBusy(true)
    const reply = await client.runs.enter({ runId: run.id, name: variable.name, value: value.trim() })
    setBusy(false)
    setProblem(reply.ok ? null : reply.error)
    if (!reply.ok) return
    runs.take(reply.value)
    checks.take(reply.value)
    onFilled()
  }

  async function read() {
    setBusy(true)
    const reply = await client.runs.choices({ runId: run.id, name: variable.name })
    setBusy(false)
    setProblem(reply.ok ? null : reply.error)
    if (reply.ok) setChoices(reply.value)
  }

  return (
    <form className={styles.leaving} onSubmit={(event) => void fill(event)}>
      {choices.length > 0 ? (
        <Choice
          label={variable.title[lang]}
          value={choices.includes(value) ? value : null}
          placeholder={say(lang, 'screen.shelf.pick')}
          onChange={setValue}
          options={choices.map((one) => ({ value: one, text: one }))}
        />
      ) : (
        <Field
          label={variable.title[lang]}
          hint={variable.text?.[lang]}
          value={value}
          onChange={setValue}
          mono
          maxLength={1000}
          isRequired
        />
      )}
      <Problem of={problem} />
      <div className={styles.acts}>
        <Button type="submit" isPending={busy} isDisabled={value.trim() === ''}>
          {say(lang, 'screen.run.values.fill')}
        </Button>
        {variable.live && (
          <Button isPending={busy} onPress={() => void read()}>
            {say(lang, 'screen.run.values.read')}
          </Button>
        )}
      </div>
    </form>
  )
}
