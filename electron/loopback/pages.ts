import type { IncomingMessage, ServerResponse } from 'node:http'
import { refuse } from '../../shared/contract/errors.ts'
import { pageAnswer, type Pages } from '../core/pages.ts'
import { answer, commonHeaders, unfit } from './answers.ts'

export function servePage(request: IncomingMessage, response: ServerResponse, pages: Pages) {
  const [path = ''] = (request.url ?? '').split('?')
  const page = pages.get(path)
  if (page === undefined) return answer(response, 404, refuse('call_unknown', { call: path.slice(0, 100) }))
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return answer(response, 405, unfit('method', 'GET, HEAD'), { allow: 'GET, HEAD' })
  }
  // `ws:` is named because not every browser takes 'self' to mean the socket too. Host was checked against our own names.
  const { body, headers } = pageAnswer(page, `'self' ws://${request.headers.host ?? ''}`)
  response.writeHead(200, {
    ...commonHeaders,
    ...headers,
    'content-length': body.byteLength,
    // Names under assets carry a hash of their content.
    ...(path.startsWith('/assets/') && { 'cache-control': 'private, max-age=31536000, immutable' }),
  })
  response.end(request.method === 'HEAD' ? undefined : body)
}
