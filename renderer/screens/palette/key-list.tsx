import { say } from '../../../shared/text/message.ts'
import { onMac } from '../../components/keys.tsx'
import { keysOf, shortcuts, type ShortcutName } from '../../state/shortcuts.ts'
import { useLanguage } from '../../state/use-deck.ts'
import { OverDialog } from '../over-dialog.tsx'
import styles from './key-list.module.css'

/** The keys of one place of the screen; what stands in no list of ours (Enter, Alt 1) is written out. */
const inPlace = [
  { keys: 'Enter', says: 'screen.keys.enter' },
  { keys: 'Shift Enter', says: 'screen.composer.newline' },
  { keys: 'Alt 1–5', says: 'screen.keys.kind' },
  { keys: 'Esc', says: 'screen.keys.escape' },
  { keys: '← →', says: 'screen.keys.resize' },
] as const

/** Every key there is. */
export function KeyList() {
  const lang = useLanguage()
  const mac = onMac()
  return (
    <OverDialog of="keys" title={say(lang, 'screen.keys.title')} width={460} beginsAtClose>
      <dl className={styles.list}>
        {(Object.keys(shortcuts) as ShortcutName[]).map((name) => (
          <div key={name}>
            <dt>
              <kbd>{keysOf(name, mac)}</kbd>
            </dt>
            <dd>{say(lang, `screen.keys.${name}`)}</dd>
          </div>
        ))}
        {inPlace.map(({ keys, says }) => (
          <div key={says}>
            <dt>
              <kbd>{mac ? keys.replace('Alt ', '⌥').replace('Shift ', '⇧') : keys}</kbd>
            </dt>
            <dd>{say(lang, says)}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.hint}>{say(lang, 'screen.keys.hint')}</p>
    </OverDialog>
  )
}
