import { hostname, userInfo } from 'node:os'
import { join } from 'node:path'
import { installation } from './installation.ts'
import type { Config } from './ports.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** What every host on plain Node tells the core of itself. A site's own playbooks lie in the data folder. */
export function configFor(host: Config['host'], dataDir: string, env: Environment): Config {
  const { version, playbooksDir, profileFile } = installation()
  const given = env.QUARTERDECK_ACTOR?.trim().slice(0, 200)
  return {
    ...{ host, dataDir, version },
    playbookDirs: [playbooksDir, join(dataDir, 'playbooks')],
    teamPlaybooks: env.QUARTERDECK_PLAYBOOKS?.trim() || undefined,
    shippedProfile: profileFile,
    actor: given || userName(),
    actorGiven: Boolean(given),
    hostName: hostname(),
    boardAsks: env.QUARTERDECK_BOARD?.trim() !== 'off',
  }
}

/** In a container the user may have a number and no name. */
function userName(): string {
  try {
    return userInfo().username
  } catch {
    return `uid-${process.getuid?.() ?? 'unknown'}`
  }
}
