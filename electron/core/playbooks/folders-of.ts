import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'
import type { Config } from '../ports.ts'
import type { Folder } from './shelf.ts'

/** The shipped playbooks, the person's own, and the team's where one is named: by the environment, or else by the settings. */
export function foldersOf(
  { playbookDirs, teamPlaybooks }: Pick<Config, 'playbookDirs' | 'teamPlaybooks'>,
  set: string | null,
): readonly Folder[] {
  const near = playbookDirs.map((dir, at): Folder => ({ dir, origin: at === 0 ? 'shipped' : 'own' }))
  const team = teamPlaybooks ?? set
  if (team === null) return near
  const dir = team.startsWith('~/') ? join(homedir(), team.slice(2)) : team
  // A relative one would be another folder wherever the program is started.
  return isAbsolute(dir) ? [...near, { dir, origin: 'team' }] : near
}
