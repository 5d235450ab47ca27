import { randomBytes } from 'node:crypto'
import { uptime } from 'node:os'
import { customAlphabet } from 'nanoid'
import type { Clock, Log, Ports } from './ports.ts'
import { readSecretFile } from './secret-file.ts'

/** The real world for every host that runs on plain Node: the clock, chance, the environment, and standard error as the log. */
export function nodePorts(): Ports {
  const handedOut = new Set<string>()
  return {
    clock,
    randomId,
    salt: salts(),
    secrets: {
      fromEnv(variable) {
        const value = process.env[variable]
        if (value) handedOut.add(value)
        return value
      },
      fromFile(path) {
        const text = readSecretFile(path)
        if (text) handedOut.add(text.trim())
        return text
      },
    },
    log: errorLog((line) => process.stderr.write(line), handedOut),
  }
}

/** Asking the system for chance costs the same for one salt as for many, and an append waits for it. */
function salts(): () => string {
  let drawn = Buffer.alloc(0)
  return () => {
    if (drawn.length === 0) drawn = randomBytes(16 * 64)
    const salt = drawn.toString('hex', 0, 16)
    drawn = drawn.subarray(16)
    return salt
  }
}

const clock: Clock = {
  now: () => Date.now(),
  zone: () => Intl.DateTimeFormat().resolvedOptions().timeZone,
  uptime: () => uptime() * 1000,
  after(ms, callback) {
    const timer = setTimeout(callback, ms)
    return () => clearTimeout(timer)
  },
}

/** No i, l, o, u, 0, 1: an incident's name is read out over the telephone. 30 letters ten times: no clash is to be expected. */
const randomId = customAlphabet('abcdefghjkmnpqrstvwxyz23456789', 10)

/** One line of JSON per fault. Whatever was handed out as a secret is blanked, and the password in any address. */
export function errorLog(write: (line: string) => void, secrets: Iterable<string>): Log {
  return {
    error(what, fault) {
      const { name, message, stack } = fault instanceof Error ? fault : new Error(String(fault))
      const code = (fault as { code?: unknown } | null | undefined)?.code
      const clean = (text: string) => blank(text, secrets)
      const frames = stack?.split('\n').filter((line) => line.trimStart().startsWith('at ')) ?? []
      const line = {
        at: new Date().toISOString(),
        level: 'error',
        what,
        name,
        code,
        message: clean(message),
        frames: frames.map((frame) => frame.trim()),
      }
      write(`${JSON.stringify(line)}\n`)
    },
  }
}

function blank(text: string, secrets: Iterable<string>): string {
  const words = [...secrets].flatMap((secret) => [secret, ...passwordsIn(secret)]).filter((word) => word.length > 2)
  const longestFirst = words.toSorted((one, other) => other.length - one.length)
  const without = longestFirst.reduce((left, word) => left.replaceAll(word, '***'), text)
  return without.replace(/\/\/[^\s/@]+@/gu, '//***@')
}

function passwordsIn(secret: string): readonly string[] {
  if (!URL.canParse(secret)) return []
  const { password } = new URL(secret)
  return [password, unescaped(password)]
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
