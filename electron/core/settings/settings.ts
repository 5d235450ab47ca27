import { accept, refuse } from '../../../shared/contract/errors.ts'
import type { SettingsView } from '../../../shared/contract/settings.ts'
import type { SettingsChange } from '../../../shared/domain/settings/settings.ts'
import type { Clock, Config } from '../ports.ts'
import { readSettings, settingsFilesOf, stampOf, writeSettings } from './file.ts'

/** What is set on this laptop, as the file in the data folder has it now. */
export function createSettings(config: Config, clock: Pick<Clock, 'zone'>, tell: (view: SettingsView) => void) {
  const files = settingsFilesOf(config.dataDir)
  let stamp = stampOf(files.file)
  let read = readSettings(files.file)

  /** A file that was edited counts from the next question on. */
  function current() {
    const now = stampOf(files.file)
    if (now !== stamp) {
      stamp = now
      read = readSettings(files.file)
      tell(seen())
    }
    return read
  }

  const actorOf = (own: string) => (config.actorGiven ? own : (read.settings.name ?? own))
  const seen = (): SettingsView => ({
    settings: read.settings,
    ...{ actor: actorOf(config.actor), zone: read.settings.zone ?? clock.zone(), actorGiven: config.actorGiven ?? false },
    ...{ file: files.file, schema: files.schema, problems: [...read.problems] },
  })

  return {
    view: () => (current(), seen()),
    zone: () => current().settings.zone ?? clock.zone(),
    /** The team's folder of playbooks; null: there is none. */
    playbooks: () => current().settings.playbooks,
    /** Who acts: the one the environment named, else the name that is set, else the user of the machine. */
    actor: (own: string) => (current(), actorOf(own)),
    set(change: SettingsChange) {
      const [problem] = current().problems
      if (problem) return refuse('settings_broken', { file: files.file, ...problem })
      writeSettings(files, read, change)
      current()
      return accept(seen())
    },
  }
}

export type SettingsOnDisk = ReturnType<typeof createSettings>
