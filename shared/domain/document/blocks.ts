/**
 * A document between the log and its file: plain text in a few kinds of block, the same for Markdown and every later
 * format. Nothing in a text is markup; a line break in it is a line break on paper.
 */
export type Block =
  | { readonly type: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly type: 'paragraph'; readonly text: string }
  | { readonly type: 'list'; readonly items: readonly string[] }
  | { readonly type: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
  /** Something the log does not say and the author must: shown as a gap, never filled in by us. */
  | { readonly type: 'prompt'; readonly text: string }
  | { readonly type: 'quote'; readonly text: string }
  /** Verbatim, in fixed width. */
  | { readonly type: 'code'; readonly text: string; readonly language: 'sql' | 'text' }

/** A composed document. */
export interface Document {
  readonly title: string
  readonly blocks: readonly Block[]
}

export const heading = (level: 1 | 2 | 3, text: string): Block => ({ type: 'heading', level, text })
export const paragraph = (text: string): Block => ({ type: 'paragraph', text })
export const list = (items: readonly string[]): Block => ({ type: 'list', items })
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): Block => ({ type: 'table', head, rows })
export const prompt = (text: string): Block => ({ type: 'prompt', text })
export const quote = (text: string): Block => ({ type: 'quote', text })
export const code = (text: string, language: 'sql' | 'text' = 'text'): Block => ({ type: 'code', text, language })

/** Laid out by hand: columns would fall apart in running text. */
const laidOut = /^[ \t]|\t| {2,}/mu

/** A person's text as a block that keeps it whole: running text as a quote, laid-out text and pasted evidence verbatim. */
export const verbatim = (text: string, evidence = false): Block => (evidence || laidOut.test(text) ? code(text) : quote(text))
