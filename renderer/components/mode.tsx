import type { ReactNode } from 'react'
import { say } from '../../shared/text/message.ts'
import { useLanguage } from '../state/use-deck.ts'
import { cx } from './cx.ts'
import { Mark } from './mark.tsx'
import styles from './mode.module.css'

/** The real thing, and the three ways of practising it. */
export const modes = ['real', 'drill', 'exercise', 'tabletop'] as const
export type Mode = (typeof modes)[number]

/** The word of a mode, always shown: a practice loudly, the real thing quietly. */
export function ModeWord({ mode }: { readonly mode: Mode }) {
  const lang = useLanguage()
  return (
    <strong className={cx(styles.word, styles[mode])}>
      <Mark of={mode} />
      {say(lang, `word.mode.${mode}`)}
    </strong>
  )
}

/** The whole window, framed while it is not the real thing: striped, doubled or dashed. It stands still and takes no room from a dialog. */
export function ModeFrame({ mode, children }: { readonly mode: Mode; readonly children: ReactNode }) {
  return (
    <div className={cx(styles.frame, styles[mode])} data-mode={mode}>
      {children}
    </div>
  )
}
