import type { ReactNode } from 'react'
import { say } from '../../shared/text/message.ts'
import { useLanguage } from '../state/use-deck.ts'
import styles from './gallery.module.css'

type Title =
  | 'verdict'
  | 'severity'
  | 'risk'
  | 'staleness'
  | 'mode'
  | 'type'
  | 'colour'
  | 'button'
  | 'field'
  | 'choice'
  | 'answer'
  | 'problem'
  | 'environment'
  | 'keys'
  | 'time'
  | 'spark'
  | 'series'
  | 'edge'
  | 'left'
  | 'page'

/** A family of components beside each other. */
export function Group({ title, children }: { readonly title: Title; readonly children: ReactNode }) {
  const lang = useLanguage()
  return (
    <div className={styles.group} data-group={title}>
      <h3>{say(lang, `gallery.${title}`)}</h3>
      <div className={styles.members}>{children}</div>
    </div>
  )
}
