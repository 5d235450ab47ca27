import { TriangleAlert } from 'lucide-react'
import type { Refusal } from '../../shared/contract/errors.ts'
import type { Language } from '../../shared/domain/document/local-text.ts'
import { en } from '../../shared/text/en/index.ts'
import { sayAny } from '../../shared/text/message.ts'
import { useLanguage } from '../state/use-deck.ts'
import styles from './problem.module.css'

/** The sentence of a refusal as this screen says it: where the general one names a command's flags, the screen has its own. */
export function problemText(lang: Language, { code, detail }: Refusal): string {
  const own = `screen.error.${code}`
  return sayAny(lang, Object.hasOwn(en, own) ? own : `error.${code}`, detail)
}

/** A refusal, said where it was caused. Always in the page, so that a screen reader hears it when it comes. */
export function Problem({ of }: { readonly of: Refusal | null }) {
  const lang = useLanguage()
  return (
    <div role="alert" className={styles.place}>
      {of && (
        <p className={styles.problem}>
          <TriangleAlert size={14} aria-hidden />
          <span>{problemText(lang, of)}</span>
        </p>
      )}
    </div>
  )
}
