import type { BlockContent, Link, PhrasingContent, RootContent, TableRow, Text } from 'mdast'
import { gfmToMarkdown } from 'mdast-util-gfm'
import { toMarkdown } from 'mdast-util-to-markdown'
import type { Block, Document } from '../../../shared/domain/document/blocks.ts'
import type { Language } from '../../../shared/domain/document/local-text.ts'
import { say } from '../../../shared/text/message.ts'

/**
 * A document as GitHub-flavoured Markdown. Whatever a text holds is shown as text, never taken for markup. Table columns are
 * not padded to their widest cell: one long row would fill all others with blanks.
 */
export function markdownOf(document: Document, lang: Language): string {
  const children = document.blocks.map((block) => nodeOf(block, lang))
  return toMarkdown(
    { type: 'root', children },
    { bullet: '-', rule: '-', emphasis: '_', extensions: [gfmToMarkdown({ stringLength: () => 3 })] },
  )
}

function nodeOf(block: Block, lang: Language): RootContent {
  switch (block.type) {
    case 'heading':
      return { type: 'heading', depth: block.level, children: [text(lineOf(block.text))] }
    case 'paragraph':
      return { type: 'paragraph', children: phrasing(block.text) }
    case 'list':
      return {
        ...{ type: 'list', ordered: false, spread: false },
        children: block.items.map((item) => ({ type: 'listItem', spread: false, children: paragraphs(item) })),
      }
    case 'table':
      return { type: 'table', children: [rowOf(block.head), ...block.rows.map(rowOf)] }
    case 'prompt': {
      const label: PhrasingContent = { type: 'strong', children: [text(say(lang, 'document.prompt'))] }
      return { type: 'blockquote', children: [{ type: 'paragraph', children: [label, text(' '), ...phrasing(block.text)] }] }
    }
    case 'quote':
      return { type: 'blockquote', children: paragraphs(block.text) }
    case 'code':
      return { type: 'code', lang: block.language, value: plain(block.text) }
  }
}

const rowOf = (cells: readonly string[]): TableRow => ({
  type: 'tableRow',
  children: cells.map((cell) => ({ type: 'tableCell', children: linked(lineOf(cell)) })),
})

/** Blank lines part paragraphs, as in every text field people type into. */
const paragraphs = (written: string): BlockContent[] =>
  plain(written)
    .split(/\n[ \t]*\n+/u)
    .filter((part) => part.trim() !== '')
    .map((part) => ({ type: 'paragraph', children: phrasing(part) }))

/** Lines end where they were ended. */
const phrasing = (written: string): PhrasingContent[] =>
  plain(written)
    .trim()
    .split(/\n+/u)
    .flatMap((line, index): PhrasingContent[] => [...(index === 0 ? [] : [{ type: 'break' } as const]), ...linked(line.trim())])

const address = /https?:\/\/[\w\-./?#@!$&()*+,;=:%~]*[\w\-/#=&%]/gu

/** Web addresses stay addresses: escaped they could be neither followed nor copied. Letters after one (를) are not part of it. */
function linked(line: string): (Text | Link)[] {
  const found = [...line.matchAll(address)]
  const parts = found.flatMap((match, index): (Text | Link)[] => {
    const from = index === 0 ? 0 : found[index - 1]!.index + found[index - 1]![0].length
    return [text(line.slice(from, match.index)), { type: 'link', url: match[0], children: [text(match[0])] }]
  })
  const end = found.at(-1)
  const rest = text(end ? line.slice(end.index + end[0].length) : line)
  return [...parts, rest].filter((node) => node.type === 'link' || node.value !== '')
}

const text = (value: string): Text => ({ type: 'text', value })

const lineOf = (written: string) =>
  plain(written)
    .replaceAll(/\s*\n\s*/gu, ' ')
    .trim()

/** Line ends as \n; other control characters, which no Markdown can carry, as their pictures (␛). */
const plain = (written: string) =>
  written
    .toWellFormed()
    .replaceAll(/\r\n?/gu, '\n')
    .replaceAll(/[\u0000-\u0008\u000B-\u001F]/gu, (control) => String.fromCodePoint(0x2400 + control.codePointAt(0)!))
    .replaceAll('\u007F', '\u2421')
