import { say } from '../../../shared/text/message.ts'
import type { PlaybookEntry } from '../../state/playbooks.ts'
import { useLanguage } from '../../state/use-deck.ts'
import styles from './playbooks.module.css'

/** The file is broken, and what it said when it was last right is what would be done. */
export function StandsIn({ entry: { standsInSince } }: { readonly entry: PlaybookEntry }) {
  const lang = useLanguage()
  if (standsInSince === null) return null
  return <p className={styles.warns}>{say(lang, 'screen.playbooks.stands_in', { since: standsInSince.slice(0, 16).replace('T', ' ') })}</p>
}
