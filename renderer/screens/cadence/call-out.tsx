import { Timer, X } from 'lucide-react'
import { useState } from 'react'
import { useStore } from 'zustand'
import { callOutOf } from '../../../shared/domain/cadence/select.ts'
import type { Incident } from '../../../shared/domain/incident/state.ts'
import { minutesText } from '../../../shared/domain/time/show.ts'
import { say } from '../../../shared/text/message.ts'
import { useDeck, useLanguage, useNow } from '../../state/use-deck.ts'
import { updateText } from './update-text.ts'
import styles from './cadence.module.css'

/** Every ten minutes, for a minute: how long it lasts, where it stands, when the next update is due. It asks for nothing and can be turned off. */
export function CallOut({ incident }: { readonly incident: Incident }) {
  const lang = useLanguage()
  const { settings } = useDeck()
  const wanted = useStore(settings.store, ({ view }) => view?.settings.callOut ?? true)
  const now = useNow()
  const [put, setPut] = useState<number | null>(null)
  const minutes = wanted ? callOutOf(incident, now) : null
  return (
    <div role="status" className={styles.callOutPlace}>
      {minutes !== null && put !== minutes && (
        <p className={styles.callOut} data-call-out={minutes}>
          <Timer size={13} aria-hidden />
          <span>
            {say(lang, 'cadence.call_out', {
              ...{ elapsed: minutesText(minutes * 60_000, lang), status: say(lang, `word.status.${incident.status}`) },
              update: updateText(incident, now, lang),
            })}
          </span>
          <button type="button" aria-label={say(lang, 'screen.notice.dismiss')} onClick={() => setPut(minutes)}>
            <X size={13} aria-hidden />
          </button>
        </p>
      )}
    </div>
  )
}
