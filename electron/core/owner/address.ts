import { createHash } from 'node:crypto'
import { existsSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { z } from 'zod'
import { Fault } from '../fault.ts'
import { identityIn, identityOf } from '../store/owner-lock.ts'

/** How to reach the process that owns a data folder. Written by it after it took the lock, 0600, in the 0700 folder. */
const ownerFile = z.strictObject({
  pid: z.int(),
  host: z.enum(['desktop', 'loopback', 'cli']),
  socket: z.string(),
  token: z.string(),
  /** Which folder it owns: a copy of the folder has a copy of this file, and another identity. */
  folder: z.string(),
})
export type Owner = z.infer<typeof ownerFile>

/** A Unix socket's path holds 104 bytes on macOS, 108 on Linux; a deep data folder gets one in the user's temporary folder. */
const longestSocketPath = 100

export function socketPathOf(dataDir: string, platform = process.platform): string {
  const id = createHash('sha256').update(resolve(dataDir)).digest('hex').slice(0, 16)
  if (platform === 'win32') return `\\\\.\\pipe\\quarterdeck-${id}`
  const inside = join(resolve(dataDir), 'owner.sock')
  return Buffer.byteLength(inside) <= longestSocketPath ? inside : join(tmpdir(), `quarterdeck-${userInfo().uid}-${id}.sock`)
}

const pathOf = (dataDir: string) => join(dataDir, 'owner.json')

/** In one step, so that nobody reads half of it. */
export function writeOwner(dataDir: string, owner: Omit<Owner, 'folder'>): void {
  const temporary = `${pathOf(dataDir)}.${owner.pid}`
  writeFileSync(temporary, JSON.stringify({ ...owner, folder: identityOf(dataDir) } satisfies Owner), { mode: 0o600 })
  renameSync(temporary, pathOf(dataDir))
}

/** Who owns the folder by its own word; undefined when nobody says so, or says so of another folder that this one was copied from. The lock decides, this only tells where to knock. */
export function readOwner(dataDir: string): Owner | undefined {
  const owner = wordIn(dataDir)
  return owner?.folder === identityIn(dataDir) ? owner : undefined
}

/**
 * Whose lock was taken away or made anew under it, by its own word: another identity, as a copy has, and yet its socket is in this
 * very folder. Ask it before the new lock is taken: it may be there still.
 */
export function unlockedOwner(dataDir: string): Owner | undefined {
  const owner = wordIn(dataDir)
  return owner && owner.folder !== identityIn(dataDir) && isSocketOf(dataDir, owner.socket) ? owner : undefined
}

function wordIn(dataDir: string): Owner | undefined {
  try {
    return ownerFile.parse(JSON.parse(readFileSync(pathOf(dataDir), 'utf8')))
  } catch {
    return undefined
  }
}

function isSocketOf(dataDir: string, socket: string): boolean {
  if (socket === socketPathOf(dataDir)) return true
  const folder = dirname(socket)
  return existsSync(folder) && realpathSync(folder) === realpathSync(dataDir)
}

/** Another process has the folder and cannot be reached; who that is by its own word, so that the sentence can say what to do. */
export function ownedFault(dataDir: string): Fault {
  const unlocked = unlockedOwner(dataDir)
  if (unlocked) return new Fault('data_owned', { path: dataDir, pid: unlocked.pid, host: 'unlocked' })
  const owner = readOwner(dataDir)
  return new Fault('data_owned', { path: dataDir, pid: owner?.pid ?? '?', host: owner && isMoved(owner) ? 'moved' : (owner?.host ?? '?') })
}

/** Its socket is not where it was made: the folder was moved under it, and the socket with it. A command has none for long. */
const isMoved = ({ host, socket }: Owner) => host !== 'cli' && process.platform !== 'win32' && !existsSync(socket)

export const removeOwner = (dataDir: string) => rmSync(pathOf(dataDir), { force: true })
