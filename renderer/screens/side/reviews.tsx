import { BellRing } from 'lucide-react'
import { useEffect, useState, type FormEvent } from 'react'
import type { Refusal } from '../../../shared/contract/errors.ts'
import type { Incident } from '../../../shared/domain/incident/state.ts'
import { clockTime, instantMs, minutesText } from '../../../shared/domain/time/show.ts'
import { oneLine } from '../../../shared/domain/one-line.ts'
import { say } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { cx } from '../../components/cx.ts'
import { Field } from '../../components/field.tsx'
import { Problem } from '../../components/problem.tsx'
import { Segments } from '../../components/segments.tsx'
import { useDeck, useLanguage, useNow } from '../../state/use-deck.ts'
import { focusComposer } from '../timeline/composer-keys.ts'
import { Moment } from '../../components/times.tsx'
import styles from './side.module.css'

const outcomes = ['stands', 'changed', 'withdrawn'] as const
type Outcome = (typeof outcomes)[number]

/** The decisions that want another look, the one that is due first on top. */
export function Reviews({ incident }: { readonly incident: Incident }) {
  const lang = useLanguage()
  const waiting = Object.entries(incident.reviews).toSorted(([, a], [, b]) => instantMs(a.at) - instantMs(b.at))
  if (waiting.length === 0) return null
  return (
    <section data-reviews>
      <h2>{say(lang, 'review.title')}</h2>
      <ul>
        {waiting.map(([entryId, { at }]) => (
          <Waiting key={entryId} entryId={entryId} at={at} zone={incident.zone} />
        ))}
      </ul>
    </section>
  )
}

function Waiting({ entryId, at, zone }: { readonly entryId: string; readonly at: string; readonly zone: string }) {
  const lang = useLanguage()
  const text = useText(entryId)
  const left = instantMs(at) - useNow()
  const [open, setOpen] = useState(false)
  return (
    <li className={styles.review}>
      <button type="button" className={cx(styles.line, left <= 0 && styles.due)} aria-expanded={open} onClick={() => setOpen(!open)}>
        <BellRing size={13} aria-hidden />
        <span className={styles.name}>
          <span>{text}</span>
          <small>
            {left > 0 ? say(lang, 'review.in', { left: minutesText(left, lang) }) : say(lang, 'review.due')} ·{' '}
            <Moment at={at} zone={zone}>
              {clockTime(at, zone).slice(0, 5)}
            </Moment>
          </small>
        </span>
      </button>
      {open && <ReviewForm entryId={entryId} onDone={() => setOpen(false)} />}
    </li>
  )
}

function ReviewForm({ entryId, onDone }: { readonly entryId: string; readonly onDone: () => void }) {
  const lang = useLanguage()
  const { client } = useDeck()
  const [outcome, setOutcome] = useState<Outcome>('stands')
  const [note, setNote] = useState('')
  const [problem, setProblem] = useState<Refusal | null>(null)

  async function review(event: FormEvent) {
    event.preventDefault()
    const reply = await client.decisions.review({ entryId, outcome, note })
    if (!reply.ok) return setProblem(reply.error)
    onDone()
    focusComposer()
  }
  return (
    <form className={styles.setting} onSubmit={(event) => void review(event)}>
      <Segments
        label={say(lang, 'review.outcome')}
        value={outcome}
        onChange={setOutcome}
        options={outcomes.map((value) => ({ value, text: say(lang, `review.${value}`) }))}
      />
      <Field label={say(lang, 'entry.screen.reason')} value={note} onChange={setNote} maxLength={2000} />
      <Problem of={problem} />
      <div className={styles.acts}>
        <Button type="submit">{say(lang, 'review.do')}</Button>
        <Button look="quiet" onPress={onDone}>
          {say(lang, 'screen.back')}
        </Button>
      </div>
    </form>
  )
}

/** What was decided, as it stands now. */
function useText(entryId: string): string {
  const { client } = useDeck()
  const lang = useLanguage()
  const [text, setText] = useState('…')
  useEffect(() => {
    let isShown = true
    void client.entries.history({ entryId }).then((reply) => {
      const said = reply.ok ? reply.value.row.data['text'] : null
      if (isShown) setText(typeof said === 'string' ? oneLine(said) : say(lang, 'word.redacted'))
    })
    return () => void (isShown = false)
  }, [client, entryId, lang])
  return text
}
