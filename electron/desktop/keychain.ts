import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { safeStorage } from 'electron'
import { z } from 'zod'
import type { Keychain, Log } from '../core/ports.ts'

/** Name to what the system's keychain made of the value, as base64. */
const kept = z.record(z.string(), z.string())

/**
 * Secrets, encrypted by the system's keychain, in a file of the data folder. Undefined where the system has none: on Linux
 * without a keyring Electron would keep them under a password that stands in its source (`basic_text`), which is no secret.
 * Once opened they are at hand in this process, for an incident is no time to wait for a keyring.
 */
export async function openKeychain(file: string, log: Log, platform = process.platform): Promise<Keychain | undefined> {
  if (!(await isSafe(platform))) return undefined
  const sealed = new Map(Object.entries(read(file, log)))
  const open = new Map<string, string>()
  for (const [name, value] of sealed) {
    try {
      open.set(name, (await safeStorage.decryptStringAsync(Buffer.from(value, 'base64'))).result)
    } catch (fault) {
      // Of another machine or user: its name stays, and whoever needs it is told that the value is not there.
      log.error(`the keychain does not open "${name}"`, fault)
    }
  }
  return {
    names: () => [...sealed.keys()].toSorted(),
    value: (name) => open.get(name),
    async put(name, value) {
      const next = (await safeStorage.encryptStringAsync(value)).toString('base64')
      write(file, { ...Object.fromEntries(sealed), [name]: next })
      sealed.set(name, next)
      open.set(name, value)
    },
    async remove(name) {
      const rest = Object.fromEntries([...sealed].filter(([one]) => one !== name))
      write(file, rest)
      sealed.delete(name)
      open.delete(name)
    },
  }
}

async function isSafe(platform: NodeJS.Platform): Promise<boolean> {
  if (!(await safeStorage.isAsyncEncryptionAvailable())) return false
  return platform !== 'linux' || !['basic_text', 'unknown'].includes(safeStorage.getSelectedStorageBackend())
}

function read(file: string, log: Log): z.infer<typeof kept> {
  try {
    return kept.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'ENOENT') log.error('reading the secrets', fault)
    return {}
  }
}

/** In one step: the file is always whole. */
function write(file: string, secrets: z.infer<typeof kept>): void {
  writeFileSync(`${file}.new`, JSON.stringify(secrets), { mode: 0o600, flush: true })
  renameSync(`${file}.new`, file)
}
