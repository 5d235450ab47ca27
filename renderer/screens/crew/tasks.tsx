import { Circle, CircleCheck, CircleDot, CircleX } from 'lucide-react'
import { useState } from 'react'
import { useStore } from 'zustand'
import type { Incident } from '../../../shared/domain/incident/state.ts'
import { isOver } from '../../../shared/domain/people/select.ts'
import type { Task } from '../../../shared/domain/task/state.ts'
import { say } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { cx } from '../../components/cx.ts'
import { Problem } from '../../components/problem.tsx'
import { ageText } from '../../components/time-text.ts'
import { hashOf } from '../../state/place.ts'
import { useDeck, useLanguage, useNow } from '../../state/use-deck.ts'
import { begin } from './begin.ts'
import { TaskWork } from './task-work.tsx'
import { useDeed } from './use-deed.ts'
import styles from './crew.module.css'

/** Who does what by when: what is over time first, then what ends first. */
export function TaskList({ incident }: { readonly incident: Incident }) {
  const lang = useLanguage()
  const { crew, drafts } = useDeck()
  const { tasks, left } = useStore(crew.store)
  const [open, setOpen] = useState<string | null>(null)
  const running = tasks.filter(({ ended }) => ended === null).toSorted((a, b) => dueMs(a) - dueMs(b))
  const over = tasks.filter(({ ended }) => ended !== null).toReversed()
  const undone = left.filter(({ closed }) => closed === null).length
  return (
    <>
      {tasks.length === 0 && <p className={styles.quiet}>{say(lang, 'screen.tasks.teach')}</p>}
      <ul className={styles.lines}>
        {running.map((task) => (
          <li key={task.taskId} data-task={task.taskId}>
            <TaskLine task={task} isOpen={open === task.taskId} onToggle={() => setOpen(open === task.taskId ? null : task.taskId)} />
            {open === task.taskId && <TaskWork incident={incident} task={task} onDone={() => setOpen(null)} />}
          </li>
        ))}
      </ul>
      <div className={styles.acts}>
        <Button look="quiet" onPress={() => begin(drafts, incident.id, say(lang, 'screen.tasks.begin'))}>
          {say(lang, 'screen.tasks.add')}
        </Button>
        <Button look="quiet" onPress={() => begin(drafts, incident.id, say(lang, 'screen.follow_ups.begin'))}>
          {say(lang, 'screen.follow_ups.add')}
        </Button>
      </div>
      {over.length > 0 && (
        <details className={styles.over}>
          <summary>{say(lang, 'screen.tasks.over', { count: over.length })}</summary>
          <ul className={styles.lines}>
            {over.map((task) => (
              <Ended key={task.taskId} task={task} />
            ))}
          </ul>
        </details>
      )}
      {left.length > 0 && (
        <p className={styles.quiet}>
          <a href={hashOf({ incidentId: incident.id, screen: 'followups' })}>{say(lang, 'screen.follow_ups.of_this', { count: undone })}</a>
        </p>
      )}
    </>
  )
}

const dueMs = ({ dueAt }: Task) => (dueAt === null ? Infinity : Date.parse(dueAt))

interface TaskLineProps {
  readonly task: Task
  readonly isOpen: boolean
  readonly onToggle: () => void
}

function TaskLine({ task, isOpen, onToggle }: TaskLineProps) {
  const lang = useLanguage()
  const now = useNow()
  const { title, owner, dueAt, acknowledgedAt } = task
  const late = isOver(task, now)
  const Icon = acknowledgedAt === null ? Circle : CircleDot
  const left = dueAt === null ? null : Math.abs(Date.parse(dueAt) - now)
  return (
    <button type="button" className={cx(styles.line, styles.task, late && styles.late)} aria-expanded={isOpen} onClick={onToggle}>
      <Icon size={12} role="img" aria-label={say(lang, acknowledgedAt === null ? 'task.unheard' : 'task.heard')} />
      <span>{title ?? say(lang, 'word.redacted')}</span>
      <small>
        {owner === '' ? say(lang, 'task.nobody') : (owner ?? say(lang, 'word.redacted'))}
        {left !== null && ` · ${say(lang, late ? 'screen.tasks.late' : 'screen.tasks.left', { time: ageText(lang, left) })}`}
      </small>
    </button>
  )
}

function Ended({ task: { taskId, title, owner, ended } }: { readonly task: Task }) {
  const lang = useLanguage()
  const { client } = useDeck()
  const { busy, problem, act } = useDeed()
  if (!ended) return null
  const Icon = ended.outcome === 'done' ? CircleCheck : CircleX
  return (
    <li>
      <div className={cx(styles.line, styles.task)}>
        <Icon size={12} role="img" aria-label={say(lang, `word.task.${ended.outcome}`)} />
        <span>
          {title ?? say(lang, 'word.redacted')}
          {ended.result !== '' && <em>{ended.result ?? say(lang, 'word.redacted')}</em>}
        </span>
        <small>
          {owner}
          <Button
            look="quiet"
            isPending={busy}
            label={`${say(lang, 'screen.tasks.reopen')}: ${title ?? ''}`}
            onPress={() => void act(() => client.tasks.reopen({ taskId }))}
          >
            {say(lang, 'screen.tasks.reopen')}
          </Button>
        </small>
      </div>
      <Problem of={problem} />
    </li>
  )
}
