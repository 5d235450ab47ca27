import { Diamond } from 'lucide-react'
import { useState, type FormEvent } from 'react'
import type { Refusal } from '../../../shared/contract/errors.ts'
import type { Incident } from '../../../shared/domain/incident/state.ts'
import { milestones, type Milestone } from '../../../shared/domain/incident/words.ts'
import { parseMoment, rfc3339In } from '../../../shared/domain/time/parse.ts'
import { momentBeside } from '../../../shared/domain/time/show.ts'
import { say } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { cx } from '../../components/cx.ts'
import { Field } from '../../components/field.tsx'
import { Problem } from '../../components/problem.tsx'
import { useDeck, useLanguage, usePage } from '../../state/use-deck.ts'
import { focusComposer } from '../timeline/composer-keys.ts'
import { Moment } from '../../components/times.tsx'
import styles from './side.module.css'

/** The spine of the incident: what was reached and when; what was not is set here, now or as of then. */
export function Milestones({ incident }: { readonly incident: Incident }) {
  const lang = useLanguage()
  const { overlay } = usePage()
  const [setting, setSetting] = useState<Milestone | null>(null)
  return (
    <section>
      <h2>{say(lang, 'screen.milestones')}</h2>
      <ul className={styles.milestones}>
        {milestones.map((name) => {
          const at = incident.milestones[name]
          const word = say(lang, `word.milestone.${name}`)
          return (
            <li key={name} className={cx(at !== undefined && styles.reached)}>
              <Diamond size={11} aria-hidden />
              <span>{word}</span>
              {at !== undefined && (
                <Moment at={at} zone={incident.zone}>
                  {momentBeside(at, incident.declaredAt, incident.zone)}
                </Moment>
              )}
              {name !== 'declared' && (
                <button
                  type="button"
                  aria-expanded={setting === name}
                  aria-label={say(lang, at === undefined ? 'screen.milestone.set_name' : 'screen.milestone.move_name', { name: word })}
                  onClick={() => setSetting(setting === name ? null : name)}
                >
                  {say(lang, at === undefined ? 'screen.milestone.set' : 'screen.milestone.move')}
                </button>
              )}
              {setting === name && <Setting incident={incident} name={name} onDone={() => setSetting(null)} />}
            </li>
          )
        })}
      </ul>
      <Button look="quiet" className={cx(styles.flush)} onPress={() => overlay.open('changed')}>
        {say(lang, 'changed.open')}
      </Button>
    </section>
  )
}

interface SettingProps {
  readonly incident: Incident
  readonly name: Milestone
  readonly onDone: () => void
}

function Setting({ incident, name, onDone }: SettingProps) {
  const lang = useLanguage()
  const { client } = useDeck()
  const [at, setAt] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Refusal | null>(null)

  async function reach(event: FormEvent) {
    event.preventDefault()
    const read = at.trim() === '' ? null : parseMoment(at.trim(), { recordedAt: rfc3339In(Date.now(), incident.zone), zone: incident.zone })
    if (read?.ok === false) return setProblem(read.error)
    setBusy(true)
    // Read in the zone it is shown in, which may be another than the incident's own.
    const moment = read === null ? {} : { at: read.value }
    const reply = await client.incidents.reachMilestone({ incidentId: incident.id, milestone: name, ...moment })
    setBusy(false)
    if (!reply.ok) return setProblem(reply.error)
    onDone()
    focusComposer()
  }

  return (
    <form className={styles.setting} onSubmit={(event) => void reach(event)}>
      <Field
        label={say(lang, 'screen.milestone.when')}
        placeholder="14:05 · -10m"
        value={at}
        onChange={setAt}
        mono
        autoFocus
        maxLength={64}
      />
      <div className={styles.acts}>
        <Button type="submit" isPending={busy}>
          {say(lang, at.trim() === '' ? 'screen.milestone.now' : 'screen.milestone.then')}
        </Button>
        <Button look="quiet" onPress={onDone}>
          {say(lang, 'screen.back')}
        </Button>
      </div>
      <Problem of={problem} />
    </form>
  )
}
