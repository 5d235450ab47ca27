import { cx } from './cx.ts'
import { shapes, type Part, type Shape } from './shapes.ts'
import styles from './mark.module.css'

interface MarkProps {
  readonly of: Shape
  /** Read out and shown on hover. Left out where the word stands beside it. */
  readonly label?: string | undefined
  /** Of something that is no longer so: its outline alone. */
  readonly past?: boolean
}

/** A meaning as a shape in its colour. */
export function Mark({ of, label, past = false }: MarkProps) {
  const named = label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label }
  const parts: readonly Part[] = shapes[of]
  return (
    <svg viewBox="0 0 12 12" className={cx(styles.mark, styles[of], past && styles.past)} data-mark={of} {...named}>
      {label !== undefined && <title>{label}</title>}
      {parts.map(({ d, line, dash }) =>
        line === undefined ? (
          <path key={d} d={d} fillRule="evenodd" className={styles.area} />
        ) : (
          <path key={d} d={d} className={styles.line} strokeWidth={line} strokeDasharray={dash} />
        ),
      )}
    </svg>
  )
}

/** A mark and its word, in its colour. */
export function MarkWord({ of, word, past = false }: { readonly of: Shape; readonly word: string; readonly past?: boolean }) {
  return (
    <span className={cx(styles.word, styles[of], past && styles.wordPast)}>
      <Mark of={of} past={past} />
      {word}
    </span>
  )
}
