import { z } from 'zod'

/** What somebody is typed by: `kim`, `지연`. It begins with a letter, so that `@14:05` stays a time. */
export const handle = z
  .string()
  .regex(/^\p{L}[\p{L}\p{M}\p{N}_.-]*$/u)
  .max(40)

const person = z.strictObject({
  name: z.string().trim().min(1).max(100),
  role: z.string().trim().max(100).optional(),
  phone: z
    .string()
    .trim()
    .regex(/^\+?\d[\d ()./-]{2,38}$/u)
    .optional(),
  chat: z.string().trim().min(1).max(100).optional(),
  /** Who is called when this one does not come, in that order. */
  deputies: z.array(handle).max(20).default([]),
})

const rota = z.strictObject({
  title: z.string().trim().min(1).max(100).optional(),
  /** Who has the turn first, and who comes after. */
  order: z.array(handle).min(1).max(50),
})

/** Who can be called, kept on this laptop: it works with the network dead. */
export const roster = z.strictObject({
  api_version: z.literal('quarterdeck/v1'),
  kind: z.literal('Roster'),
  people: z.record(handle, person).default({}),
  rotas: z.record(handle, rota).default({}),
})
export type Roster = z.output<typeof roster>
export type RosterPerson = Roster['people'][string]
