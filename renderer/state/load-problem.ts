import type { ErrorCode, Refusal } from '../../shared/contract/errors.ts'

const toldByLink: ReadonlySet<ErrorCode> = new Set(['host_unreachable', 'unauthorized'])

/** What a panel says of a load that was refused. That nobody answers is said once for the whole page, and mends itself. */
export const loadProblem = (refusal: Refusal): Refusal | null => (toldByLink.has(refusal.code) ? null : refusal)
