import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { installation } from '../../../../electron/core/installation.ts'
import { createProfileFile, profileSchema } from '../../../../electron/core/profiles/create-file.ts'
import { loadProfile } from '../../../../electron/core/profiles/load.ts'
import { environment as environments } from '../../../../shared/domain/connection/events.ts'
import { namesOf } from '../../../../shared/domain/profile/select.ts'
import { freshFolder } from '../../../support/app.ts'

const shipped = installation().profileFile
let folder: string
beforeEach(() => void (folder = freshFolder('profile-')))
afterEach(() => rmSync(folder, { recursive: true }))

describe('the shipped profile', () => {
  it.each(environments.options)('is made into a sound one of %s, with nothing of production in it but that', (environment) => {
    createProfileFile(folder, environment, shipped)
    const text = readFileSync(join(folder, `${environment}.yaml`), 'utf8')
    const { profile, problems } = loadProfile(text, environment)
    expect(problems).toEqual([])
    const namespaces = Object.values(profile?.services ?? {}).map(({ namespace }) => namespace)
    expect([new Set(namespaces), profile?.protected_namespaces]).toEqual([new Set([environment]), [environment]])
    expect(text.includes('namespace="production"')).toBe(environment === 'production')
    expect(profile && namesOf(profile).filter(({ means }) => means === '' || /[\n{]$/u.test(means))).toEqual([])
  })

  it('has every share as a numerator over a denominator, never a rate alone', () => {
    const { profile } = loadProfile(readFileSync(shipped, 'utf8'), 'production')
    const shares = Object.entries(profile?.metrics ?? {}).filter(([name]) => /_(?:rate|share)$/u.test(name))
    expect(shares.length).toBeGreaterThanOrEqual(7)
    expect(shares.filter(([, metric]) => !('numerator' in metric))).toEqual([])
  })

  it('reads only tables that it names, and no statement changes anything', () => {
    const { profile } = loadProfile(readFileSync(shipped, 'utf8'), 'production')
    const tables = new Set(
      Object.values(profile?.tables ?? {}).map(({ schema, name }) => (schema === 'public' ? name : `${schema}.${name}`)),
    )
    for (const { sql } of Object.values(profile?.statements ?? {})) {
      expect(sql).toMatch(/^SELECT /u)
      const read = [...sql.matchAll(/(?:FROM|JOIN) (?<table>[a-z_.]+)/gu)].map(({ groups }) => groups?.['table'])
      expect(read.filter((table) => !tables.has(table ?? ''))).toEqual([])
    }
  })
})

describe('a new profile', () => {
  it('is the user’s alone, lies beside its schema, and is never written over', () => {
    expect(createProfileFile(folder, 'staging', shipped)).toEqual({
      file: join(folder, 'staging.yaml'),
      schema: join(folder, 'environment-profile.schema.json'),
    })
    expect(statSync(join(folder, 'staging.yaml')).mode & 0o777).toBe(0o600)
    expect(readFileSync(join(folder, 'environment-profile.schema.json'), 'utf8')).toBe(profileSchema())
    writeFileSync(join(folder, 'staging.yaml'), '# mine')
    expect(createProfileFile(folder, 'staging', shipped)).toBeUndefined()
    expect(readFileSync(join(folder, 'staging.yaml'), 'utf8')).toBe('# mine')
    expect(readdirSync(folder).toSorted()).toEqual(['environment-profile.schema.json', 'staging.yaml'])
  })

  it('is refused where nothing can be written', () => {
    writeFileSync(join(folder, 'file'), '')
    expect(() => createProfileFile(join(folder, 'file'), 'staging', shipped)).toThrow(
      expect.objectContaining({
        refusal: { code: 'file_unwritable', detail: { file: join(folder, 'file/staging.yaml'), cause: expect.any(String) } },
      }),
    )
  })

  it('has a schema that knows every block and wants what is needed', () => {
    const schema = JSON.parse(profileSchema()) as { properties: object; required: string[]; additionalProperties: boolean }
    expect(Object.keys(schema.properties)).toEqual(expect.arrayContaining(['services', 'metrics', 'variables', 'on_call']))
    expect([schema.required, schema.additionalProperties]).toEqual([['api_version', 'kind', 'environment'], false])
  })
})
