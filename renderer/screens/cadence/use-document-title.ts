import { useEffect } from 'react'
import { useStore } from 'zustand'
import { mostPressing } from '../../../shared/domain/cadence/select.ts'
import { isOpen, type Incident } from '../../../shared/domain/incident/state.ts'
import { practiceWord } from '../../../shared/domain/incident/mode.ts'
import { useDeck, useLanguage, useNow } from '../../state/use-deck.ts'
import { updateText } from './update-text.ts'

/** The window's title: what presses comes first, since a tab shows no more than its beginning. */
export function useDocumentTitle(incident: Incident | undefined) {
  const lang = useLanguage()
  const { incidents } = useDeck()
  const now = useNow()
  const byId = useStore(incidents.store, (all) => all.byId)
  const pressing = mostPressing(Object.values(byId).filter(isOpen), now)
  const due = pressing ? `⏰ ${updateText(pressing, now, lang)} · ` : ''
  const mark = incident ? practiceWord(incident.mode, lang) : null
  const named = incident?.title ? `${mark === null ? '' : `[${mark}] `}${incident.title} · Quarterdeck` : 'Quarterdeck'
  useEffect(() => {
    document.title = `${due}${named}`
  }, [due, named])
}
