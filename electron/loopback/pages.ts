import { randomBytes } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join, relative, sep } from 'node:path'
import { refuse } from '../../shared/contract/errors.ts'
import { answer, commonHeaders } from './answers.ts'

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

/** The built renderer's files by the path they are asked by. */
export type Pages = ReadonlyMap<string, string>

/**
 * Lists the folder once. Only a path that is literally in this list is ever served, so no spelling of `..` can lead out
 * of it, and neither can a link: links are not listed. A folder that is not there has no pages.
 */
export async function listPages(folder: string): Promise<Pages> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const files = found.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name))
  const pages = new Map(files.map((file) => [`/${relative(folder, file).split(sep).join('/')}`, file]))
  const index = pages.get('/index.html')
  return index === undefined ? pages : pages.set('/', index)
}

export async function servePage(request: IncomingMessage, response: ServerResponse, pages: Pages) {
  const [path = ''] = (request.url ?? '').split('?')
  const file = pages.get(path)
  if (file === undefined) return answer(response, 404, refuse('call_unknown', { call: path.slice(0, 100) }))
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return answer(response, 405, refuse('input_invalid', { field: 'method', reason: 'GET only' }), { allow: 'GET, HEAD' })
  }
  const content = await readFile(file)
  const nonce = randomBytes(16).toString('base64')
  const body = file.endsWith('.html') ? Buffer.from(withNonce(content.toString(), nonce)) : content
  response.writeHead(200, {
    ...commonHeaders,
    'content-security-policy': policy(request.headers.host ?? '', nonce),
    'content-type': types[extname(file)] ?? 'application/octet-stream',
    'content-length': body.byteLength,
    // Names under assets carry a hash of their content.
    ...(path.startsWith('/assets/') && { 'cache-control': 'private, max-age=31536000, immutable' }),
  })
  response.end(request.method === 'HEAD' ? undefined : body)
}

/** `ws:` is named because not every browser takes 'self' to mean the socket too. `host` was checked against our own names. */
const policy = (host: string, nonce: string) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    `connect-src 'self' ws://${host}`,
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')

const placeholder = /<meta\s[^>]*property="csp-nonce"[^>]*>/u

/** React Aria inserts one `<style>`; it takes its nonce from this element. */
function withNonce(html: string, nonce: string) {
  const meta = `<meta property="csp-nonce" nonce="${nonce}">`
  return placeholder.test(html) ? html.replace(placeholder, meta) : html.replace(/<head[^>]*>/u, (head) => head + meta)
}
