import { describe, expect, it } from 'vitest'
import { addressForms } from '../../../../electron/core/probing/registry.ts'
import { draftOf, placed } from '../../../../renderer/screens/connections/place-draft.ts'
import { problemIn } from '../../../../renderer/screens/connections/place-field.tsx'
import { clientOf } from '../../../../shared/contract/bridge.ts'
import { refuse } from '../../../../shared/contract/errors.ts'

/** A keychain that holds `primary`, and says what it was given. */
function keychain(works = true) {
  const kept: unknown[] = []
  const client = clientOf({
    async call(name, input) {
      if (name === 'secrets.list') return { ok: true, value: { available: true, names: ['primary'] } }
      kept.push(input)
      return works ? { ok: true, value: input } : refuse('keychain_locked')
    },
  })
  return { client, kept }
}
const place = (before?: Parameters<typeof draftOf>[0]) => ({ called: 'primary', before, put: [] as string[] })

describe('where a thing lies', () => {
  it.each([
    [{ from: 'env', text: ' PG_URL ' }, { env: 'PG_URL' }],
    [{ from: 'file', text: '~/pg.url' }, { file: '~/pg.url' }],
    [{ from: 'plain', text: 'redis://cache' }, { plain: 'redis://cache' }],
    [{ from: 'none', text: '' }, null],
  ] as const)('%j is %j', async (draft, ref) => {
    const { client, kept } = keychain()
    expect(await placed(client, draft, place())).toEqual({ ok: true, value: ref })
    expect(kept).toEqual([])
  })

  it('goes to the keychain under a name that is free, which is remembered so that it can be taken back', async () => {
    const { client, kept } = keychain()
    const into = place()
    expect(await placed(client, { from: 'keychain', text: 's3cr3t' }, into)).toEqual({ ok: true, value: { keychain: 'primary-2' } })
    expect([kept, into.put]).toEqual([[{ name: 'primary-2', value: 's3cr3t' }], ['primary-2']])
    const locked = place()
    const refused = await placed(keychain(false).client, { from: 'keychain', text: 'x' }, locked)
    expect([refused, locked.put]).toEqual([refuse('keychain_locked'), []])
  })

  it.each([{ keychain: 'primary' }, { file: '~/.pgpass', format: 'pgpass', entry: 'db-1:5432:orders:app' }, { env: 'PG_URL' }] as const)(
    'stays %j where nothing else was typed',
    async (ref) => {
      const { client, kept } = keychain()
      expect(await placed(client, draftOf(ref), place(ref))).toEqual({ ok: true, value: ref })
      expect(kept).toEqual([])
    },
  )
})

describe('what was typed', () => {
  it.each([
    ['an address in place of a variable', 'env', 'postgresql://a:hunter2@b/c', true],
    ['a variable', 'env', 'PG_URL', false],
    ['a path that depends on where one stands', 'file', 'pg.url', true],
    ['a path', 'file', '~/pg.url', false],
    ['an address with a password', 'plain', 'postgresql://a:hunter2@b/c', true],
    ['half an address', 'plain', 'postgresq', false],
    ['another system’s address', 'plain', 'redis://cache', true],
  ] as const)('%s', (_, from, text, isWrong) => {
    const said = ['ko', 'en'].map((lang) => problemIn(lang as 'ko', 'address', addressForms.postgres, { from, text }))
    expect(said.map((one) => one !== null)).toEqual([isWrong, isWrong])
    expect(said.join(' ')).not.toContain('hunter2')
  })
})
