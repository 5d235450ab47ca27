import { useEffect, useRef, useState } from 'react'
import type { OutputOf } from '../../../shared/contract/bridge.ts'
import type { Contract } from '../../../shared/contract/index.ts'
import type { Refusal } from '../../../shared/contract/errors.ts'
import type { Incident } from '../../../shared/domain/incident/state.ts'
import { exactMoment, minuteOf } from '../../../shared/domain/time/show.ts'
import { say } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { EnvironmentWord } from '../../components/environment.tsx'
import { Field } from '../../components/field.tsx'
import { Problem } from '../../components/problem.tsx'
import { VerdictWord } from '../../components/verdict.tsx'
import { useDeck, useLanguage } from '../../state/use-deck.ts'
import { FormDialog, submitting } from '../forms/form-dialog.tsx'
import { keyOf, ProposalList } from './proposal-list.tsx'
import styles from './changed.module.css'

type Found = OutputOf<Contract['changes']['find']>

/** What the connected systems say changed around the beginning: proposed, and put on the timeline by choice. */
export function ChangedDialog({ incident }: { readonly incident: Incident }) {
  const lang = useLanguage()
  return (
    <FormDialog of="changed" title={say(lang, 'changed.open')} incident={incident}>
      <ChangedForm incident={incident} />
    </FormDialog>
  )
}

function ChangedForm({ incident: { id, zone } }: { readonly incident: Incident }) {
  const lang = useLanguage()
  const { client } = useDeck()
  const { found, busy, problem, setProblem, ask } = useFound(id)
  const [from, setFrom] = useState('')
  const [until, setUntil] = useState('')
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [added, setAdded] = useState<number | null>(null)

  async function again() {
    if (busy) return
    setChosen([])
    setAdded(null)
    await ask({ from, until })
  }

  async function add() {
    const changes = (found?.proposals ?? []).filter((one) => chosen.includes(keyOf(one))).map(({ readingId, row }) => ({ readingId, row }))
    if (busy || changes.length === 0) return
    const reply = await client.changes.add({ incidentId: id, changes, language: lang })
    setProblem(reply.ok ? null : reply.error)
    if (!reply.ok) return
    setChosen([])
    await ask({ from, until })
    setAdded(reply.value.entryIds.length)
  }

  return (
    <div className={styles.form}>
      <p className={styles.quiet}>{say(lang, 'changed.about')}</p>
      <form className={styles.span} {...submitting(() => void again())}>
        <Field
          label={say(lang, 'changed.from')}
          value={from}
          onChange={setFrom}
          maxLength={64}
          {...(found ? { placeholder: minuteOf(found.from, zone) } : {})}
          mono
          autoFocus
        />
        <Field
          label={say(lang, 'changed.until')}
          value={until}
          onChange={setUntil}
          maxLength={64}
          {...(found ? { placeholder: minuteOf(found.until, zone) } : {})}
          mono
        />
        <Button type="submit" isPending={busy}>
          {say(lang, 'changed.ask')}
        </Button>
      </form>
      <p className={styles.quiet}>{say(lang, 'changed.time.hint', { zone })}</p>
      <Problem of={problem} />
      <p role="status" className={styles.quiet}>
        {busy
          ? say(lang, 'changed.asking')
          : added === null
            ? found && aroundText(found, zone, lang)
            : say(lang, 'changed.done', { n: added })}
      </p>
      {found && <Asked found={found} />}
      {found && found.asked.length === 0 && <p>{say(lang, 'changed.nobody')}</p>}
      {found && found.asked.length > 0 && found.proposals.length === 0 && (
        <p>{say(lang, 'changed.nothing', { from: exactMoment(found.from, zone), until: exactMoment(found.until, zone) })}</p>
      )}
      {found && found.proposals.length > 0 && (
        <form className={styles.form} {...submitting(() => void add())}>
          <ProposalList proposals={found.proposals} zone={zone} chosen={chosen} onChange={setChosen} />
          <div className={styles.acts}>
            <Button type="submit" look="primary" isPending={busy} isDisabled={chosen.length === 0}>
              {say(lang, 'changed.add', { n: chosen.length })}
            </Button>
          </div>
        </form>
      )}
    </div>
  )
}

const aroundText = ({ around }: Found, zone: string, lang: 'ko' | 'en') =>
  say(lang, 'changed.around', { milestone: around.milestone, moment: exactMoment(around.at, zone) })

/** Asked at once when it opens: there is nothing to fill in before. */
function useFound(incidentId: string) {
  const { client } = useDeck()
  const [found, setFound] = useState<Found | null>(null)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Refusal | null>(null)
  const isOpen = useRef(true)

  async function ask({ from, until }: { from: string; until: string }) {
    const span = { ...(from.trim() !== '' && { from: from.trim() }), ...(until.trim() !== '' && { until: until.trim() }) }
    setBusy(true)
    const reply = await client.changes.find({ incidentId, ...span })
    if (!isOpen.current) return
    setBusy(false)
    setProblem(reply.ok ? null : reply.error)
    if (reply.ok) setFound(reply.value)
  }
  const first = useRef(ask)
  useEffect(() => {
    isOpen.current = true
    void first.current({ from: '', until: '' })
    return () => void (isOpen.current = false)
  }, [])
  return { found, busy, problem, setProblem, ask }
}

/** Who was asked and what each made of it: a silent one is seen to be silent. */
function Asked({ found: { asked, proposals } }: { readonly found: Found }) {
  const lang = useLanguage()
  const shown = (readingId: string) => proposals.filter((one) => one.readingId === readingId).length
  return (
    <ul className={styles.asked} aria-label={say(lang, 'changed.asked')}>
      {asked.map(({ connection, environment, readingId, verdict, reason, count }) => (
        <li key={readingId}>
          <VerdictWord verdict={verdict} /> <b>{connection}</b> <EnvironmentWord of={environment} />
          <span className={styles.quiet}>
            {reason[lang]}
            {verdict !== 'unknown' && count > shown(readingId) && ` ${say(lang, 'changed.cut', { count, shown: shown(readingId) })}`}
          </span>
        </li>
      ))}
    </ul>
  )
}
