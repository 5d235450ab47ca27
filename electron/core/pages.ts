import { randomBytes } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
}

/** The built renderer's files by the path they are asked by: a few MiB, kept, so that a build in between tears no page. */
export type Pages = ReadonlyMap<string, Page>

interface Page {
  readonly type: string
  readonly content: Buffer
}

/**
 * Reads the folder once. Only a path that is literally in the list is ever served, so no spelling of `..` can lead out
 * of it, and neither can a link: links are not listed. A folder that is not there has no pages.
 */
export async function readPages(folder: string): Promise<Pages> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const files = found.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name))
  const pages = new Map(await Promise.all(files.map((file) => load(folder, file))))
  const index = pages.get('/index.html')
  return index === undefined ? pages : pages.set('/', index)
}

async function load(folder: string, file: string): Promise<[string, Page]> {
  const path = `/${relative(folder, file).split(sep).join('/')}`
  return [path, { type: types[extname(file)] ?? 'application/octet-stream', content: await readFile(file) }]
}

/**
 * A page as it is to be handed out, with the headers that say what it is and what it may do.
 * `connect` is where the page may connect to, as connect-src of a Content-Security-Policy.
 */
export function pageAnswer({ type, content }: Page, connect: string) {
  const nonce = randomBytes(16).toString('base64')
  return {
    body: type.startsWith('text/html') ? Buffer.from(withNonce(content.toString(), nonce)) : content,
    headers: {
      'content-security-policy': policy(connect, nonce),
      'content-type': type,
      'x-content-type-options': 'nosniff',
    },
  }
}

const policy = (connect: string, nonce: string) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    `connect-src ${connect}`,
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')

/** What is printed: a page of its own, without a script, with its style in it and the product's fonts beside it. */
export const printPolicy = "default-src 'none'; style-src 'unsafe-inline'; font-src 'self'; base-uri 'none'; form-action 'none'"

const placeholder = /<meta\s[^>]*property="csp-nonce"[^>]*>/u

/** React Aria inserts one `<style>`; it takes its nonce from this element. */
function withNonce(html: string, nonce: string) {
  const meta = `<meta property="csp-nonce" nonce="${nonce}">`
  return placeholder.test(html) ? html.replace(placeholder, meta) : html.replace(/<head[^>]*>/u, (head) => head + meta)
}
