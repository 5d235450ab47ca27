import { z } from 'zod'
import { command, query } from './define.ts'
import { playbookProblem } from './playbooks.ts'

const listed = z.strictObject({
  /** What somebody is typed by: `kim`. */
  handle: z.string(),
  name: z.string(),
  role: z.string().nullable(),
  phone: z.string().nullable(),
  chat: z.string().nullable(),
  deputies: z.array(z.string()),
  rotas: z.array(z.string()),
})

/** Who can be called, as the file has it now, or as it was last right. */
export const rosterView = z.strictObject({
  file: z.string(),
  /** Whether there is a file. */
  exists: z.boolean(),
  problems: z.array(playbookProblem),
  /** The file is broken; what counts is what it said until then. RFC 3339; null: what counts is the file. */
  standsInSince: z.string().nullable(),
  people: z.array(listed),
  rotas: z.array(z.strictObject({ name: z.string(), title: z.string().nullable(), order: z.array(z.string()) })),
})
export type RosterView = z.infer<typeof rosterView>

export const roster = {
  get: query({ input: z.strictObject({}), output: rosterView, errors: [] }),
  /** What is wrong with a text. Nothing is kept of it. */
  check: query({
    input: z.strictObject({ text: z.string().max(1_048_576) }),
    output: z.strictObject({ problems: z.array(playbookProblem), people: z.int() }),
    errors: [],
  }),
  /** Writes a commented one to be filled in, and the schema beside it. One that is there is left as it is. */
  create: command({
    input: z.strictObject({}),
    output: z.strictObject({ file: z.string(), schema: z.string() }),
    errors: ['roster_exists', 'file_unwritable'],
  }),
  /** The roster's JSON Schema, for editors and for checks elsewhere. */
  schema: query({ input: z.strictObject({}), output: z.strictObject({ schema: z.string() }), errors: [] }),
}
