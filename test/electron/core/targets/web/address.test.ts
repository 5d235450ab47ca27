import { describe, expect, it } from 'vitest'
import { authorizationOf, originOf, readWebAddress, webLabel, webSecrets } from '../../../../../electron/core/targets/web/address.ts'

const named = { name: 'metrics' }

describe('the address', () => {
  it('is taken apart, and the options beside it count first', () => {
    expect(readWebAddress('https://sre:p%40ss@prom.prod:9443/base/?ca=/a.pem&proxy=env', [], { ca: '/b.pem' })).toEqual({
      ...{ secure: true, host: 'prom.prod', port: 9443, base: '/base', user: 'sre', password: 'p@ss' },
      ...{ ca: '/b.pem', proxy: true, options: {} },
    })
    expect(readWebAddress('http://[::1]')).toMatchObject({ host: '::1', port: 80, base: '', ca: null, proxy: false })
    expect(originOf({ secure: false, host: '::1', port: 80 })).toBe('http://[::1]')
  })

  it.each([
    'prom:9090',
    'ftp://prom',
    'https://',
    'https://prom/?colour=red',
    'https://prom/?proxy=yes',
    'https://prom/?ca=',
    'https://prom/#a',
  ])('is none: %s', (text) => {
    expect(readWebAddress(text)).toBeUndefined()
    expect(webLabel(text, named)).toBe('metrics')
    expect(webSecrets(text)).toEqual([text])
  })

  it('is shown without its credentials', () => {
    expect(webLabel('https://sre:p%40ss@prom.prod/base?ca=/a.pem', named)).toBe('metrics · prom.prod:443/base')
    const secrets = webSecrets('https://sre:p%40ss@prom.prod/')
    expect(secrets).toEqual(expect.arrayContaining(['p@ss', 'p%40ss', Buffer.from('sre:p@ss').toString('base64')]))
    expect(webSecrets('https://prom.prod:9090/')).toEqual([])
    expect(webSecrets('https://sre:sre@prom.prod/')).not.toContain('sre')
  })

  it('is logged in with: a user with a password or the secret, else the secret as a token', () => {
    const header = (text: string, secret: string | null) => {
      const address = readWebAddress(text)
      return address && authorizationOf(address, secret)
    }
    expect(header('https://a:b@prom/', null)).toBe(`Basic ${btoa('a:b')}`)
    expect(header('https://a@prom/', 'c\n')).toBe(`Basic ${btoa('a:c')}`)
    expect(header('https://prom/', 'token\n')).toBe('Bearer token')
    expect(header('https://prom/', ' ')).toBeNull()
    expect(header('https://prom/', null)).toBeNull()
  })
})
