import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { isOpen, type Incident } from '../../../shared/domain/incident/state.ts'
import { foremost, summaryOf } from '../../../shared/domain/incident/summary.ts'
import { isPractice } from '../../../shared/domain/incident/mode.ts'
import { say } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { Choice } from '../../components/choice.tsx'
import { cx } from '../../components/cx.ts'
import { inOrder } from '../../state/incidents.ts'
import { useDeck, useLanguage, useNow } from '../../state/use-deck.ts'
import { Composer } from '../timeline/composer.tsx'
import { focusComposer } from '../timeline/composer-keys.ts'
import styles from './log-line.module.css'

/** The address of the small window: nothing but one line, for whoever is in another program. */
export const logLineHash = '#log-line'

/** Long enough to be read, short enough not to be waited for. */
const readMs = 900

/** One line into an incident that is named above it; with several open, the foremost unless another is chosen. */
export function LogLine() {
  const lang = useLanguage()
  const { byId, state } = useStore(useDeck().incidents.store)
  const [chosen, setChosen] = useState<string | null>(null)
  const [logged, setLogged] = useState(false)
  const open = inOrder(byId).filter(isOpen)
  const incident = open.find(({ id }) => id === chosen) ?? foremost(open)

  useEffect(() => {
    document.title = say(lang, 'screen.line.title')
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && !event.defaultPrevented && !event.isComposing && window.close()
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [lang])
  useEffect(() => {
    if (!logged) return
    const closing = setTimeout(() => window.close(), readMs)
    return () => clearTimeout(closing)
  }, [logged])
  useEffect(focusComposer, [incident?.id])

  if (state === 'loading') return <main className={styles.line}>{say(lang, 'screen.loading')}</main>
  if (!incident) {
    return (
      <main className={styles.line}>
        <h1>{say(lang, 'screen.line.none')}</h1>
        <p>{say(lang, 'screen.line.none_says')}</p>
        <Button onPress={() => window.close()}>{say(lang, 'screen.line.close')}</Button>
      </main>
    )
  }
  return (
    <main className={cx(styles.line, isPractice(incident.mode) && styles[incident.mode])}>
      <h1 className={styles.hidden}>{say(lang, 'screen.line.title')}</h1>
      <Where incident={incident} open={open} onChoose={setChosen} />
      <Composer key={incident.id} incident={incident} onLogged={() => setLogged(true)} />
      <p role="status" className={styles.logged}>
        {logged && say(lang, 'screen.line.logged')}
      </p>
    </main>
  )
}

interface WhereProps {
  readonly incident: Incident
  readonly open: readonly Incident[]
  readonly onChoose: (incidentId: string) => void
}

/** Which incident the line goes to, always in words; a list where there are several. */
function Where({ incident, open, onChoose }: WhereProps) {
  const lang = useLanguage()
  const now = useNow()
  if (open.length === 1) {
    return (
      <p className={styles.where}>
        {say(lang, 'screen.line.goes_to')} <b>{summaryOf(incident, now, lang)}</b>
      </p>
    )
  }
  const options = open.map((one) => ({ value: one.id, text: summaryOf(one, now, lang) }))
  return <Choice label={say(lang, 'screen.line.goes_to')} value={incident.id} options={options} onChange={onChoose} />
}
