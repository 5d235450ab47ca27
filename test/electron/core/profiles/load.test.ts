import { describe, expect, it } from 'vitest'
import { loadProfile } from '../../../../electron/core/profiles/load.ts'

/** Line 1 to 14; each case replaces a part of it. */
const sound = `api_version: quarterdeck/v1
kind: EnvironmentProfile
environment: production
services:
  judgment: { namespace: prod, workload: deployment/judgment-service, owner: judgment-team }
metrics:
  error_rate: { promql: 'sum(rate(errors_total[5m]))' }
  llm_failure_rate:
    numerator: sum(rate(llm_failures_total[5m]))
    denominator: sum(rate(llm_calls_total[5m]))
urls:
  status: { url: 'https://status.example.com/api/v2/status.json' }
contacts:
  judgment-team: { name: 판정팀, email: judgment@example.com }
`

const broken = (from: string, to: string) => {
  const text = sound.replace(from, to)
  expect(text).not.toBe(sound)
  const { profile, problems } = loadProfile(text, 'production')
  expect(profile).toBeNull()
  return problems.map(({ line, column, path, says }) => [`${line}:${column}`, path, says.en])
}

describe('a profile', () => {
  it('is read with its defaults', () => {
    expect(loadProfile(sound, 'production')).toMatchObject({ problems: [], profile: { tables: {}, protected_namespaces: [] } })
  })

  it.each([
    ['a mistyped block', 'metrics:', 'metric:', ['6:1', 'metric', 'There is no key "metric" here. Did you mean "metrics"?']],
    [
      'a mistyped key of a share',
      'denominator:',
      'denominater:',
      ['10:5', 'metrics.llm_failure_rate.denominater', 'There is no key "denominater" here. Did you mean "denominator"?'],
    ],
    [
      'half of a share',
      '    denominator: sum(rate(llm_calls_total[5m]))\n',
      '',
      ['9:5', 'metrics.llm_failure_rate.denominator', '"denominator" is missing.'],
    ],
    [
      'both a number and a share',
      "{ promql: 'sum(rate(errors_total[5m]))' }",
      '{ promql: a, numerator: b, denominator: c }',
      ['7:17', 'metrics.error_rate.promql', 'There is no key "promql" here. These are: title, numerator, denominator'],
    ],
    [
      'a name in capitals',
      'error_rate',
      'Error Rate',
      [
        '7:3',
        'metrics.Error Rate',
        '"Error Rate" takes lower-case letters and digits, parted by single hyphens or underscores (llm_failure_rate), at most 80.',
      ],
    ],
    [
      'an address without a scheme',
      'https://status',
      'status',
      [
        '12:18',
        'urls.status.url',
        '"url" takes a whole address that begins with http:// or https://; "status.example.com/api/v2/status.json" is not one.',
      ],
    ],
    [
      'no e-mail address',
      'judgment@example.com',
      'judgment',
      ['14:38', 'contacts.judgment-team.email', '"email" takes an e-mail address; "judgment" is not one.'],
    ],
    [
      'an owner nobody knows',
      'owner: judgment-team',
      'owner: judgement-team',
      ['5:78', 'services.judgment.owner', 'The owner "judgement-team" is not under "contacts". Did you mean "judgment-team"?'],
    ],
    [
      'an environment nobody has',
      'environment: production',
      'environment: prodction',
      [
        '3:14',
        'environment',
        '"environment" must be one of production, production-dr, staging, development; "prodction" is not. Did you mean "production"?',
      ],
    ],
    [
      'another environment than its file',
      'environment: production',
      'environment: staging',
      [
        '3:14',
        'environment',
        'The file is named after production, and here it says staging. One of the two is wrong: a profile never stands in for another environment.',
      ],
    ],
    [
      'nothing for a metric',
      "{ promql: 'sum(rate(errors_total[5m]))' }",
      '',
      ['7:15', 'metrics.error_rate', '"error_rate" must be a block of keys, and here it is empty.'],
    ],
  ] as const)('with %s says where and why', (_, from, to, said) => {
    expect(broken(from, to)).toContainEqual(said)
  })

  it('that holds nothing says so', () => {
    expect(loadProfile('# nothing\n', 'production').problems).toMatchObject([{ says: { en: 'The file is empty.' } }])
  })
})
