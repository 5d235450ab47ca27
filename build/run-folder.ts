import { chmodSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const prefix = 'quarterdeck-tests-'

/**
 * Gives this run of the tests a temporary folder of its own, which every process it starts inherits, and takes it away when the run ends:
 * so a test that is stopped half-way leaves nothing behind either. What a killed run left is swept by the next.
 */
export function ownTemporaryFolder(): void {
  const parent = tmpdir()
  for (const name of readdirSync(parent)) {
    const owner = name.startsWith(prefix) ? Number(name.slice(prefix.length)) : Number.NaN
    if (Number.isInteger(owner) && !isAlive(owner)) remove(join(parent, name))
  }
  const folder = join(parent, `${prefix}${process.pid}`)
  // For every user, as the folder it stands in is: what refuses to run as root, PostgreSQL for one, runs as somebody else.
  mkdirSync(folder, { recursive: true })
  chmodSync(folder, 0o1777)
  for (const variable of ['TMPDIR', 'TEMP', 'TMP']) process.env[variable] = folder
  process.on('exit', () => remove(folder))
}

const remove = (folder: string) => rmSync(folder, { recursive: true, force: true, maxRetries: 3 })

/** A process of another user counts as alive: it answers EPERM. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (thrown) {
    return thrown instanceof Error && 'code' in thrown && thrown.code === 'EPERM'
  }
}
