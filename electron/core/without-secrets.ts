import type { Draft } from '../../shared/domain/events.ts'
import { Fault } from './fault.ts'
import { redactIn } from './targets/redact.ts'

/**
 * Never blanked: a run's playbook and a plan are held to their hashes, and what is sent is what they say. One with a secret in it
 * is refused instead.
 */
const kept: ReadonlySet<string> = new Set(['source', 'plan'])
/** A word of letters alone is found in any playbook, and a name in any plan: nobody is kept from acting by a bad password. */
const isWord = (secret: string) => /^[\p{L}._-]+$/u.test(secret)

/**
 * A draft in which no known secret stands, however it got into the text: pasted into a line, a reason, a title. Throws Fault
 * secret_in_params where it cannot be blanked.
 */
export function withoutSecrets(draft: Draft, secrets: readonly string[]): Draft {
  if (secrets.length === 0) return draft
  const data = Object.entries(draft.data).map(([field, value]) => [
    field,
    kept.has(field) ? whole(draft, field, secrets) : redactIn(value, secrets),
  ])
  return { ...draft, data: Object.fromEntries(data) } as Draft
}

function whole(draft: Draft, field: string, secrets: readonly string[]): unknown {
  const data: Readonly<Record<string, unknown>> = draft.data
  const value = data[field]
  const telling = secrets.filter((secret) => !isWord(secret))
  if (JSON.stringify(redactIn(value, telling)) === JSON.stringify(value)) return value
  const name = 'plan' in draft.data ? draft.data.plan.action : 'playbookId' in draft.data ? draft.data.playbookId : draft.type
  throw new Fault('secret_in_params', { name, param: field })
}
