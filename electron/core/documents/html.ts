import rehypeSanitize from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import remarkCjkFriendly from 'remark-cjk-friendly'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import type { Language } from '../../../shared/domain/document/local-text.ts'
import { printPolicy } from '../pages.ts'
import { style } from './html-style.ts'

export interface HtmlRequest {
  readonly markdown: string
  readonly title: string
  readonly lang: Language
}

const toHtml = unified().use(remarkParse).use(remarkGfm).use(remarkCjkFriendly).use(remarkRehype).use(rehypeSanitize).use(rehypeStringify)

/**
 * A Markdown document as one page to be printed: no script, nothing loaded but the fonts beside it (`fonts/NAME.woff2`).
 * The same Markdown gives the same bytes.
 */
export function htmlOf({ markdown, title, lang }: HtmlRequest): string {
  const body = String(toHtml.processSync(markdown))
  const head = [
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${printPolicy}">`,
    `<title>${escaped(title)}</title>`,
    `<style>${style}</style>`,
  ]
  return `<!doctype html>\n<html lang="${lang}">\n<head>\n${head.join('\n')}\n</head>\n<body>\n${body}\n</body>\n</html>\n`
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
