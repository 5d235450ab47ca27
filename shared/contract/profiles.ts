import { z } from 'zod'
import { environment } from '../domain/connection/events.ts'
import { localText } from '../domain/document/local-text.ts'
import { sections } from '../domain/profile/spec.ts'
import { command, query } from './define.ts'
import { playbookProblem } from './playbooks.ts'

const nameLine = z.strictObject({ section: z.enum(sections), name: z.string(), title: localText.nullable(), means: z.string() })

const found = z.strictObject({
  /** null: the file's name is no environment's, and nothing reads it. */
  environment: environment.nullable(),
  file: z.string(),
  hash: z.string(),
  title: localText.nullable(),
  problems: z.array(playbookProblem),
  /** The file is broken; what counts is what it said until then. RFC 3339; null: what counts is the file. */
  standsInSince: z.string().nullable(),
  names: z.array(nameLine),
  onCall: z.string().nullable(),
  protectedNamespaces: z.array(z.string()),
})

export const profiles = {
  /** Every file in the folder of profiles, each with what its names stand for and what is wrong with it. */
  list: query({ input: z.strictObject({}), output: z.strictObject({ folder: z.string(), profiles: z.array(found) }), errors: [] }),
  /** What is wrong with a text, for the environment it is meant for; left out, the one it names. Nothing is kept of it. */
  check: query({
    input: z.strictObject({ text: z.string().max(1_048_576), environment: environment.optional() }),
    output: z.strictObject({ problems: z.array(playbookProblem), names: z.int() }),
    errors: [],
  }),
  /** Writes a commented one to be filled in, and the schema beside it. One that is there is left as it is. */
  create: command({
    input: z.strictObject({ environment }),
    output: z.strictObject({ file: z.string(), schema: z.string() }),
    errors: ['profile_exists', 'file_unwritable'],
  }),
  /** The profile's JSON Schema, for editors and for checks elsewhere. */
  schema: query({ input: z.strictObject({}), output: z.strictObject({ schema: z.string() }), errors: [] }),
}
