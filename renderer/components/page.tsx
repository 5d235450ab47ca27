import { useEffect, useRef, type ReactNode } from 'react'
import { cx } from './cx.ts'
import styles from './page.module.css'

interface PageProps {
  readonly title: string
  /** One sentence: what this screen is for. */
  readonly hint?: ReactNode
  readonly acts?: ReactNode
  readonly children: ReactNode
  /** A table of many columns rather than text to read. */
  readonly wide?: boolean
  /** Something on the page takes the focus itself. */
  readonly leaveFocus?: boolean
}

/** One screen beside the rail. Its heading takes the focus when it opens, so that the next key is not lost. */
export function Page({ title, hint, acts, children, wide = false, leaveFocus = false }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (!leaveFocus) heading.current?.focus()
  }, [leaveFocus])
  return (
    <main className={cx(styles.page, wide && styles.wide)} data-part="page">
      <header className={styles.head}>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {acts && <div className={styles.acts}>{acts}</div>}
        {hint && <p>{hint}</p>}
      </header>
      {children}
    </main>
  )
}

interface SectionProps {
  /** By which the palette finds it. */
  readonly name?: string
  readonly title: string
  readonly aside?: ReactNode
  readonly children: ReactNode
  readonly className?: string | undefined
}

export function Section({ name, title, aside, children, className }: SectionProps) {
  return (
    <section className={cx(styles.section, className)} data-section={name}>
      <h2 {...(name === undefined ? {} : { tabIndex: -1 })}>
        {title}
        {aside && <small>{aside}</small>}
      </h2>
      {children}
    </section>
  )
}

interface EmptyProps {
  readonly icon?: ReactNode
  readonly title: string
  readonly children: ReactNode
  readonly acts?: ReactNode
}

/** Nothing is here, why, and what will be: never a bare blank. */
export function Empty({ icon, title, children, acts }: EmptyProps) {
  return (
    <div className={styles.empty}>
      {icon}
      <h2>{title}</h2>
      {children}
      {acts && <div className={styles.acts}>{acts}</div>}
    </div>
  )
}

/** What narrows the list under it; the last of them, a search, has the room that is left. */
export function Filters({ children }: { readonly children: ReactNode }) {
  return <div className={styles.filters}>{children}</div>
}
