import { describe, expect, it } from 'vitest'
import { lookUp } from '../../../../shared/domain/profile/select.ts'
import { profile as shape, sections } from '../../../../shared/domain/profile/spec.ts'

const head = { api_version: 'quarterdeck/v1', kind: 'EnvironmentProfile', environment: 'staging' } as const
const profile = shape.parse({ ...head, metrics: { error_rate: { promql: 'up' } } })

describe('a logical name', () => {
  it('is what the profile says it is', () => {
    expect(lookUp(profile, 'metrics', 'error_rate', 'staging')).toEqual({ found: { promql: 'up' } })
  })

  it.each(['constructor', '__proto__', 'toString'])('called %s is not found in what every object has', (name) => {
    expect(lookUp(profile, 'metrics', name, 'staging')).toHaveProperty('unmapped')
  })

  it('that is not mapped says the line to write, and where there is no profile also how to make one', () => {
    const unmapped = (found: ReturnType<typeof lookUp>) => ('unmapped' in found ? found.unmapped : undefined)
    expect(unmapped(lookUp(profile, 'tables', 'judgments', 'staging'))?.en).toBe(
      'The profile of staging does not say what judgments is. Write under tables: `judgments: { schema: public, name: NAME }`',
    )
    const none = unmapped(lookUp(null, 'tables', 'judgments', 'staging'))
    expect(none?.en).toContain('quarterdeck profile new staging')
    expect(none?.ko).toContain('tables 아래에 적으세요: `judgments: { schema: public, name: NAME }`')
  })

  it.each(sections)('of %s is given an example that the schema takes', async (section) => {
    const { parse } = await import('yaml')
    const looked = lookUp(null, section, 'some-name', 'staging')
    const line = 'unmapped' in looked ? /`(some-name: .*)`$/u.exec(looked.unmapped.en)?.[1] : ''
    expect(shape.safeParse({ ...head, [section]: parse(line ?? '') as object }).error).toBeUndefined()
  })
})
