import { say } from '../../shared/text/message.ts'
import { useLanguage } from '../state/use-deck.ts'
import { Group } from './group.tsx'
import styles from './gallery.module.css'

const sizes = [1, 2, 3, 4, 5, 6] as const
const roles = ['text', 'text-quiet', 'text-faint', 'act', 'ok', 'warning', 'critical', 'unknown', 'drill', 'exercise', 'tabletop'] as const

/** Korean, Latin and figures in one line; every size on its line; every colour by the name of its role. */
export function Type() {
  const lang = useLanguage()
  return (
    <>
      <Group title="type">
        <ul className={styles.sizes}>
          {sizes.map((size) => (
            <li key={size} style={{ font: `400 var(--size-${size}) / var(--line-${size}) var(--font-text)` }}>
              {say(lang, 'gallery.row')}
            </li>
          ))}
        </ul>
        <p className={styles.baseline} data-baseline>
          <time>14:27:31</time>
          <span>
            {say(lang, 'gallery.row')} <kbd>Ctrl K</kbd>
          </span>
          <code>judgment-primary</code>
        </p>
        <p className={styles.sentence}>{say(lang, 'gallery.sentence')}</p>
      </Group>
      <Group title="colour">
        {roles.map((role) => (
          <code key={role} style={{ color: `var(--${role})` }}>
            {role}
          </code>
        ))}
      </Group>
    </>
  )
}
