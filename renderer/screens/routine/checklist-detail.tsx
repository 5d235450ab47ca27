import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { CheckView } from '../../../shared/contract/checks.ts'
import { say } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { cx } from '../../components/cx.ts'
import { Section } from '../../components/page.tsx'
import { useDeck, useLanguage, useNow } from '../../state/use-deck.ts'
import { Anomalies } from './anomalies.tsx'
import { AssignChecklist } from './assign-checklist.tsx'
import { BeginCheck } from './begin-check.tsx'
import { CheckHistoryView } from './check-history.tsx'
import { CheckMark, stateText } from './check-mark.tsx'
import { CheckRun } from './check-run.tsx'
import { whenText } from './when-text.ts'
import styles from './routine.module.css'

interface DetailProps {
  readonly check: CheckView
  readonly incidentId: string | null
  /** A check of the past that was asked for. */
  readonly shownRun: string | undefined
}

/** One checklist: when and whose it is, the check that answers for it, what that found, and how it went before. */
export function ChecklistDetail({ check, incidentId, shownRun }: DetailProps) {
  const lang = useLanguage()
  const { checks } = useDeck()
  const { byRun, histories } = useStore(checks.store)
  const now = useNow()
  const [again, setAgain] = useState(false)
  const { checklistId, runId: currentId } = check
  const runId = shownRun ?? currentId
  useEffect(() => {
    if (runId !== null) void checks.loadRun(runId)
    void checks.loadHistory(checklistId)
  }, [checks, checklistId, runId])
  const shown = runId === null ? undefined : byRun[runId]
  const history = histories[checklistId]
  const mayBegin = shownRun === undefined && (runId === null || again)
  return (
    <div className={styles.detail}>
      <header className={styles.head} data-checklist={checklistId}>
        <h2>
          {check.title[lang]}
          {check.source !== null && <small>{check.source}</small>}
        </h2>
        <p className={cx(styles.state, check.isLate && styles.late)}>
          <CheckMark check={check} />
          <b>{stateText(check, lang)}</b>
          {check.dueAt !== null && <span>{say(lang, 'screen.routine.for', { at: whenText(check.dueAt, check.zone, lang) })}</span>}
          {check.overdueAt !== null && check.state === 'due' && now < Date.parse(check.overdueAt) && (
            <span>{say(lang, 'screen.routine.until', { at: whenText(check.overdueAt, check.zone, lang) })}</span>
          )}
          {check.nextAt !== null && check.state === 'done' && (
            <span>{say(lang, 'screen.routine.next', { at: whenText(check.nextAt, check.zone, lang) })}</span>
          )}
        </p>
        <p className={styles.quiet}>
          {[check.schedule?.[lang], check.owners.join(', ')].filter(Boolean).join(' · ')}
          {check.missed.length > 0 && (
            <b className={styles.late}> · {say(lang, 'screen.routine.missed', { count: check.missed.length })}</b>
          )}
        </p>
        {check.text && <p className={styles.words}>{check.text[lang]}</p>}
        <AssignChecklist key={check.assignee} check={check} />
      </header>
      {mayBegin ? (
        <BeginCheck check={check} onBegun={() => setAgain(false)} />
      ) : shown ? (
        <>
          <Anomalies check={shown} incidentId={incidentId} />
          <CheckRun check={shown} />
          {shown.run.endedAt !== null && shownRun === undefined && (
            <p>
              <Button look="quiet" onPress={() => setAgain(true)}>
                {say(lang, 'screen.routine.again')}
              </Button>
            </p>
          )}
        </>
      ) : (
        <p className={styles.quiet}>{say(lang, 'screen.loading')}</p>
      )}
      {history && (
        <Section name="check-history" title={say(lang, 'screen.routine.history')}>
          <CheckHistoryView history={history} incidentId={incidentId} shownId={shown?.run.id ?? null} />
        </Section>
      )}
    </div>
  )
}
