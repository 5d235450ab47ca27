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
        <Markdown
          remarkPlugins={[remarkGfm, remarkCjkFriendly]}
          disallowedElements={['img']}
          unwrapDisallowed
          components={{
            a: ({ href, children }) => <a href={href} target="_blank" rel="noreferrer noopener" children={children} />,
            pre: ({ children }) => <pre tabIndex={0} children={children} />,
            table: ({ children }) => (
              <div className={styles.wide} tabIndex={0} role="group" aria-label={say(language, 'screen.export.table')}>
                <table>{children}</table>
              </div>
            ),
          }}
        >
          {markdown}
        </Markdown>
      </article>
    </section>
  )
}
