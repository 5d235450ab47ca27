import { access, environment, targetKinds } from '../../../shared/domain/connection/events.ts'
import type { Connections } from '../../../shared/domain/connection/state.ts'
import type { Secrets } from '../ports.ts'
import { secretFileMark } from '../secret-file.ts'
import { shortestSecret } from '../targets/redact.ts'
import { kinds } from './registry.ts'
import { secretOf, secretWords } from './secret-of.ts'

/**
 * The secrets this process can see now: what the variables, the opened keychain and the files hold that the connections
 * name, and what else lies open in the keychain; each in every spelling it can come back in. Words that are ours or a
 * connection's name are not among them: the record is made of them.
 */
export function knownSecrets(connections: Connections, secrets: Secrets): readonly string[] {
  const all = Object.values(connections)
  const inUse = all.flatMap(({ kind, url, secret }) => {
    const address = secretOf(secrets, url) ?? ''
    const inAddress = 'plain' in url || address === '' ? [] : kinds[kind].secretsOf(address)
    return [...inAddress, ...secretWords(secret && secretOf(secrets, secret), address)]
  })
  const named = new Set(all.flatMap(({ url, secret }) => [url, secret].flatMap((ref) => (ref && 'keychain' in ref ? [ref.keychain] : []))))
  // Of an address in use, what is secret in it was found above; what nobody uses yet may be an address too.
  const spare = (secrets.keychain?.names() ?? []).filter((name) => !named.has(name)).flatMap((name) => secrets.keychain?.value(name) ?? [])
  const ours = new Set<string>([...targetKinds, ...environment.options, ...access.options, ...all.map(({ name }) => name)])
  const words = [...inUse, ...spare, ...spare.flatMap(passwordsIn)].filter((word) => word.length >= shortestSecret && !ours.has(word))
  return [...new Set(words.flatMap(spellingsOf))]
}

/** The password in a URL, as it is written there and as it is meant. */
export function passwordsIn(address: string): readonly string[] {
  const [, written = ''] = /^[a-z][\w+.-]*:\/\/[^:/?#@]*:([^@/?#]+)@/iu.exec(address) ?? []
  if (written === '') return []
  try {
    return [written, decodeURIComponent(written)]
  } catch {
    return [written]
  }
}

/** As it is; and as it stands in a URL, in JSON, and in a quoted text of SQL. */
const spellingsOf = (secret: string) => [
  secret,
  encodeURIComponent(secret),
  JSON.stringify(secret).slice(1, -1),
  secret.replaceAll("'", "''"),
]

interface Held {
  /** Null: it was written so shortly before that another writing could look the same. */
  readonly mark: string | null
  readonly text: string
}

/** A file that was written within this time of being read may have been written again since. */
const settledMs = 2_000

/**
 * The same, for every line that is recorded: a file is read again only when the file system says that it is another, or when it
 * was written so shortly before that nobody could tell. One that cannot be read now holds what it held: it is just being
 * replaced, and what it held is still in use.
 */
export function createKnownSecrets(connections: () => Connections, secrets: Secrets, nowMs: () => number): () => readonly string[] {
  const held = new Map<string, Held>()
  const remembering: Secrets = {
    ...secrets,
    fromEnv: (variable) => secrets.fromEnv(variable),
    fromFile(path) {
      const before = held.get(path)
      try {
        const seen = secretFileMark(path)
        if (before && seen && before.mark === seen.mark) return before.text
        const text = secrets.fromFile(path)
        const isSettled = seen !== undefined && nowMs() - seen.writtenMs > settledMs
        held.set(path, { mark: isSettled ? seen.mark : null, text })
        return text
      } catch (error) {
        if (before) return before.text
        throw error
      }
    },
  }
  return () => knownSecrets(connections(), remembering)
}
