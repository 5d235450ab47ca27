import { ShieldAlert } from 'lucide-react'
import type { Environment } from '../../shared/domain/connection/events.ts'
import { say } from '../../shared/text/message.ts'
import { useLanguage } from '../state/use-deck.ts'
import { cx } from './cx.ts'
import styles from './environment.module.css'

/** Where something stands. Production is marked wherever it appears, by shape, weight and colour. */
export function EnvironmentWord({ of }: { readonly of: Environment }) {
  const lang = useLanguage()
  const live = of.startsWith('production')
  return (
    <span className={cx(styles.word, live && styles.live)} data-environment={of}>
      {live && <ShieldAlert size={11} aria-hidden />}
      {say(lang, `word.environment.${of}`)}
    </span>
  )
}
