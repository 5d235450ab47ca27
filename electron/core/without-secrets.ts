import type { Draft } from '../../shared/domain/events.ts'
import { redactIn } from './targets/redact.ts'

/**
 * Kept as they are: a run's playbook and plan are held to their hashes, and both were read or cleaned before they came here.
 * Everything else a person typed or a target answered is searched.
 */
const kept: ReadonlySet<string> = new Set(['source', 'plan'])

/** A draft in which no known secret stands, however it got into the text: pasted into a line, a reason, a title. */
export function withoutSecrets(draft: Draft, secrets: readonly string[]): Draft {
  if (secrets.length === 0) return draft
  const data = Object.entries(draft.data).map(([field, value]) => [field, kept.has(field) ? value : redactIn(value, secrets)])
  return { ...draft, data: Object.fromEntries(data) } as Draft
}
