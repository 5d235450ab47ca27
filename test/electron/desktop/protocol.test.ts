import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, it, vi } from 'vitest'
import { servePages } from '../../../electron/desktop/protocol.ts'
import { fakeElectron } from './fake-electron.ts'
import { temporary } from '../../support/temporary.ts'

let get: (url: string, method?: string) => Promise<Response>

beforeEach(async () => {
  const pagesDir = temporary('pages')
  mkdirSync(join(pagesDir, 'assets'))
  writeFileSync(join(pagesDir, 'index.html'), '<!doctype html><head><title>Q</title></head>')
  writeFileSync(join(pagesDir, 'assets/main-1.js'), 'export {}')
  writeFileSync(join(pagesDir, '../secret.txt'), 'secret')
  const { protocol } = fakeElectron()
  await servePages(protocol, pagesDir)
  const [scheme, handler] = vi.mocked(protocol.handle).mock.calls[0] ?? []
  get = async (url, method = 'GET') => {
    // A Request of Node has no app: scheme; the handler reads no more than these two of it.
    const response = await handler?.({ url, method } as Parameters<typeof handler>[0])
    return scheme === 'app' && response ? response : Response.error()
  }
})

it('serves the pages under a policy that connects to nothing', async () => {
  const response = await get('app://quarterdeck/')
  const policy = response.headers.get('content-security-policy') ?? ''
  const nonce = /'nonce-([^']+)'/u.exec(policy)?.[1]
  expect(response.status).toBe(200)
  expect(await response.text()).toContain(`<head><meta property="csp-nonce" nonce="${nonce}">`)
  expect(policy).toContain("default-src 'none'; script-src 'self';")
  expect(policy).toContain("connect-src 'none'")
})

it('says what a file is', async () => {
  const { headers } = await get('app://quarterdeck/assets/main-1.js')
  expect(headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
})

it.each([
  ['app://quarterdeck/nothing.js', 'GET', 404],
  ['app://quarterdeck/%2e%2e/secret.txt', 'GET', 404],
  ['app://quarterdeck/..%2fsecret.txt', 'GET', 404],
  ['app://elsewhere/index.html', 'GET', 404],
  ['app://quarterdeck/index.html', 'POST', 405],
])('answers %s %s with %d', async (url, method, status) => {
  expect((await get(url, method)).status).toBe(status)
})
