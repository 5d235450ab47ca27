import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { safeStorage } from 'electron'
import { z } from 'zod'
import { Fault } from '../core/fault.ts'
import type { Keychain, Log } from '../core/ports.ts'

/** Name to what the system's keychain made of the value, as base64. */
const kept = z.record(z.string(), z.string())
type Kept = z.infer<typeof kept>

interface KeychainOptions {
  readonly file: string
  readonly log: Log
  readonly platform?: NodeJS.Platform
  /** A locked keyring or a prompt of the system answers when its user does, or never. */
  readonly deadlineMs?: number
}

/**
 * Secrets, encrypted by the system's keychain, in a file of the data folder. The system is asked for the first time when
 * somebody needs a secret, or by `warm`, so that nothing of the start waits for it; what it opened stays at hand in this process.
 */
export function keychainIn({ file, log, platform = process.platform, deadlineMs = 5_000 }: KeychainOptions) {
  const found = read(file, log)
  const sealed = new Map(Object.entries(found ?? {}))
  const open = new Map<string, string>()
  const opening = new Map<string, Promise<void>>()
  let broken = found === undefined

  /** One question at a time, however many wait for it: each could be a prompt. */
  function unseal(name: string, value: string): Promise<void> {
    const asked =
      opening.get(name) ??
      safeStorage
        .decryptStringAsync(Buffer.from(value, 'base64'))
        .then(({ result }) => {
          if (sealed.get(name) === value) open.set(name, result)
        })
        // Of another machine or user: its name stays, and whoever needs it is told that the value is not there.
        .catch((fault: unknown) => log.error(`the keychain does not open "${name}"`, fault))
        .finally(() => opening.delete(name))
    opening.set(name, asked)
    return asked
  }

  function write(secrets: Kept) {
    if (broken) setAside(file, log)
    broken = false
    // In one step: the file is always whole.
    writeFileSync(`${file}.new`, JSON.stringify(secrets), { mode: 0o600, flush: true })
    renameSync(`${file}.new`, file)
  }

  const keychain: Keychain = {
    async available() {
      try {
        return await inTime(isSafe(platform), deadlineMs)
      } catch (fault) {
        // One that does not answer is there.
        if (fault instanceof Fault) return true
        log.error('asking for the keychain', fault)
        return false
      }
    },
    names: () => [...sealed.keys()].toSorted(),
    value: (name) => open.get(name),
    async opened(name) {
      const value = sealed.get(name)
      if (value !== undefined && !open.has(name)) await inTime(unseal(name, value), deadlineMs)
      return open.get(name)
    },
    async put(name, value) {
      const next = (await inTime(safeStorage.encryptStringAsync(value), deadlineMs)).toString('base64')
      write({ ...Object.fromEntries(sealed), [name]: next })
      sealed.set(name, next)
      open.set(name, value)
      opening.delete(name)
    },
    async remove(name) {
      write(Object.fromEntries([...sealed].filter(([one]) => one !== name)))
      sealed.delete(name)
      open.delete(name)
      opening.delete(name)
    },
  }
  return {
    ...keychain,
    /** Opens all there is, for an incident is no time to wait for a keyring. Waits for nothing. */
    warm: () => sealed.forEach((value, name) => void unseal(name, value)),
  }
}

/** On Linux without a keyring Electron would keep secrets under a password that stands in its source (`basic_text`), which is no secret. */
async function isSafe(platform: NodeJS.Platform): Promise<boolean> {
  if (!(await safeStorage.isAsyncEncryptionAvailable())) return false
  return platform !== 'linux' || !['basic_text', 'unknown'].includes(safeStorage.getSelectedStorageBackend())
}

/** Throws Fault keychain_locked. */
async function inTime<Value>(asked: Promise<Value>, deadlineMs: number): Promise<Value> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(new Fault('keychain_locked')), deadlineMs)
  return Promise.race([asked, late.promise]).finally(() => clearTimeout(timer))
}

/** Undefined: there is a file, and it cannot be read. */
function read(file: string, log: Log): Kept | undefined {
  try {
    return kept.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return {}
    log.error('reading the secrets', fault)
    return undefined
  }
}

/** What we cannot read may be readable elsewhere: it is kept beside, under a name that nothing has. */
function setAside(file: string, log: Log): void {
  if (!existsSync(file)) return
  let count = 1
  while (existsSync(`${file}.unreadable-${count}`)) count += 1
  renameSync(file, `${file}.unreadable-${count}`)
  log.error('the secrets could not be read and were kept aside', new Error(`${file}.unreadable-${count}`))
}
