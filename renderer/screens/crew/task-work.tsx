import { useState, type FormEvent } from 'react'
import type { Incident } from '../../../shared/domain/incident/state.ts'
import type { TaskOutcome } from '../../../shared/domain/task/events.ts'
import type { Task } from '../../../shared/domain/task/state.ts'
import { clockTime } from '../../../shared/domain/time/show.ts'
import { say } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { PersonField } from '../../components/person-field.tsx'
import { Problem } from '../../components/problem.tsx'
import { useDeck, useLanguage } from '../../state/use-deck.ts'
import { useDeed } from './use-deed.ts'
import { useNameable } from './use-people.ts'
import styles from './crew.module.css'

interface TaskWorkProps {
  readonly incident: Incident
  readonly task: Task
  readonly onDone: () => void
}

const more = '15m'

/** What can be said of a task: heard, done, more time, or somebody else. Enter says that it is done. */
export function TaskWork({ incident: { zone }, task, onDone }: TaskWorkProps) {
  const lang = useLanguage()
  const { client } = useDeck()
  const people = useNameable()
  const { busy, problem, act } = useDeed()
  const [result, setResult] = useState('')
  const [owner, setOwner] = useState('')
  const { taskId, assignedAt, by, acknowledgedAt, dueAt } = task
  const at = (moment: string) => clockTime(moment, zone).slice(0, 5)
  const end = async (outcome: TaskOutcome) => {
    if (await act(() => client.tasks.end({ taskId, outcome, result }))) onDone()
  }
  const facts = [
    say(lang, 'screen.tasks.given', { time: at(assignedAt), by }),
    acknowledgedAt === null ? say(lang, 'task.unheard') : say(lang, 'screen.tasks.heard_at', { time: at(acknowledgedAt) }),
    ...(dueAt === null ? [] : [say(lang, 'task.until', { time: at(dueAt) })]),
  ]
  return (
    <div className={styles.form}>
      <p className={styles.quiet}>{facts.join(' · ')}</p>
      <form
        onSubmit={(event: FormEvent) => {
          event.preventDefault()
          void end('done')
        }}
      >
        <Field label={say(lang, 'screen.tasks.result')} value={result} onChange={setResult} maxLength={4000} autoFocus />
        <div className={styles.acts}>
          <Button type="submit" isPending={busy}>
            {say(lang, 'word.task.done')}
          </Button>
          <Button look="quiet" isPending={busy} onPress={() => void end('failed')}>
            {say(lang, 'word.task.failed')}
          </Button>
          <Button look="quiet" isPending={busy} onPress={() => void end('cancelled')}>
            {say(lang, 'word.task.cancelled')}
          </Button>
        </div>
      </form>
      <div className={styles.acts}>
        {acknowledgedAt === null && task.owner !== '' && (
          <Button isPending={busy} onPress={() => void act(() => client.tasks.acknowledge({ taskId }))}>
            {say(lang, 'screen.tasks.acknowledge')}
          </Button>
        )}
        <Button isPending={busy} onPress={() => void act(() => client.tasks.extend({ taskId, by: more }))}>
          {say(lang, 'screen.tasks.more')}
        </Button>
      </div>
      <form
        className={styles.beside}
        onSubmit={(event: FormEvent) => {
          event.preventDefault()
          if (owner.trim() !== '') void act(() => client.tasks.reassign({ taskId, owner })).then((done) => done && setOwner(''))
        }}
      >
        <PersonField label={say(lang, 'screen.tasks.somebody_else')} value={owner} onChange={setOwner} people={people} />
        <Button type="submit" isPending={busy} isDisabled={owner.trim() === ''}>
          {say(lang, 'screen.tasks.give')}
        </Button>
      </form>
      <Problem of={problem} />
    </div>
  )
}
