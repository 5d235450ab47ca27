import { z } from 'zod'
import { settings as settingsSchema, settingsChange, settingsProblem } from '../domain/settings/settings.ts'
import { command, query } from './define.ts'

export const settingsView = z.strictObject({
  settings: settingsSchema,
  /** Who is written beside an entry, and the zone a new incident gets: what is set, else the machine's. */
  actor: z.string(),
  zone: z.string(),
  /** QUARTERDECK_ACTOR names the person: a name that is set does not count. */
  actorGiven: z.boolean(),
  /** Where the file and its schema lie. */
  file: z.string(),
  schema: z.string(),
  /** What is wrong with the file, while something is, in its order: what is right in it counts, and it is not written over. */
  problems: z.array(settingsProblem),
})
export type SettingsView = z.infer<typeof settingsView>

export const settings = {
  get: query({ input: z.strictObject({}), output: settingsView, errors: [] }),
  set: command({ input: settingsChange, output: settingsView, errors: ['settings_broken', 'file_unwritable'] }),
}
