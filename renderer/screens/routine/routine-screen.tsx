import { SquareCheckBig } from 'lucide-react'
import { useEffect } from 'react'
import { useStore } from 'zustand'
import type { CheckView } from '../../../shared/contract/checks.ts'
import { say } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { cx } from '../../components/cx.ts'
import { Master, MasterLine } from '../../components/master.tsx'
import { Empty, Page } from '../../components/page.tsx'
import { Problem } from '../../components/problem.tsx'
import { useDeck, useLanguage } from '../../state/use-deck.ts'
import { ChecklistDetail } from './checklist-detail.tsx'
import { CheckMark, stateText } from './check-mark.tsx'
import { whenText } from './when-text.ts'
import styles from './routine.module.css'

/** The checks of quiet days: what is due, what is under way, what was found, and how it went before. */
export function RoutineScreen({ incidentId, item }: { readonly incidentId: string | null; readonly item: string | undefined }) {
  const lang = useLanguage()
  const { checks } = useDeck()
  const { list, state, problem, byRun } = useStore(checks.store)
  const shownRun = item?.startsWith('run-') ? item : undefined
  const open = list.find(({ checklistId }) => checklistId === (shownRun ? byRun[shownRun]?.checklistId : item)) ?? list[0]
  useEffect(() => {
    if (shownRun) void checks.loadRun(shownRun)
  }, [checks, shownRun])
  return (
    <Page
      title={say(lang, 'screen.rail.routine')}
      hint={say(lang, 'screen.routine.hint')}
      acts={<Button onPress={() => void checks.load()}>{say(lang, 'screen.routine.reload')}</Button>}
    >
      <Problem of={problem} />
      {state === 'ready' && list.length === 0 && (
        <Empty icon={<SquareCheckBig size={28} strokeWidth={1.5} aria-hidden />} title={say(lang, 'screen.routine.none')}>
          <p>{say(lang, 'screen.routine.none.says')}</p>
        </Empty>
      )}
      {open && (
        <Master
          label={say(lang, 'screen.rail.routine')}
          lines={list.map((one) => (
            <Line key={one.checklistId} check={one} isOpen={one === open} incidentId={incidentId} />
          ))}
        >
          <ChecklistDetail key={open.checklistId} check={open} incidentId={incidentId} shownRun={shownRun} />
        </Master>
      )}
    </Page>
  )
}

function Line({ check, isOpen, incidentId }: { readonly check: CheckView; readonly isOpen: boolean; readonly incidentId: string | null }) {
  const lang = useLanguage()
  return (
    <MasterLine to={{ incidentId, screen: 'routine', item: check.checklistId }} isOpen={isOpen} className={styles.line}>
      <CheckMark check={check} />
      <b>{check.title[lang]}</b>
      <small className={cx(check.isLate && styles.late)}>
        {stateText(check, lang)}
        {check.dueAt !== null && ` · ${whenText(check.state === 'done' ? check.nextAt! : check.dueAt, check.zone, lang)}`}
      </small>
    </MasterLine>
  )
}
