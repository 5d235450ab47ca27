import { execFileSync } from 'node:child_process'
import { rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { createKnownSecrets, knownSecrets } from '../../../../electron/core/probing/known-secrets.ts'
import { openedSecretOf, secretOf, secretWords } from '../../../../electron/core/probing/secret-of.ts'
import { readSecretFile } from '../../../../electron/core/secret-file.ts'
import { freshFolder } from '../../../support/app.ts'
import { connectionTo } from '../../../support/prober.ts'

const folder = freshFolder('secrets-')
const at = (name: string) => join(folder, name)
const env: Record<string, string> = { PW: 'from-env' }
const secrets = { fromEnv: (name: string) => env[name], fromFile: readSecretFile }
afterAll(() => rmSync(folder, { recursive: true }))

describe('a secret', () => {
  it('is found in a variable, in a file without its last line break, or stands there plainly where it is none', async () => {
    writeFileSync(at('password'), 'hunter2 hunter2\n')
    expect(secretOf(secrets, { env: 'PW' })).toBe('from-env')
    expect(secretOf(secrets, { file: at('password') })).toBe('hunter2 hunter2')
    expect(await openedSecretOf(secrets, { plain: 'redis://cache:6379' }, 'cache')).toBe('redis://cache:6379')
  })

  it.each([
    ['is not there', () => at('nowhere'), 'ENOENT'],
    ['is empty', () => (writeFileSync(at('empty'), '\n'), at('empty')), 'empty'],
    ['is a folder', () => folder, 'ENOTFILE'],
    ['never ends', () => '/dev/zero', 'ENOTFILE'],
    ['is a pipe nobody writes to', () => (execFileSync('/usr/bin/mkfifo', [at('pipe')]), at('pipe')), 'ENOTFILE'],
    ['is far too large', () => (writeFileSync(at('large'), 'x'.repeat(70_000)), at('large')), 'EFBIG'],
  ])('in a file that %s is refused with its cause', async (_, make, cause) => {
    const file = make()
    await expect(openedSecretOf(secrets, { file }, 'cache')).rejects.toMatchObject({
      refusal: { code: 'secret_unreadable', detail: { name: 'cache', file, cause } },
    })
    expect(secretOf(secrets, { file })).toBe(cause === 'empty' ? '' : undefined)
  })

  it('is one entry of libpq’s own files, and an entry that is not there is said', async () => {
    writeFileSync(at('pgpass'), 'db-1:5432:orders:app:from-pgpass\n')
    writeFileSync(at('service'), '[orders]\nhost=db-1\nuser=app\npassword=from-service\n')
    const entry = { file: at('pgpass'), format: 'pgpass', entry: 'db-1:5432:orders:app' } as const
    expect(await openedSecretOf(secrets, entry, 'orders')).toBe('from-pgpass')
    const service = { file: at('service'), format: 'pg_service', entry: 'orders' } as const
    expect(secretOf(secrets, service)).toBe('postgresql://app:from-service@db-1:5432/app')
    await expect(openedSecretOf(secrets, { ...service, entry: 'nobody' }, 'orders')).rejects.toMatchObject({
      refusal: { code: 'secret_unreadable', detail: { name: 'orders', file: `${at('service')} [nobody]`, cause: 'no_entry' } },
    })
  })

  it('is blanked in both spellings, unless it is also a name in the address', () => {
    expect(secretWords('p@ss', 'postgresql://app@db/x')).toEqual(['p@ss', 'p%40ss'])
    expect(secretWords('app', 'postgresql://app@db/x')).toEqual([])
  })

  it('of every connection is known, wherever it is kept; a plain address is none', () => {
    writeFileSync(at('token'), 'token-in-file')
    const plain = { ...connectionTo(), url: { plain: 'postgresql://app@db-1/x' }, secret: { file: at('token') } }
    const inEnv = { ...connectionTo(), id: 'con-2', url: { env: 'URL' }, secret: { env: 'PW' } }
    env['URL'] = 'postgresql://app:in-address@db-2/x'
    const known = knownSecrets({ plain, inEnv }, secrets)
    expect(known).toEqual(expect.arrayContaining(['token-in-file', 'from-env', 'in-address']))
    expect(known.some((word) => 'postgresql://app@db-1/x'.includes(word))).toBe(false)
  })

  it('is read from its file again when the file is another, and only then', () => {
    const file = at('rotated')
    const old = new Date(Date.now() - 60_000)
    const rotate = (text: string) => {
      writeFileSync(file, text)
      utimesSync(file, old, old)
    }
    let reads = 0
    const counting = { ...secrets, fromFile: (path: string) => ((reads += 1), readSecretFile(path)) }
    const connection = { ...connectionTo(), url: { plain: 'postgresql://app@db-1/x' }, secret: { file } }
    // The time of the last change to a file cannot be set back: the clock is put forward instead.
    const known = createKnownSecrets(
      () => ({ connection }),
      counting,
      () => Date.now() + 60_000,
    )
    rotate('first-one')
    for (let line = 0; line < 3; line++) expect(known()).toContain('first-one')
    expect(reads).toBe(1)
    rotate('other-one')
    expect(known()).toContain('other-one')
    // It is just being replaced: what it held is still in use.
    rmSync(file)
    expect(known()).toContain('other-one')
    const fresh = createKnownSecrets(() => ({ connection }), counting, Date.now)
    rotate('third-one')
    const before = reads
    for (let line = 0; line < 3; line++) expect(fresh()).toContain('third-one')
    expect(reads - before).toBe(3)
  })
})
