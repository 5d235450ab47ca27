import { useStore } from 'zustand'
import { say } from '../../../shared/text/message.ts'
import { cx } from '../../components/cx.ts'
import { clockOfMs } from '../../components/time-text.ts'
import { VerdictMark } from '../../components/verdict.tsx'
import { useDeck, useLanguage } from '../../state/use-deck.ts'
import styles from './bar.module.css'

/** Whether what is on screen is now; and if it is not, as of when it is. */
export function LinkState({ zone }: { readonly zone: string }) {
  const lang = useLanguage()
  const { link, host } = useDeck()
  const state = useStore(link)
  const readOnly = useStore(host.store, ({ view }) => view?.readOnly ?? false)
  const online = state.state === 'online'
  return (
    <div className={cx(styles.link, !online && styles.away)}>
      <dt>{say(lang, 'screen.link')}</dt>
      <dd>
        <span role="status">
          <VerdictMark verdict={online ? (readOnly ? 'warning' : 'ok') : 'unknown'} silent />
          {online
            ? say(lang, readOnly ? 'screen.link.read_only' : 'screen.link.online')
            : state.state === 'reconnecting'
              ? say(lang, 'screen.link.reconnecting', { moment: clockOfMs(state.since, zone) })
              : say(lang, 'screen.link.connecting')}
        </span>
      </dd>
    </div>
  )
}
