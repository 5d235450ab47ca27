import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { builtPages, stage } from './stage.ts'

const noncesIn = (policy: string) => /'nonce-([^']+)'/u.exec(policy)?.[1]

describe('the pages', () => {
  it('begin with index.html, whose styles carry the nonce of this very answer', async () => {
    const { ask } = await stage()
    const [first, second] = [await ask({ path: '/' }), await ask({ path: '/index.html' })]
    const policy = String(first.headers['content-security-policy'])
    const nonce = noncesIn(policy)
    expect(first).toMatchObject({ status: 200, headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' } })
    expect(first.body).toContain(`<head><meta property="csp-nonce" nonce="${nonce}">`)
    expect(noncesIn(String(second.headers['content-security-policy']))).not.toBe(nonce)
  })

  it('load nothing from elsewhere and cannot be framed', async () => {
    const { ask, port } = await stage()
    const { headers } = await ask({ path: '/' })
    const policy = String(headers['content-security-policy']).replace(/'nonce-[^']+'/u, "'nonce-N'")
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self' 'nonce-N'",
      `connect-src 'self' ws://127.0.0.1:${port}`,
      "img-src 'self' blob: data:",
      "font-src 'self'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
      "form-action 'none'",
    ])
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    })
  })

  it.each([
    ['/assets/main-1a2b.js', 'text/javascript; charset=utf-8', 'export const answer = 42'],
    ['/assets/pretendard.woff2', 'font/woff2', 'font'],
    ['/assets/main-1a2b.js?v=2', 'text/javascript; charset=utf-8', 'export const answer = 42'],
  ])('serve %s as what it is, to be kept', async (path, type, body) => {
    const { ask } = await stage()
    expect(await ask({ path })).toMatchObject({
      status: 200,
      body,
      headers: { 'content-type': type, 'cache-control': expect.stringContaining('immutable') },
    })
  })

  it('answer HEAD with the size and no body', async () => {
    const { ask } = await stage()
    const head = await ask({ path: '/assets/main-1a2b.js', method: 'HEAD' })
    expect(head).toMatchObject({ status: 200, body: '', headers: { 'content-length': '24' } })
  })

  it('are only read', async () => {
    const { ask } = await stage()
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE']) {
      expect(await ask({ path: '/', method })).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } })
    }
  })

  it('do not lead out of their folder, by no spelling', async () => {
    const folder = builtPages()
    symlinkSync(join(folder, '..', 'secret.txt'), join(folder, 'assets', 'link.txt'))
    const { ask, port } = await stage({ pagesDir: folder })
    const paths = ['/../secret.txt', '/..%2fsecret.txt', '/%2e%2e/secret.txt', '/assets/../../secret.txt', '/assets/..%5c..%5csecret.txt']
    const more = [
      '/assets/link.txt',
      '//secret.txt',
      '/assets/',
      '/assets',
      '/index.html/',
      '/INDEX.HTML',
      '/.',
      '/index.html%00.js',
      `http://127.0.0.1:${port}/`,
    ]
    for (const path of [...paths, ...more]) {
      const answered = await ask({ path })
      expect({ path, status: answered.status, body: answered.body.includes('outside') }).toEqual({ path, status: 404, body: false })
    }
  })

  it('that are not built are missed without a fall', async () => {
    const { ask, logged } = await stage({ pagesDir: '/nowhere/at/all' })
    expect((await ask({ path: '/' })).status).toBe(404)
    expect(logged).toEqual([])
  })
})
