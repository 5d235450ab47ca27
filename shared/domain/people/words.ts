import { z } from 'zod'

/** Roles every incident knows; any other is a team's own, by its title. */
export const knownRoles = ['commander', 'deputy', 'scribe', 'operations', 'communications', 'liaison'] as const
export type KnownRole = (typeof knownRoles)[number]
export const isKnownRole = (id: string): id is KnownRole => (knownRoles as readonly string[]).includes(id)

/** How somebody was called. */
export const callMeans = ['phone', 'chat', 'other'] as const
export const callMean = z.enum(callMeans)
export type CallMean = z.infer<typeof callMean>

export const callOutcomes = ['answered', 'declined', 'no_answer'] as const
export const callOutcome = z.enum(callOutcomes)
export type CallOutcome = z.infer<typeof callOutcome>
