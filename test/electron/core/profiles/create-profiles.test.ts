import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createProfiles } from '../../../../electron/core/profiles/create-profiles.ts'
import { freshFolder } from '../../../support/app.ts'

const sound = `api_version: quarterdeck/v1
kind: EnvironmentProfile
environment: production
metrics:
  error_rate: { numerator: 'sum(rate(errors_total[5m]))', denominator: 'sum(rate(requests_total[5m]))' }
`

let folder: string
const faults: string[] = []
const profiles = () => createProfiles(folder, { error: (what) => void faults.push(what) })
const write = (text: string, name = 'production.yaml') => writeFileSync(join(folder, 'profiles', name), text)

beforeEach(() => {
  folder = freshFolder('profiles-')
  mkdirSync(join(folder, 'profiles'))
  faults.length = 0
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('the profiles of a data folder', () => {
  it('are none where there is no folder, and none for an environment nobody described', () => {
    rmSync(join(folder, 'profiles'), { recursive: true })
    expect([profiles().list(), profiles().of('production')]).toEqual([[], null])
    mkdirSync(join(folder, 'profiles'))
    write(sound)
    expect(profiles().of('staging')).toBeNull()
  })

  it('are read again when the file changed, and not counted once it is gone', () => {
    write(sound)
    const kept = profiles()
    expect(Object.keys(kept.of('production')?.metrics ?? {})).toEqual(['error_rate'])
    expect(kept.of('production')).toBe(kept.of('production'))
    write(sound.replace('error_rate', 'fault_rate'))
    expect(Object.keys(kept.of('production')?.metrics ?? {})).toEqual(['fault_rate'])
    rmSync(join(folder, 'profiles/production.yaml'))
    expect(kept.of('production')).toBeNull()
  })

  it('that break are listed with their problems, and the last right one stands in, also after a restart', () => {
    write(sound)
    profiles().of('production')
    write(sound.replace('metrics:', 'metrcs:'))
    const [found] = profiles().list()
    expect(found).toMatchObject({ environment: 'production', problems: [{ line: 4, column: 1, path: 'metrcs' }] })
    expect(found?.problems[0]?.says.en).toBe('There is no key "metrcs" here. Did you mean "metrics"?')
    expect(found?.standsInSince).toBeGreaterThan(0)
    expect(Object.keys(profiles().of('production')?.metrics ?? {})).toEqual(['error_rate'])
  })

  it('that never were right stand for nothing', () => {
    write('kind: [')
    expect(profiles().list()).toMatchObject([{ profile: null, standsInSince: null, problems: [{ line: 1 }] }])
  })

  it('under another name are listed as read by nobody', () => {
    write(sound, 'prod.yaml')
    expect(profiles().list()).toMatchObject([{ environment: null, profile: null, problems: [{ says: { ko: expect.any(String) } }] }])
    expect(profiles().list()[0]?.problems[0]?.says.en).toContain('production.yaml, production-dr.yaml, staging.yaml, development.yaml')
  })

  it('are read where no copy can be kept beside them', () => {
    writeFileSync(join(folder, 'profiles/.last-right'), 'in the way')
    write(sound)
    expect(profiles().of('production')).not.toBeNull()
    expect(faults).toEqual(['keeping the last right profile'])
  })
})
