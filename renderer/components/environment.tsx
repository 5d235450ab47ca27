import { ShieldAlert } from 'lucide-react'
import { sayAny } from '../../shared/text/message.ts'
import { useLanguage } from '../state/use-deck.ts'
import { cx } from './cx.ts'
import styles from './environment.module.css'

/** Where something stands. Production is marked wherever it appears, by shape, weight and colour. A plan may name one that this version has no word for. */
export function EnvironmentWord({ of }: { readonly of: string }) {
  const lang = useLanguage()
  const live = of.startsWith('production')
  const word = sayAny(lang, `word.environment.${of}`, {})
  return (
    <span className={cx(styles.word, live && styles.live)} data-environment={of}>
      {live && <ShieldAlert size={11} aria-hidden />}
      {word.startsWith('word.') ? of : word}
    </span>
  )
}
