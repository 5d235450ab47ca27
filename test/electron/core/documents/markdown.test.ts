import fc from 'fast-check'
import type { Nodes, Root } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { describe, expect, it } from 'vitest'
import { markdownOf } from '../../../../electron/core/documents/markdown.ts'
import { code, heading, list, paragraph, prompt, quote, table, type Block } from '../../../../shared/domain/document/blocks.ts'

const write = (...blocks: Block[]) => markdownOf({ title: '', blocks }, 'en')
const read = (markdown: string): Root => fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })

/** What a reader sees of a node. */
function seen(node: Nodes): string {
  if (node.type === 'break') return '\n'
  if ('value' in node) return node.type === 'html' ? `<html!>${node.value}` : node.value
  if (!('children' in node)) return `<${node.type}!>`
  const apart = node.type === 'blockquote' || node.type === 'listItem' ? '\n' : ''
  return node.children.map(seen).join(apart)
}

/** The same, of the text as typed: no blanks at the ends of lines, no blank lines. */
const visible = (text: string) =>
  text
    .replaceAll(/\r\n?/gu, '\n')
    .replaceAll(/[\u0000-\u0008\u000B-\u001F]/gu, (control) => String.fromCodePoint(0x2400 + control.codePointAt(0)!))
    .replaceAll('\u007F', '\u2421')
const lines = (text: string) =>
  visible(text)
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .join('\n')
const oneLine = (text: string) =>
  visible(text)
    .replaceAll(/\s*\n\s*/gu, ' ')
    .trim()

const nasty = fc.constantFrom(
  ...[
    '|',
    '||',
    '#',
    '# ',
    '<script>alert(1)</script>',
    '<!--',
    '-->',
    '`',
    '```',
    '~~~',
    '**',
    '*',
    '_',
    '~',
    '[',
    '](',
    '![',
    '\\',
    '&amp;',
    '&#x20;',
  ],
  ...[
    '\n',
    '\n\n',
    '\r\n',
    '\t',
    '  ',
    ' ',
    '- ',
    '1. ',
    '1) ',
    '+ ',
    '> ',
    '===',
    '---',
    '***',
    '[^1]',
    '[x] ',
    '- [ ] ',
    ':',
    '$',
    '<',
    '>',
    '!',
    '=',
  ],
  ...[
    'https://grafana.example/d?a=1&b=2',
    'www.example.com',
    'a@b.example',
    'http://',
    '장애',
    '을(를)',
    '🙂',
    '\u0000',
    '\u001B[31m',
    '\u00A0',
    '\u3000',
  ],
)
const typed = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.array(fc.oneof(nasty, fc.string({ unit: 'grapheme', maxLength: 5 })), { maxLength: 12 }).map((parts) => parts.join('')),
)
const something = typed.filter((text) => lines(text) !== '')

describe('markdownOf', () => {
  it('shows a paragraph, a quote, a prompt and a list item as they were typed', () => {
    fc.assert(
      fc.property(something, (text) => {
        const [said, quoted, asked, listed] = read(write(paragraph(text), quote(text), prompt(text), list([text, text]))).children
        expect(seen(said!)).toBe(lines(text))
        expect(seen(quoted!)).toBe(lines(text))
        expect(seen(asked!)).toBe(`To be written: ${lines(text)}`)
        expect(listed).toMatchObject({ type: 'list', children: [{ type: 'listItem' }, { type: 'listItem' }] })
        if (listed?.type === 'list') expect(listed.children.map(seen)).toEqual([lines(text), lines(text)])
      }),
      { numRuns: 400 },
    )
  })

  it('shows headings and the cells of a table as they were typed, on one line', () => {
    fc.assert(
      fc.property(something, something, something, (a, b, c) => {
        const [title, grid] = read(
          write(
            heading(2, a),
            table(
              [a, b],
              [
                [c, a],
                ['', b],
              ],
            ),
          ),
        ).children
        expect(title).toMatchObject({ type: 'heading', depth: 2 })
        expect(seen(title!)).toBe(oneLine(a))
        const cells = grid?.type === 'table' ? grid.children.map((row) => row.children.map(seen)) : []
        expect(cells).toEqual([
          [oneLine(a), oneLine(b)],
          [oneLine(c), oneLine(a)],
          ['', oneLine(b)],
        ])
      }),
      { numRuns: 400 },
    )
  })

  it('keeps what is verbatim to the letter, with a fence longer than any inside', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const [block, ...rest] = read(write(code(text, 'sql'))).children
        expect(rest).toEqual([])
        expect(block).toMatchObject({ type: 'code', lang: 'sql', value: visible(text) })
      }),
      { numRuns: 400 },
    )
    expect(write(code('a\n````\nb'))).toBe('`````text\na\n````\nb\n`````\n')
  })

  it('never lets a text become markup, a picture or a tag', () => {
    fc.assert(
      fc.property(something, (text) => {
        const kinds = new Set<string>()
        const visit = (node: Nodes) => {
          kinds.add(node.type)
          if ('children' in node) node.children.forEach(visit)
        }
        visit(read(write(heading(1, text), paragraph(text), table([text], [[text]]))))
        expect([...kinds].filter((kind) => !plainKinds.has(kind))).toEqual([])
      }),
      { numRuns: 400 },
    )
  })

  it('keeps web addresses whole, and links nothing else', () => {
    const text =
      '패널 https://grafana.example/d/pg?orgId=1&from=now-1h를 보세요. (https://example.com/a_b). javascript:alert(1), data:text/html,x'
    const links: string[] = []
    const visit = (node: Nodes) => {
      if (node.type === 'link') links.push(node.url)
      if ('children' in node) node.children.forEach(visit)
    }
    visit(read(write(paragraph(text))))
    expect(links).toEqual(['https://grafana.example/d/pg?orgId=1&from=now-1h', 'https://example.com/a_b'])
  })

  it('gives tables a head that every reader of Markdown knows', () => {
    expect(write(table(['a', 'b'], [['1', '긴 칸']]))).toBe('| a | b |\n| --- | --- |\n| 1 | 긴 칸 |\n')
  })
})

const plainKinds = new Set(['root', 'heading', 'paragraph', 'table', 'tableRow', 'tableCell', 'text', 'link', 'break'])
