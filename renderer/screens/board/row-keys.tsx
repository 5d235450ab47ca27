import { say } from '../../../shared/text/message.ts'
import { useLanguage } from '../../state/use-deck.ts'
import { keyOfAct } from './watch-keys.ts'
import styles from './board.module.css'

/** The keys that act on a row that has the focus. */
export function RowKeys() {
  const lang = useLanguage()
  const keys = [
    ['↑↓', 'move'],
    ['Enter', 'open'],
    [keyOfAct('now'), 'now'],
    [keyOfAct('cancel'), 'cancel'],
    [keyOfAct('keep'), 'keep'],
    [keyOfAct('pause'), 'pause'],
    ['Del', 'remove'],
  ] as const
  return (
    <ul className={styles.keys} aria-label={say(lang, 'board.keys')}>
      {keys.map(([key, act]) => (
        <li key={act}>
          <kbd>{key}</kbd> {say(lang, `board.key.${act}`)}
        </li>
      ))}
    </ul>
  )
}
