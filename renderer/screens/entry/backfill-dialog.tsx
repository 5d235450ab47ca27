import { useMemo, useState } from 'react'
import type { Refusal } from '../../../shared/contract/errors.ts'
import type { Incident } from '../../../shared/domain/incident/state.ts'
import { rfc3339In } from '../../../shared/domain/time/parse.ts'
import { exactMoment } from '../../../shared/domain/time/show.ts'
import { backfill, type Backfilled } from '../../../shared/domain/timeline/backfill.ts'
import { say } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { cx } from '../../components/cx.ts'
import { Field } from '../../components/field.tsx'
import { Problem, problemText } from '../../components/problem.tsx'
import { useDeck, useDraft, useLanguage, usePage } from '../../state/use-deck.ts'
import { OverDialog } from '../over-dialog.tsx'
import styles from './entry.module.css'

/** Lines of a paper note or a chat: what was understood of each is seen before all are added at once. */
export function BackfillDialog({ incident }: { readonly incident: Incident }) {
  const lang = useLanguage()
  return (
    <OverDialog of="backfill" title={say(lang, 'entry.backfill.title')} isDismissable={false}>
      <BackfillForm incident={incident} />
    </OverDialog>
  )
}

/** A zone nobody knows makes every line unreadable; the form says it at the field. */
const isZone = (zone: string) => {
  try {
    rfc3339In(0, zone)
    return true
  } catch {
    return false
  }
}

function BackfillForm({ incident }: { readonly incident: Incident }) {
  const lang = useLanguage()
  const { client } = useDeck()
  const { overlay } = usePage()
  const [text, setText] = useDraft(`backfill ${incident.id}`)
  const [zone, setZone] = useState(incident.zone)
  const [opened] = useState(() => Date.now())
  const [day, setDay] = useState(() => rfc3339In(opened, incident.zone).slice(0, 10))
  const [problem, setProblem] = useState<Refusal | null>(null)
  const [busy, setBusy] = useState(false)
  const known = isZone(zone)
  const lines = useMemo(
    () => (known ? backfill(text, { recordedAt: rfc3339In(opened, zone), zone, day }) : []),
    [text, zone, day, known, opened],
  )
  const unread = lines.filter((line) => line.problem !== null).length

  async function add() {
    if (busy || unread > 0 || lines.length === 0) return
    setBusy(true)
    const entries = lines.flatMap(({ text: said, at }) => (at === null ? [] : [{ text: said, at }]))
    const reply = await client.timeline.log({ incidentId: incident.id, entries })
    setBusy(false)
    setProblem(reply.ok ? null : reply.error)
    if (!reply.ok) return
    setText('')
    overlay.open(null)
  }

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        void add()
      }}
    >
      <Field
        label={say(lang, 'entry.backfill.paste')}
        hint={say(lang, 'entry.backfill.paste.hint')}
        value={text}
        onChange={setText}
        rows={6}
        mono
        autoFocus
      />
      <Field label={say(lang, 'entry.backfill.day_label')} value={day} onChange={setDay} mono maxLength={10} />
      <Field
        label={say(lang, 'entry.backfill.zone_label')}
        value={zone}
        onChange={setZone}
        mono
        maxLength={64}
        problem={known ? undefined : zone}
      />
      {lines.length > 0 && (
        <section className={styles.history}>
          <h3>{say(lang, 'entry.backfill.understood')}</h3>
          <ol>
            {lines.map((line) => (
              <Preview key={line.line} line={line} zone={zone} />
            ))}
          </ol>
        </section>
      )}
      <Problem of={problem} />
      <div className={styles.acts}>
        <Button type="submit" look="primary" isPending={busy} isDisabled={unread > 0 || lines.length === 0}>
          {say(lang, 'entry.backfill.add_all', { n: lines.length })}
        </Button>
        {unread > 0 && <span role="status">{say(lang, 'entry.backfill.to_correct', { unread })}</span>}
      </div>
    </form>
  )
}

function Preview({ line: { line, at, text, problem }, zone }: { readonly line: Backfilled; readonly zone: string }) {
  const lang = useLanguage()
  const why = problem === null ? '' : problem === 'no_time' ? say(lang, 'entry.backfill.no_time') : problemText(lang, problem)
  return (
    <li>
      <small className={cx(problem !== null && styles.wrong)}>
        {line} · {at === null ? `✗ ${why}` : exactMoment(at, zone)}
      </small>
      <p>{text}</p>
    </li>
  )
}
