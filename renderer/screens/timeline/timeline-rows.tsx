import { useEffect, useEffectEvent, type FocusEvent, type KeyboardEvent } from 'react'
import type { Incident } from '../../../shared/domain/incident/state.ts'
import { say } from '../../../shared/text/message.ts'
import { keyOf, type TimelineRow } from '../../state/order.ts'
import { useLanguage } from '../../state/use-deck.ts'
import { useLooks } from './looks.ts'
import { onReveal } from './reveal.ts'
import { TimelineLine } from './timeline-line.tsx'
import type { useVirtualRows } from './use-virtual-rows.ts'
import styles from './timeline.module.css'

interface RowsProps {
  readonly incident: Incident
  readonly rows: readonly TimelineRow[]
  /** The record has rows before these. */
  readonly earlier: boolean
  readonly state: ReturnType<typeof useVirtualRows>
  readonly onNearStart: () => void
  /** The very first row is wanted, however many pages back. */
  readonly onStart: () => void
}

/** How near the first row that is held the reader may come before older ones are asked for. */
const nearStart = 40

/** The rows in view and some around them. Arrows, Page Up and Down, Home and End go from row to row, past what is in the page; Ctrl+Home to the first on record. */
export function TimelineRows({ incident, rows, earlier, state, onNearStart, onStart }: RowsProps) {
  const lang = useLanguage()
  const looks = useLooks()
  const { scroller, virtual, activeAt, setActive, focusRow, onScroll } = state
  const items = virtual.getVirtualItems()
  const [from, to] = [virtual.range?.startIndex ?? 0, virtual.range?.endIndex ?? 0]

  const isNear = earlier && rows.length > 0 && from < nearStart
  const nearing = useEffectEvent(onNearStart)
  useEffect(() => {
    // The first rendering stands at the top, before it is put where it belongs.
    if (isNear && (scroller.current?.scrollTop ?? 0) < nearStart * 100) nearing()
  }, [isNear, rows.length, scroller])

  const toRow = useEffectEvent((key: string) => {
    focusRow(
      rows.findIndex((row) => keyOf(row) === key),
      'center',
    )
  })
  useEffect(() => onReveal((key) => toRow(key)), [])

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const { target, currentTarget } = event
    if (target !== currentTarget && !(target as Element).matches('[data-key]')) return
    if (event.key === 'Home' && event.ctrlKey !== event.metaKey && !event.altKey && !event.shiftKey) {
      event.preventDefault()
      return onStart()
    }
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    const page = Math.max(1, to - from - 1)
    const stands = target === currentTarget ? null : activeAt
    const next: Readonly<Record<string, number>> = {
      ArrowDown: stands === null ? from : stands + 1,
      ArrowUp: stands === null ? to : stands - 1,
      PageDown: (stands ?? from) + page,
      PageUp: (stands ?? to) - page,
      Home: 0,
      End: rows.length - 1,
    }
    const at = next[event.key]
    if (at === undefined) return
    event.preventDefault()
    focusRow(Math.max(0, Math.min(rows.length - 1, at)))
  }
  const onFocus = ({ target }: FocusEvent) => setActive(target.closest('[data-key]')?.getAttribute('data-key') ?? null)

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a region that scrolls takes the arrows anyway; ours move from row to row
    <div
      className={styles.rows}
      ref={scroller}
      onScroll={onScroll}
      onKeyDown={onKeyDown}
      onFocus={onFocus}
      onBlur={({ relatedTarget, currentTarget }) => !currentTarget.contains(relatedTarget) && setActive(null)}
      tabIndex={0}
      role="region"
      aria-label={say(lang, 'screen.timeline.title')}
    >
      <ol className={styles.list} style={{ height: virtual.getTotalSize() }}>
        {items.map(({ key, index, start }) => {
          const row = rows[index]
          return (
            row && (
              <li
                key={String(key)}
                ref={virtual.measureElement}
                data-index={index}
                data-key={key}
                tabIndex={-1}
                aria-setsize={earlier ? -1 : rows.length}
                aria-posinset={index + 1}
                style={{ transform: `translateY(${start}px)` }}
              >
                <TimelineLine row={row} before={rows[index - 1]} zone={incident.zone} looks={looks} lang={lang} />
              </li>
            )
          )
        })}
      </ol>
    </div>
  )
}
