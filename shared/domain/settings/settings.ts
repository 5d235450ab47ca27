import { z } from 'zod'
import { language } from '../document/local-text.ts'

export const themes = ['system', 'dark', 'light', 'contrast'] as const
const theme = z.enum(themes)

export const densities = ['compact', 'comfortable'] as const
const density = z.enum(densities)

export const zonesShown = ['incident', 'local', 'utc'] as const
const times = z.enum(zonesShown)

/** An IANA name this machine knows. */
const zone = z
  .string()
  .min(1)
  .max(64)
  .refine(knownZone, { params: { problem: 'zone_unknown' } })

/** From the root, or from the home folder: where the program was started does not count. */
const folder = z
  .string()
  .trim()
  .max(1000)
  .regex(/^(?:~\/|\/|[A-Za-z]:[\\/])/u)

const fields = {
  language: language.describe('Language of the screens: ko or en. Left out: the browser’s.'),
  name: z.string().trim().min(1).max(200).describe('Who is written beside each entry. QUARTERDECK_ACTOR wins over it.'),
  zone: zone.describe('IANA time zone new incidents are kept in, such as Asia/Seoul. Left out: this machine’s.'),
  theme: theme.describe('system follows the operating system; contrast is high contrast.'),
  density: density.describe('How close lines stand.'),
  times: times.describe('In which zone times are shown and typed: the incident’s, this laptop’s, or UTC.'),
  callOut: z.boolean().describe('Every ten minutes a quiet line says how long the incident lasts.'),
  playbooks: folder.describe(
    'A folder of the team’s playbooks, such as a checkout. What lies there does nothing until somebody trusts it.',
  ),
  welcomed: z.boolean().describe('The first steps were done or put away.'),
}

/** The file as it may be written by hand. Keys we do not know are kept. */
export const settingsFile = z.looseObject({ $schema: z.string(), ...fields }).partial()

/** What is set; null where nothing is, and the machine or the browser decides. */
export const settings = z.strictObject({
  language: fields.language.nullable(),
  name: fields.name.nullable(),
  zone: fields.zone.nullable(),
  theme: fields.theme,
  density: fields.density,
  times: fields.times,
  callOut: fields.callOut,
  playbooks: fields.playbooks.nullable(),
  welcomed: fields.welcomed,
})
export type Settings = z.infer<typeof settings>

export const defaults: Settings = {
  ...{ language: null, name: null, zone: null, playbooks: null },
  ...{ theme: 'system', density: 'compact', times: 'incident', callOut: true, welcomed: false },
}

/** A change of some; null takes a setting back. */
export const settingsChange = z.strictObject({
  language: settings.shape.language.optional(),
  name: settings.shape.name.optional(),
  zone: settings.shape.zone.optional(),
  theme: settings.shape.theme.optional(),
  density: settings.shape.density.optional(),
  times: settings.shape.times.optional(),
  callOut: settings.shape.callOut.optional(),
  playbooks: settings.shape.playbooks.optional(),
  welcomed: settings.shape.welcomed.optional(),
})
export type SettingsChange = z.infer<typeof settingsChange>

/** Where and why the file does not count; an empty field: it is not JSON at all. */
export const settingsProblem = z.strictObject({ line: z.int(), column: z.int(), field: z.string() })
export type SettingsProblem = z.infer<typeof settingsProblem>

function knownZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
