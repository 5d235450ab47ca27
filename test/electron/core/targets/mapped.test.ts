import { expect, it } from 'vitest'
import { mapped } from '../../../../electron/core/targets/mapped.ts'
import { profile as shape } from '../../../../shared/domain/profile/spec.ts'

const head = { api_version: 'quarterdeck/v1', kind: 'EnvironmentProfile', environment: 'production' } as const
const profile = shape.parse({ ...head, tables: { judgments: { name: 'judgment' } } })

it('gives what a name stands for, and says of an unmapped one that nothing was sent', () => {
  expect(mapped({ profile, environment: 'production' }, 'tables', 'judgments')).toEqual({ schema: 'public', name: 'judgment' })
  expect(() => mapped({ profile, environment: 'production' }, 'tables', 'orders')).toThrow(
    expect.objectContaining({ name: 'TargetFailure', reason: 'other', progress: 'not_sent', message: expect.stringContaining('orders') }),
  )
})
