import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { passwordIn, pgpassEntry, readPgpass } from '../../../../shared/domain/connection/pgpass.ts'

describe('a password file', () => {
  it('is read as libpq reads it', () => {
    const text = '# prod\ndb-1:5432:orders:app:p\\:w\\\\d\r\nbroken line\n*:*:*:backup:nightly\n'
    expect(readPgpass(text)).toEqual([
      { host: 'db-1', port: '5432', database: 'orders', user: 'app', password: 'p:w\\d' },
      { host: '*', port: '*', database: '*', user: 'backup', password: 'nightly' },
    ])
    expect(passwordIn(text, 'db-1:5432:orders:app')).toBe('p:w\\d')
    expect(passwordIn(text, 'db-9:5432:any:backup')).toBe('nightly')
    expect(passwordIn(text, 'db-9:5432:orders:app')).toBeUndefined()
  })

  it('gives back by its entry the password of any line, whatever stands in it', () => {
    const field = fc.string({ minLength: 1 }).filter((text) => !/[\n\r*]/u.test(text) && !text.startsWith('#'))
    const escaped = (text: string) => text.replaceAll(/[\\:]/gu, String.raw`\$&`)
    fc.assert(
      fc.property(field, field, field, field, field, (host, port, database, user, password) => {
        const line = { host, port, database, user, password }
        const text = `${[host, port, database, user, password].map(escaped).join(':')}\n`
        expect(readPgpass(text)).toEqual([line])
        expect(passwordIn(text, pgpassEntry(line))).toBe(password)
      }),
    )
  })
})
