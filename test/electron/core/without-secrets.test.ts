import { describe, expect, it } from 'vitest'
import { withoutSecrets } from '../../../electron/core/without-secrets.ts'
import { addressForms } from '../../../electron/core/probing/registry.ts'
import { knownSecrets } from '../../../electron/core/probing/known-secrets.ts'
import { readSecretFile } from '../../../electron/core/secret-file.ts'
import { addConnection } from '../../../shared/domain/connection/decide.ts'
import { reduceConnections } from '../../../shared/domain/connection/state.ts'
import type { Draft } from '../../../shared/domain/events.ts'
import { factsAt, recorded } from '../../support/recorded.ts'
import { value } from '../../support/reply.ts'

const url = 'postgresql://app:s3cr%21et-word@db-1.prod:5432/factory_ai'
const connections = recorded(
  value(
    addConnection(
      {},
      { name: 'primary', kind: 'postgres', access: 'operate', environment: 'production', url: { env: 'PRIMARY_URL' } },
      addressForms,
      factsAt(),
    ),
  ),
).reduce(reduceConnections, {})
const secrets = knownSecrets(connections, { fromEnv: (name) => (name === 'PRIMARY_URL' ? url : undefined), fromFile: readSecretFile })

const entry = (text: string): Draft => ({
  ...{ type: 'timeline.entry_logged.v1', incidentId: 'inc-1', occurredAt: '2026-11-22T14:05:00.000+09:00' },
  data: { entryId: 'ent-1', kind: 'note', text },
})

describe('withoutSecrets', () => {
  it.each([
    ['psql s3cr!et-word@db-1', 'psql [redacted]@db-1'],
    ['비밀번호는 s3cr%21et-word', '비밀번호는 [redacted]'],
    [`export PRIMARY_URL=${url}`, 'export PRIMARY_URL=[redacted]'],
    ['db-1.prod의 app 계정', 'db-1.prod의 app 계정'],
  ])('blanks what a connection’s variable holds in "%s"', (typed, kept) => {
    expect(withoutSecrets(entry(typed), secrets)).toEqual(entry(kept))
  })

  it('looks into lists and texts in both languages', () => {
    const draft = {
      ...{ type: 'run.step_failed.v1', incidentId: 'inc-1', occurredAt: '2026-11-22T14:05:00.000+09:00' },
      data: { runId: 'run-1', stepId: 'a', outcome: 'failed', reason: { ko: '암호 s3cr!et-word', en: 'password s3cr!et-word' } },
    } as const satisfies Draft
    expect(withoutSecrets(draft, secrets)).toMatchObject({ data: { reason: { ko: '암호 [redacted]', en: 'password [redacted]' } } })
  })

  const started = (source: string) =>
    ({
      ...{ type: 'run.started.v1', incidentId: 'inc-1', occurredAt: '2026-11-22T14:05:00.000+09:00' },
      data: { runId: 'run-1', playbookId: 'p', playbookHash: 'h', targets: {}, source },
    }) as const satisfies Draft

  it('refuses a playbook that holds one: a run is held to its hash, so it cannot be blanked', () => {
    const refusal = { code: 'secret_in_params', detail: { name: 'p', param: 'source' } }
    expect(() => withoutSecrets(started('title: s3cr!et-word'), secrets)).toThrowError(expect.objectContaining({ refusal }))
    expect(withoutSecrets(started('title: none'), secrets)).toEqual(started('title: none'))
  })

  it('keeps nobody from a playbook by a password that is a word', () => {
    expect(withoutSecrets(started('title: rollback'), ['rollback'])).toEqual(started('title: rollback'))
  })

  it('knows of nothing while the variable is not set', () => {
    expect(knownSecrets(connections, { fromEnv: () => undefined, fromFile: readSecretFile })).toEqual([])
  })
})
