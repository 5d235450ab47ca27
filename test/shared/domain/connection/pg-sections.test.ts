import { describe, expect, it } from 'vitest'
import { addressOfSection, readPgSections } from '../../../../shared/domain/connection/pg-sections.ts'

const text = `# ours
[orders]
host=db-1.prod
user = app
password=p@ss:word
dbname=orders
sslmode=verify-full

[local]
host=/var/run/postgresql
user=kim
`

describe('a service file', () => {
  it('is read by section', () => {
    expect(readPgSections(text).map(({ name, parameters }) => [name, Object.keys(parameters)])).toEqual([
      ['orders', ['host', 'user', 'password', 'dbname', 'sslmode']],
      ['local', ['host', 'user']],
    ])
    expect(readPgSections('host=db-1\n')).toEqual([])
  })

  it('drops nothing it says: what cannot be kept is for the address to refuse', () => {
    const [asking] = readPgSections('[ha]\nhost=db-1\nuser=kim\ntarget_session_attrs=read-write\n')
    expect(addressOfSection(asking!)).toBe('postgresql://kim@db-1:5432/kim?target_session_attrs=read-write')
  })

  it('makes an address of each service', () => {
    expect(readPgSections(text).map(addressOfSection)).toEqual([
      'postgresql://app:p%40ss%3Aword@db-1.prod:5432/orders?sslmode=verify-full',
      'postgresql://kim@localhost:5432/kim?host=%2Fvar%2Frun%2Fpostgresql',
    ])
  })
})
