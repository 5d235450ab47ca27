import { useState, type FormEvent } from 'react'
import type { FollowUpLine } from '../../../shared/contract/follow-ups.ts'
import { followUpKinds, priorities, type FollowUpKind, type Priority } from '../../../shared/domain/follow-up/events.ts'
import { say } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { Choice } from '../../components/choice.tsx'
import { Field } from '../../components/field.tsx'
import { PersonField } from '../../components/person-field.tsx'
import { Problem } from '../../components/problem.tsx'
import { useDeck, useLanguage } from '../../state/use-deck.ts'
import { useDeed } from '../crew/use-deed.ts'
import { useNameable } from '../crew/use-people.ts'
import styles from './follow-ups.module.css'

interface FollowUpFormProps {
  readonly incidentId: string
  /** Left out: a new one. */
  readonly of?: FollowUpLine
  readonly onDone: () => void
}

/** What is to be done, by whom, by when. Of one that is there also how it ended. */
export function FollowUpForm({ incidentId, of, onDone }: FollowUpFormProps) {
  const lang = useLanguage()
  const { client } = useDeck()
  const people = useNameable()
  const { busy, problem, act } = useDeed()
  const [text, setText] = useState(of?.text ?? '')
  const [kind, setKind] = useState<FollowUpKind>(of?.kind ?? 'other')
  const [priority, setPriority] = useState<Priority>(of?.priority ?? 'normal')
  const [owner, setOwner] = useState(of?.owner ?? '')
  const [due, setDue] = useState(of?.due ?? '')
  const [ticket, setTicket] = useState(of?.ticket ?? '')
  const [reason, setReason] = useState('')
  const said = { text, kind, priority, owner, due: due.trim() === '' ? null : due.trim(), ticket }

  async function save(event: FormEvent) {
    event.preventDefault()
    if (text.trim() === '') return
    const saved = of
      ? await act(() => client.followUps.change({ followUpId: of.followUpId, ...said }))
      : await act(() => client.followUps.add({ incidentId, ...said }))
    if (saved) onDone()
  }
  const close = (outcome: 'done' | 'dropped') => {
    if (of) void act(() => client.followUps.close({ followUpId: of.followUpId, outcome, reason })).then((done) => done && onDone())
  }

  return (
    <form className={styles.form} onSubmit={(event) => void save(event)}>
      <Field label={say(lang, 'screen.follow_ups.text')} value={text} onChange={setText} maxLength={2000} autoFocus />
      <div className={styles.fields}>
        <Choice
          label={say(lang, 'follow_up.head.kind')}
          value={kind}
          onChange={setKind}
          options={followUpKinds.map((value) => ({ value, text: say(lang, `word.follow_up.${value}`) }))}
        />
        <Choice
          label={say(lang, 'follow_up.head.priority')}
          value={priority}
          onChange={setPriority}
          options={priorities.map((value) => ({ value, text: say(lang, `word.priority.${value}`) }))}
        />
        <PersonField label={say(lang, 'follow_up.head.owner')} value={owner} onChange={setOwner} people={people} />
        <Field label={say(lang, 'follow_up.head.due')} value={due} onChange={setDue} placeholder="2026-12-01" mono maxLength={10} />
        <Field label={say(lang, 'follow_up.head.ticket')} value={ticket} onChange={setTicket} mono maxLength={200} />
      </div>
      <div className={styles.acts}>
        <Button type="submit" isPending={busy} isDisabled={text.trim() === ''}>
          {say(lang, of ? 'screen.follow_ups.save' : 'screen.follow_ups.note')}
        </Button>
        <Button look="quiet" onPress={onDone}>
          {say(lang, 'screen.back')}
        </Button>
      </div>
      {of && of.closed === null && (
        <>
          <Field
            label={say(lang, 'screen.reason')}
            hint={say(lang, 'screen.follow_ups.reason_hint')}
            value={reason}
            onChange={setReason}
            maxLength={2000}
          />
          <div className={styles.acts}>
            <Button isPending={busy} onPress={() => close('done')}>
              {say(lang, 'word.follow_up_outcome.done')}
            </Button>
            <Button look="quiet" isPending={busy} onPress={() => close('dropped')}>
              {say(lang, 'word.follow_up_outcome.dropped')}
            </Button>
          </div>
        </>
      )}
      {of && of.closed !== null && (
        <div className={styles.acts}>
          <Button isPending={busy} onPress={() => void act(() => client.followUps.reopen({ followUpId: of.followUpId }))}>
            {say(lang, 'screen.tasks.reopen')}
          </Button>
          <span className={styles.quiet}>{of.closed.reason}</span>
        </div>
      )}
      <Problem of={problem} />
    </form>
  )
}
