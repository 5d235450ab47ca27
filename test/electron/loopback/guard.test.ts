import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { describe, expect, it } from 'vitest'
import { foreignAddress, newToken, sameSecret } from '../../../electron/loopback/guard.ts'

const names = new Set(['127.0.0.1:4123', 'localhost:4123'])

const foreign = (headers: Readonly<Record<string, string[]>>) => foreignAddress(arriving(headers), names)

const arriving = (headers: Readonly<Record<string, string[]>>) =>
  Object.defineProperty(new IncomingMessage(new Socket()), 'headersDistinct', { value: headers })
const own = { host: ['127.0.0.1:4123'] }

describe('where a request comes from', () => {
  it.each([
    ['our own address', own],
    ['our other name, in capitals', { host: ['LOCALHOST:4123'] }],
    ['our own page', { ...own, origin: ['http://127.0.0.1:4123'], 'sec-fetch-site': ['same-origin'] }],
    ['a typed address', { ...own, 'sec-fetch-site': ['none'] }],
  ])('passes %s', (_, headers) => {
    expect(foreign(headers)).toBeUndefined()
  })

  it.each([
    ['a name that was pointed at us', { host: ['evil.example:4123'] }, 'evil.example:4123'],
    ['our address with another port', { host: ['127.0.0.1:80'] }, '127.0.0.1:80'],
    ['no name at all', {}, '(none)'],
    ['two names', { host: ['127.0.0.1:4123', 'evil.example'] }, '127.0.0.1:4123'],
    ['a page elsewhere', { ...own, origin: ['https://evil.example'] }, 'https://evil.example'],
    ['a sandboxed page', { ...own, origin: ['null'] }, 'null'],
    ['our page by our other name', { ...own, origin: ['http://localhost:4123'] }, 'http://localhost:4123'],
    ['another port of this machine', { ...own, origin: ['http://127.0.0.1:3000'] }, 'http://127.0.0.1:3000'],
    ['a link elsewhere', { ...own, 'sec-fetch-site': ['cross-site'] }, 'cross-site'],
    ['a page of another port', { ...own, 'sec-fetch-site': ['same-site'] }, 'same-site'],
  ])('stops %s', (_, headers, named) => {
    expect(foreign(headers)).toBe(named)
  })
})

describe('a secret', () => {
  it('is itself, whole, and nothing else', () => {
    const token = newToken()
    expect(sameSecret(token, token)).toBe(true)
    for (const other of ['', token.slice(1), `${token} `, token.toLowerCase(), newToken()]) expect(sameSecret(other, token)).toBe(false)
  })

  it('holds 256 bits', () => {
    expect(Buffer.from(newToken(), 'base64url').byteLength).toBe(32)
  })
})
