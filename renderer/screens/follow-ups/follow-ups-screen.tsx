import { Circle, CircleCheck, CircleX } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { Refusal } from '../../../shared/contract/errors.ts'
import type { FollowUpLine } from '../../../shared/contract/follow-ups.ts'
import { ageMs, isLate } from '../../../shared/domain/follow-up/select.ts'
import type { Incident } from '../../../shared/domain/incident/state.ts'
import { isPractice } from '../../../shared/domain/incident/mode.ts'
import { matching } from '../../../shared/domain/palette/match.ts'
import { rfc3339In } from '../../../shared/domain/time/parse.ts'
import { say } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { cx } from '../../components/cx.ts'
import { Field } from '../../components/field.tsx'
import { ModeWord } from '../../components/mode.tsx'
import { Empty, Filters, Page } from '../../components/page.tsx'
import { Problem } from '../../components/problem.tsx'
import { Segments } from '../../components/segments.tsx'
import { ageText } from '../../components/time-text.ts'
import { useDeck, useLanguage, useNow } from '../../state/use-deck.ts'
import { FollowUpForm } from './follow-up-form.tsx'
import { Moment } from '../../components/times.tsx'
import styles from './follow-ups.module.css'

const sides = ['real', 'practice'] as const
const shows = ['open', 'all'] as const
const fresh = '+'

/** What incidents left to do, what presses first, with its age. What came of practice stands apart. */
export function FollowUpsScreen({ incident }: { readonly incident: Incident | undefined }) {
  const lang = useLanguage()
  const { client, crew } = useDeck()
  const version = useStore(crew.store, (state) => state.version)
  const [side, setSide] = useState<(typeof sides)[number]>(incident && isPractice(incident.mode) ? 'practice' : 'real')
  const [show, setShow] = useState<(typeof shows)[number]>('open')
  const [typed, setTyped] = useState('')
  const [open, setOpen] = useState<string | null>(null)
  const [lines, setLines] = useState<readonly FollowUpLine[] | null>(null)
  const [problem, setProblem] = useState<Refusal | null>(null)
  useEffect(() => {
    let isShown = true
    void client.followUps.list({ practice: side === 'practice' }).then((reply) => {
      if (!isShown) return
      setProblem(reply.ok ? null : reply.error)
      if (reply.ok) setLines(reply.value)
    })
    return () => void (isShown = false)
  }, [client, side, version])

  const all = lines ?? []
  const findable = all
    .filter(({ closed }) => show === 'all' || closed === null)
    .map((line) => ({
      ...line,
      title: line.text ?? '',
      words: [line.owner ?? '', line.ticket ?? '', line.incidentTitle ?? '', line.incidentId],
    }))
  const found = matching(findable, typed)
  return (
    <Page
      title={say(lang, 'screen.rail.followups')}
      hint={say(lang, 'screen.follow_ups.hint')}
      acts={incident && <Button onPress={() => setOpen(open === fresh ? null : fresh)}>{say(lang, 'screen.follow_ups.add')}</Button>}
    >
      <Problem of={problem} />
      {open === fresh && incident && <FollowUpForm incidentId={incident.id} onDone={() => setOpen(null)} />}
      <Filters>
        <Segments
          label={say(lang, 'screen.follow_ups.side')}
          value={side}
          onChange={setSide}
          options={sides.map((value) => ({ value, text: say(lang, `screen.follow_ups.side.${value}`) }))}
        />
        <Segments
          label={say(lang, 'screen.follow_ups.show')}
          value={show}
          onChange={setShow}
          options={shows.map((value) => ({
            value,
            text: say(lang, `screen.follow_ups.show.${value}`, {
              count: all.filter(({ closed }) => value === 'all' || closed === null).length,
            }),
          }))}
        />
        <Field label={say(lang, 'screen.follow_ups.find')} value={typed} onChange={setTyped} maxLength={100} />
      </Filters>
      {lines !== null && all.length === 0 && (
        <Empty title={say(lang, 'screen.follow_ups.none')}>
          <p>{say(lang, 'screen.follow_ups.none.says')}</p>
        </Empty>
      )}
      {all.length > 0 && found.length === 0 && <p className={styles.none}>{say(lang, 'screen.follow_ups.no_match')}</p>}
      <ul className={styles.list}>
        {found.map((line) => (
          <li key={line.followUpId} data-follow-up={line.followUpId}>
            <Line
              line={line}
              isOpen={open === line.followUpId}
              onToggle={() => setOpen(open === line.followUpId ? null : line.followUpId)}
            />
            {open === line.followUpId && <FollowUpForm incidentId={line.incidentId} of={line} onDone={() => setOpen(null)} />}
          </li>
        ))}
      </ul>
    </Page>
  )
}

const signs = { done: CircleCheck, dropped: CircleX } as const

function Line({ line, isOpen, onToggle }: { readonly line: FollowUpLine; readonly isOpen: boolean; readonly onToggle: () => void }) {
  const lang = useLanguage()
  const now = useNow()
  const { text, kind, priority, owner, due, ticket, closed, notedAt, incidentTitle, mode, zone } = line
  const Icon = closed ? signs[closed.outcome] : Circle
  const late = isLate(line, rfc3339In(now, zone).slice(0, 10))
  const redacted = say(lang, 'word.redacted')
  return (
    <button type="button" className={cx(styles.line, closed && styles.closed)} aria-expanded={isOpen} onClick={onToggle}>
      <Icon
        size={12}
        role="img"
        aria-label={closed ? say(lang, `word.follow_up_outcome.${closed.outcome}`) : say(lang, 'screen.follow_ups.is_open')}
      />
      <span className={styles.text}>
        <b>{text ?? redacted}</b>
        <small>
          {isPractice(mode) && <ModeWord mode={mode} />}
          {priority === 'high' && <span className={cx(closed === null && styles.high)}>{say(lang, 'screen.follow_ups.high')}</span>}
          <span>{incidentTitle ?? redacted}</span>
          {ticket !== '' && <span>{ticket ?? redacted}</span>}
        </small>
      </span>
      <span className={styles.quiet}>{say(lang, `word.follow_up.${kind}`)}</span>
      <span className={styles.quiet}>{owner === '' ? say(lang, 'follow_up.nobody') : (owner ?? redacted)}</span>
      <span className={cx(styles.quiet, late && styles.late)}>
        {due === null ? '—' : late ? say(lang, 'screen.follow_ups.late', { due }) : due}
      </span>
      <Moment at={notedAt} zone={zone} className={styles.age}>
        {ageText(lang, ageMs(line, now))}
      </Moment>
    </button>
  )
}
