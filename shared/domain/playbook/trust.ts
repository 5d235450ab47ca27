import { accept, refuse } from '../../contract/errors.ts'
import type { DomainEvent, Draft } from '../events.ts'
import type { Facts } from '../facts.ts'

/** Where a playbook lies: with the product, in the person's own folder, or in one that others write to as well. */
export const origins = ['shipped', 'own', 'team'] as const
export type Origin = (typeof origins)[number]

/** Whether what came from outside may be used: nobody need say so, somebody did, or nobody did yet. */
export const trusts = ['not_needed', 'given', 'needed'] as const
export type Trust = (typeof trusts)[number]

/** Who trusted which text, by its hash. `logId`: trust is an installation's own, and does not come along with another's log. */
export type Trusted = Readonly<
  Record<string, { readonly playbookId: string; readonly at: string; readonly by: string; readonly logId: string }>
>

export const nothingTrusted: Trusted = {}

export function reduceTrusted(state: Trusted, event: DomainEvent): Trusted {
  if (event.type === 'playbook.trusted.v1') {
    const { playbookId, hash } = event.data
    return { ...state, [hash]: { playbookId, at: event.occurredAt, by: event.actor, logId: event.logId } }
  }
  if (event.type === 'playbook.distrusted.v1') {
    const { [event.data.hash]: _, ...rest } = state
    return rest
  }
  return state
}

export const isTrusted = (state: Trusted, hash: string, logId: string): boolean =>
  Object.hasOwn(state, hash) && state[hash]?.logId === logId

interface FromOutside {
  readonly id: string
  readonly file: string
  readonly hash: string
  readonly trust: Trust
  /** What lies there can be read and has no mistake, whether or not it is trusted. */
  readonly isSound: boolean
}

/** Trusts the text with exactly this hash, or takes that back. What is trusted is what was read: a file that changed since is refused. */
export function setTrust(found: FromOutside, command: { hash: string; trusts: boolean }, facts: Facts) {
  const { id: playbookId, file, hash, trust, isSound } = found
  if (trust === 'not_needed') return refuse('trust_unneeded', { playbookId })
  if (!hash.startsWith(command.hash)) return refuse('playbook_differs', { playbookId, hash, given: command.hash })
  if (!isSound && command.trusts) return refuse('playbook_unsound', { playbookId, file })
  if ((trust === 'given') === command.trusts) return refuse('trust_unchanged', { playbookId, hash: hash.slice(0, 12) })
  const place = { incidentId: null, occurredAt: facts.recordedAt }
  const draft: Draft = command.trusts
    ? { type: 'playbook.trusted.v1', ...place, data: { playbookId, hash, file } }
    : { type: 'playbook.distrusted.v1', ...place, data: { playbookId, hash } }
  return accept<readonly Draft[]>([draft])
}
