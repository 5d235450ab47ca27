import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { freshFolder } from '../../support/app.ts'
import { cli, refusing } from './scripted.ts'

const folder = freshFolder('cli-profile-')
afterAll(() => rmSync(folder, { recursive: true }))

const name = { section: 'metrics', name: 'error_rate', title: null, means: 'sum(a) / sum(b)' } as const
const found = {
  ...{ environment: 'production', file: '/data/profiles/production.yaml', hash: 'h', title: null, problems: [], standsInSince: null },
  ...{ names: [name], onCall: 'sre', protectedNamespaces: ['production'] },
} as const
const says = { ko: '여기에 "metrc" 키는 없습니다.', en: 'There is no key "metrc" here.' }
const broken = { ...found, problems: [{ line: 6, column: 1, path: 'metrc', says }], standsInSince: '2026-11-24T10:00:00.000+09:00' }
const listing = (...profiles: readonly object[]) => ({ calls: { 'profiles.list': { folder: '/data/profiles', profiles } } })

describe('profile', () => {
  it('check says that all is sound, or where it is not, what counts meanwhile, and ends with 1', async () => {
    expect(await cli(['profile', 'check'], listing(found))).toMatchObject({
      code: 0,
      out: '/data/profiles/production.yaml: sound, 1 name.\n',
    })
    const { code, out, err } = await cli(['profile', 'check'], listing(broken))
    expect([code, err]).toEqual([1, '1 problem. Correct the file; it counts as soon as it is right.\n'])
    expect(out).toContain('/data/profiles/production.yaml:6:1: There is no key "metrc" here.\n')
    expect(out).toContain('2026-11-24T10:00:00.000+09:00')
    expect((await cli(['profile', 'check'], listing())).out).toContain('quarterdeck profile new production')
  })

  it('check FILE holds a file that is named after an environment to it', async () => {
    writeFileSync(join(folder, 'staging.yaml'), 'kind: x')
    const answers = { cwd: folder, calls: { 'profiles.check': { problems: broken.problems, names: 0 } } }
    const { code, out, calls } = await cli(['profile', 'check', 'staging.yaml', '--lang', 'ko'], answers)
    expect([code, out]).toEqual([1, 'staging.yaml:6:1: 여기에 "metrc" 키는 없습니다.\n'])
    expect(calls).toEqual([{ name: 'profiles.check', input: { text: 'kind: x', environment: 'staging' } }])
    expect(await cli(['profile', 'check', 'nowhere.yaml'], { cwd: folder })).toMatchObject({ code: 1, calls: [] })
  })

  it('new says what to do next, and refuses to write over one', async () => {
    const created = { file: '/data/profiles/staging.yaml', schema: '/data/profiles/environment-profile.schema.json' }
    expect((await cli(['profile', 'new', 'staging'], { calls: { 'profiles.create': created } })).out).toContain('quarterdeck profile check')
    const refused = refusing('profile_exists', { environment: 'staging', folder: '/data/profiles' })
    expect(await cli(['profile', 'new', 'staging'], { calls: { 'profiles.create': refused } })).toMatchObject({ code: 1, out: '' })
    expect(await cli(['profile', 'new', 'prod'])).toMatchObject({ code: 2, calls: [] })
  })

  it('show lists the names by section, production marked', async () => {
    const { out } = await cli(['profile', 'show', 'production', '--lang', 'ko'], listing(found))
    expect(out).toMatch(
      /^! 운영 {2}\/data.*\n당번: sre\n보호 네임스페이스: production\n\n지표\n {2}이름 +뜻\n {2}error_rate +sum\(a\) \/ sum\(b\)\n$/u,
    )
    expect(await cli(['profile', 'show', 'staging'], listing(found))).toMatchObject({
      code: 1,
      err: expect.stringContaining('profile new staging'),
    })
  })

  it('schema prints it as it is', async () => {
    expect((await cli(['profile', 'schema'], { calls: { 'profiles.schema': { schema: '{"a":1}\n' } } })).out).toBe('{"a":1}\n')
  })
})
