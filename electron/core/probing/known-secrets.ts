import type { Connections } from '../../../shared/domain/connection/state.ts'
import type { Secrets } from '../ports.ts'
import { secretFileMark } from '../secret-file.ts'
import { kinds } from './registry.ts'
import { secretOf, secretWords } from './secret-of.ts'

/** The secrets this process can see now: what the variables, the opened keychain and the files hold that the connections name. */
export const knownSecrets = (connections: Connections, secrets: Secrets): readonly string[] =>
  Object.values(connections).flatMap(({ kind, url, secret }) => {
    const address = secretOf(secrets, url) ?? ''
    const inAddress = 'plain' in url || address === '' ? [] : kinds[kind].secretsOf(address)
    return [...inAddress, ...secretWords(secret && secretOf(secrets, secret), address)]
  })

interface Held {
  readonly mark: string
  readonly text: string
}

/** A file that was written within this time of being read may have been written again since, and look the same. */
const settledMs = 2_000

/**
 * The same, for every line that is recorded: a file is read again only when the file system says that it is another, or when it
 * was written so shortly before that nobody could tell.
 */
export function createKnownSecrets(connections: () => Connections, secrets: Secrets, nowMs: () => number): () => readonly string[] {
  const held = new Map<string, Held>()
  const remembering: Secrets = {
    ...secrets,
    fromEnv: (variable) => secrets.fromEnv(variable),
    fromFile(path) {
      const seen = secretFileMark(path)
      const before = held.get(path)
      if (before && seen && before.mark === seen.mark) return before.text
      const text = secrets.fromFile(path)
      if (seen && nowMs() - seen.writtenMs > settledMs) held.set(path, { mark: seen.mark, text })
      else held.delete(path)
      return text
    },
  }
  return () => knownSecrets(connections(), remembering)
}
