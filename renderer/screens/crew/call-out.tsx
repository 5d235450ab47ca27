import { Copy, Phone } from 'lucide-react'
import { useState } from 'react'
import { useStore } from 'zustand'
import type { RosterView } from '../../../shared/contract/roster.ts'
import { practiceWord } from '../../../shared/domain/incident/mode.ts'
import type { Incident } from '../../../shared/domain/incident/state.ts'
import { matching } from '../../../shared/domain/palette/match.ts'
import { latestCall } from '../../../shared/domain/people/select.ts'
import type { CallOut } from '../../../shared/domain/people/state.ts'
import { nextInLine, telOf } from '../../../shared/domain/roster/select.ts'
import { roster as shape } from '../../../shared/domain/roster/spec.ts'
import { clockTime } from '../../../shared/domain/time/show.ts'
import { say } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { cx } from '../../components/cx.ts'
import { Field } from '../../components/field.tsx'
import { Problem } from '../../components/problem.tsx'
import { useDeck, useLanguage } from '../../state/use-deck.ts'
import { focusSoon } from '../focus.ts'
import { RosterState } from './roster-state.tsx'
import { useCopied } from './use-copied.ts'
import { useDeed } from './use-deed.ts'
import styles from './crew.module.css'

type Listed = RosterView['people'][number]

/** Whom to call, and whether they came. Arrows go through the people, Enter opens one. */
export function CallOutList({ incident }: { readonly incident: Incident }) {
  const lang = useLanguage()
  const { crew } = useDeck()
  const { roster, people } = useStore(crew.store)
  const [typed, setTyped] = useState('')
  const [reason, setReason] = useState('')
  const [open, setOpen] = useState<string | null>(null)
  if (!roster) return null
  const strangers = people.calls
    .map(({ person }) => person)
    .filter((name, at, all) => name !== null && all.indexOf(name) === at && !roster.people.some((one) => one.name === name))
    .map((name) => stranger(name ?? ''))
  const all = [...roster.people, ...strangers].map((one) => ({
    ...one,
    title: one.name,
    words: [one.handle, one.role ?? '', one.chat ?? '', ...one.rotas],
  }))
  const found = matching(all, typed)
  const fresh = typed.trim() !== '' && !all.some(({ name }) => name === typed.trim()) ? [stranger(typed.trim())] : []
  return (
    <div className={styles.callOut} ref={withArrows}>
      <RosterState roster={roster} zone={incident.zone} />
      <div className={styles.pair}>
        <Field label={say(lang, 'screen.call.find')} value={typed} onChange={setTyped} maxLength={100} autoFocus />
        <Field label={say(lang, 'screen.call.reason')} value={reason} onChange={setReason} maxLength={500} />
      </div>
      <ul className={styles.lines} aria-label={say(lang, 'screen.call.people')}>
        {[...found, ...fresh].map((one) => (
          <li key={one.handle} data-person={one.handle}>
            <PersonLine
              person={one}
              latest={latestCall(people, one.name)}
              zone={incident.zone}
              isOpen={open === one.handle}
              onToggle={() => setOpen(open === one.handle ? null : one.handle)}
            />
            {open === one.handle && (
              <CallWork
                incident={incident}
                person={one}
                reason={reason}
                onNext={(handle) => {
                  setTyped('')
                  setOpen(handle)
                  focusSoon(`[data-person="${CSS.escape(handle)}"] button`)
                }}
              />
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

const stranger = (name: string): Listed => ({ handle: name, name, role: null, phone: null, chat: null, deputies: [], rotas: [] })

/** From the field down into the people, and back. */
function withArrows(box: HTMLElement | null) {
  if (!box) return undefined
  const onKey = (event: KeyboardEvent) => moveByArrows(event, box)
  box.addEventListener('keydown', onKey)
  return () => box.removeEventListener('keydown', onKey)
}

function moveByArrows(event: KeyboardEvent, box: HTMLElement) {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step === 0 || event.isComposing || event.keyCode === 229) return
  const stops = [...box.querySelectorAll<HTMLElement>(':scope > div input, [data-person] > button')]
  const inputs = stops.filter((stop) => stop.matches('input')).length
  const at = stops.findIndex((stop) => stop === document.activeElement)
  if (at < 0) return
  event.preventDefault()
  // Both fields stand in one row: down from either is the first person.
  const next = step > 0 && at < inputs ? inputs : step < 0 && at === inputs ? 0 : at + step
  stops[next]?.focus()
}

interface PersonLineProps {
  readonly person: Listed
  readonly latest: CallOut | undefined
  readonly zone: string
  readonly isOpen: boolean
  readonly onToggle: () => void
}

function PersonLine({ person, latest, zone, isOpen, onToggle }: PersonLineProps) {
  const lang = useLanguage()
  const came = latest?.outcome === 'answered'
  return (
    <button type="button" className={cx(styles.line, styles.person)} aria-expanded={isOpen} onClick={onToggle}>
      <b>{person.name}</b>
      <span>{[person.role, person.handle === person.name ? null : person.handle].filter(Boolean).join(' · ')}</span>
      <small className={cx(latest && !came && latest.outcome !== null && styles.missed)}>
        {latest &&
          `${clockTime(latest.endedAt ?? latest.at, zone).slice(0, 5)} ${latest.outcome === null ? say(lang, 'screen.call.waiting') : say(lang, `word.call.${latest.outcome}`)}`}
      </small>
    </button>
  )
}

interface CallWorkProps {
  readonly incident: Incident
  readonly person: Listed
  readonly reason: string
  /** The next in line was called: by their handle. */
  readonly onNext: (handle: string) => void
}

/** One person: dialled by hand, noted here. What is asked next is whether they came. */
function CallWork({ incident, person, reason, onNext }: CallWorkProps) {
  const lang = useLanguage()
  const { client, crew } = useDeck()
  const { people, roster } = useStore(crew.store)
  const { busy, problem, act } = useDeed()
  const [copied, copy] = useCopied()
  const [note, setNote] = useState('')
  const latest = latestCall(people, person.name)
  const of = { incidentId: incident.id }
  const tel = telOf(person.phone ?? undefined)
  const next = latest && latest.outcome !== 'answered' && roster ? nextInLine(asRoster(roster), person.name, people.calls) : undefined
  const end = (outcome: 'answered' | 'declined' | 'no_answer') =>
    void act(() => client.people.endCall({ ...of, call: latest?.callId ?? person.name, outcome, note })).then((done) => done && setNote(''))
  const call = (means: 'phone' | 'chat' | 'other') => void act(() => client.people.call({ ...of, person: person.name, means, reason }))
  const practice = practiceWord(incident.mode, lang)
  const message = say(lang, 'screen.call.message', {
    ...{ mark: practice === null ? '' : `[${practice}] `, severity: say(lang, `word.severity.${incident.severity}`) },
    ...{ title: incident.title ?? say(lang, 'word.redacted'), reason: reason === '' ? '' : ` · ${reason}` },
  })
  return (
    <div className={styles.form}>
      {practice !== null && <p className={styles.waits}>{say(lang, 'screen.call.practice', { mode: practice })}</p>}
      <div className={styles.acts}>
        {tel !== undefined && (
          <a className={styles.tel} href={tel} onClick={() => call('phone')}>
            <Phone size={12} aria-hidden />
            {person.phone}
          </a>
        )}
        {person.phone !== null && (
          <Button look="quiet" label={`${say(lang, 'screen.call.copy')}: ${person.phone}`} onPress={() => copy(person.phone ?? '')}>
            <Copy size={12} aria-hidden />
            {say(lang, 'screen.call.copy')}
          </Button>
        )}
        {person.chat !== null && (
          <Button look="quiet" label={`${say(lang, 'screen.call.copy')}: ${person.chat}`} onPress={() => copy(person.chat ?? '')}>
            <Copy size={12} aria-hidden />
            {person.chat}
          </Button>
        )}
        <Button look="quiet" onPress={() => copy(message)}>
          <Copy size={12} aria-hidden />
          {say(lang, 'screen.call.copy_message')}
        </Button>
        <span role="status" className={styles.quiet}>
          {copied}
        </span>
      </div>
      <div className={styles.acts}>
        <Button isPending={busy} onPress={() => call('phone')}>
          {say(lang, 'screen.call.by_phone')}
        </Button>
        <Button isPending={busy} onPress={() => call('chat')}>
          {say(lang, 'screen.call.by_chat')}
        </Button>
      </div>
      {latest && (
        <>
          <Field label={say(lang, 'screen.call.note')} value={note} onChange={setNote} maxLength={500} />
          <div className={styles.acts}>
            {(['answered', 'declined', 'no_answer'] as const)
              .filter((outcome) => outcome !== latest.outcome)
              .map((outcome) => (
                <Button key={outcome} isPending={busy} onPress={() => end(outcome)}>
                  {say(lang, `word.call.${outcome}`)}
                </Button>
              ))}
            {next && (
              <Button
                isPending={busy}
                onPress={() =>
                  void act(() => client.people.escalate({ ...of, call: latest.callId })).then((done) => done && onNext(next.person.handle))
                }
              >
                {say(lang, 'screen.call.next', { person: next.person.name, why: why(next) })}
              </Button>
            )}
          </div>
        </>
      )}
      <Problem of={problem} />
    </div>
  )

  function why({ because, rota }: { because: 'deputy' | 'rota'; rota: string | null }): string {
    return because === 'deputy' ? say(lang, 'screen.call.deputy') : (roster?.rotas.find(({ name }) => name === rota)?.title ?? rota ?? '')
  }
}

/** The roster as its rules read it. */
function asRoster({ people, rotas }: RosterView) {
  return shape.parse({
    ...{ api_version: 'quarterdeck/v1', kind: 'Roster' },
    people: Object.fromEntries(people.map(({ handle, name, deputies }) => [handle, { name, deputies }])),
    rotas: Object.fromEntries(rotas.map(({ name, order }) => [name, { order }])),
  })
}
