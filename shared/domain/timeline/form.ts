import { z } from 'zod'

const field = z.string().max(10_000)

/** A decision beside its words: what stood to choose, what spoke against it, who carries it out, and when it is looked at again. */
export const decisionForm = z.strictObject({
  is: z.literal('decision'),
  ...{ proposal: field, options: field, risk: field, objections: field, executor: z.string().max(200) },
  reviewAt: z.string().nullable(),
})
export type DecisionForm = z.infer<typeof decisionForm>

/** Conditions are the entry's text; beside it what is done and what is needed. No team: of the incident as a whole. */
export const canForm = z.strictObject({ is: z.literal('can'), team: z.string().max(100), actions: field, needs: field })

export const entryForm = z.discriminatedUnion('is', [decisionForm, canForm])
export type EntryForm = z.infer<typeof entryForm>

export const decisionFields = ['proposal', 'options', 'risk', 'objections', 'executor'] as const
export const canFields = ['actions', 'needs'] as const
