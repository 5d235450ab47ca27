import type { ComponentProps } from 'react'
import Markdown from 'react-markdown'
import remarkCjkFriendly from 'remark-cjk-friendly'
import remarkGfm from 'remark-gfm'
import type { Language } from '../../../shared/domain/document/local-text.ts'
import { say } from '../../../shared/text/message.ts'
import { useLanguage } from '../../state/use-deck.ts'
import styles from './export.module.css'

interface PreviewProps {
  readonly markdown: string
  readonly fileName: string
  readonly language: Language
}

/** The Markdown as a reader will see it. Nothing in it is loaded: an image shows as its words. */
export function Preview({ markdown, fileName, language }: PreviewProps) {
  const lang = useLanguage()
  return (
    <section className={styles.paper} tabIndex={0} aria-label={say(lang, 'screen.export.preview', { fileName })}>
      <p className={styles.file}>{fileName}</p>
      <article lang={language} className={styles.document}>
        <Markdown remarkPlugins={plugins} disallowedElements={['img']} unwrapDisallowed components={parts}>
          {markdown}
        </Markdown>
      </article>
    </section>
  )
}

const plugins = [remarkGfm, remarkCjkFriendly]

/** What can be wider than the page scrolls by itself, by keyboard too. A link opens outside. */
const parts = { a: Outside, pre: Scrolling, table: Wide }

function Outside({ href, children }: ComponentProps<'a'>) {
  return (
    <a href={href} target="_blank" rel="noreferrer noopener">
      {children}
    </a>
  )
}

function Scrolling({ children }: ComponentProps<'pre'>) {
  return <pre tabIndex={0}>{children}</pre>
}

function Wide({ children }: ComponentProps<'table'>) {
  const lang = useLanguage()
  return (
    <div className={styles.wide} tabIndex={0} role="group" aria-label={say(lang, 'screen.export.table')}>
      <table>{children}</table>
    </div>
  )
}
