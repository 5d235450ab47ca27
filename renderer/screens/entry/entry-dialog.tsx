import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { Incident } from '../../../shared/domain/incident/state.ts'
import type { Recorded } from '../../../shared/domain/events.ts'
import { exactMoment } from '../../../shared/domain/time/show.ts'
import { describeEvent } from '../../../shared/domain/timeline/describe.ts'
import { say } from '../../../shared/text/message.ts'
import { keyOf, type TimelineRow } from '../../state/order.ts'
import { useDeck, useLanguage, usePage } from '../../state/use-deck.ts'
import { OverDialog } from '../over-dialog.tsx'
import { onAskedToCorrect } from './ask-to-correct.ts'
import { CorrectionForm } from './correction-form.tsx'
import styles from './entry.module.css'

/** Everything that can be done to one row, and what became of it so far. Enter on a row opens it, or Alt+E for the newest entry. */
export function EntryDialog({ incident }: { readonly incident: Incident }) {
  const lang = useLanguage()
  const { timeline } = useDeck()
  const { overlay } = usePage()
  const { row: key, deed } = useStore(overlay.store)
  const rows = useStore(timeline.store, (state) => state.rows)
  const row = key === null ? rows.findLast(isEntry) : rows.find((one) => keyOf(one) === key)
  useEnterOnRow()

  return (
    <OverDialog of="entry" title={say(lang, 'entry.screen.title')}>
      {row ? (
        <>
          <CorrectionForm key={`${keyOf(row)} ${deed}`} incident={incident} row={row} deed={deed} />
          <History incident={incident} row={row} />
        </>
      ) : (
        <p>{say(lang, 'entry.screen.none')}</p>
      )}
    </OverDialog>
  )
}

const isEntry = (row: TimelineRow) => row.type === 'timeline.entry_logged.v1'

/** A row that has the focus opens by Enter. */
function useEnterOnRow() {
  const { overlay } = usePage()
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { target } = event
      if (event.key !== 'Enter' || event.defaultPrevented || !(target instanceof HTMLElement) || !target.matches('li[data-key]')) return
      event.preventDefault()
      overlay.correct(target.dataset['key'] ?? null)
    }
    document.addEventListener('keydown', onKey)
    const stop = onAskedToCorrect((key) => overlay.correct(key))
    return () => {
      document.removeEventListener('keydown', onKey)
      stop()
    }
  }, [overlay])
}

/** The event itself and every correction, the first first, with who did it when. */
function History({ incident: { zone }, row }: { readonly incident: Incident; readonly row: TimelineRow }) {
  const lang = useLanguage()
  const { client } = useDeck()
  const [events, setEvents] = useState<readonly Recorded[]>([])
  useEffect(() => {
    let isShown = true
    const entryId = isEntry(row) ? String(row.data['entryId']) : undefined
    if (entryId === undefined) setEvents([row as Recorded])
    else {
      void client.entries.history({ entryId }).then((reply) => {
        if (isShown) setEvents(reply.ok ? (reply.value.events as readonly Recorded[]) : [row as Recorded])
      })
    }
    return () => void (isShown = false)
  }, [client, row])
  return (
    <section className={styles.history}>
      <h3>{say(lang, 'entry.screen.history')}</h3>
      <ol>
        {events.map((event) => {
          const { headline, body } = describeEvent(event, lang)
          return (
            <li key={keyOf(event)}>
              <small>
                {exactMoment(event.recordedAt, zone)} · {event.actor}
              </small>
              <p>{headline}</p>
              {body !== null && <pre>{body}</pre>}
            </li>
          )
        })}
      </ol>
    </section>
  )
}
