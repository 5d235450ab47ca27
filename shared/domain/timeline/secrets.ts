/** What looks like a secret, in one place: its name is the end of a key of shared/text, `entry.secret.NAME`. */
const patterns = {
  private_key: /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/gu,
  address: /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:/@]{1,128}:([^\s@]{1,512})@/giu,
  aws: /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/gu,
  token:
    /\b(?:gh[pousr]_[A-Za-z0-9]{20,255}|github_pat_\w{20,255}|glpat-[\w-]{20,255}|xox[abeoprs]-[\w-]{10,255}|sk-[\w-]{20,255}|AIza[\w-]{35})/gu,
  jwt: /\beyJ[\w-]{8,4096}\.[\w-]{8,8192}\.[\w-]{8,4096}/gu,
  bearer: /\bBearer\s+([\w.~+/=-]{16,4096})/giu,
  password:
    /(?<![\p{L}\p{N}])[\w-]{0,40}(?:password|passwd|passphrase|pwd|secret|api[_-]?key|access[_-]?key|token|비밀번호|암호|패스워드)["']?\s*[:=]\s*["']?([^\s"',;]{4,512})/giu,
  resident: /(?<!\d)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])-[1-8]\d{6}(?!\d)/gu,
} as const
export type SecretName = keyof typeof patterns

export interface FoundSecret {
  readonly name: SecretName
  /** Where the secret itself stands, in UTF-16 units. */
  readonly start: number
  readonly end: number
}

/** So much of a text is looked through: a secret is pasted by hand, and a mebibyte must not stop the typing. */
const lookedAt = 200_000

/** Every place of a text that looks like a secret, in order, apart from each other. It can miss one, and be wrong about one. */
export function secretsIn(text: string): readonly FoundSecret[] {
  const looked = text.slice(0, lookedAt)
  const all = Object.entries(patterns).flatMap(([name, pattern]) =>
    [...looked.matchAll(pattern)].map((match) => {
      const secret = match[1] ?? match[0]
      const start = match.index + match[0].lastIndexOf(secret)
      return { name: name as SecretName, start, end: start + secret.length }
    }),
  )
  const sorted = all
    .filter(({ start, end }) => !/^[•*]+$/u.test(looked.slice(start, end)))
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
  return sorted.filter((one, at) => sorted.slice(0, at).every((earlier) => earlier.end <= one.start))
}

/** The text with each secret as `••••••`. */
export function masked(text: string, secrets: readonly FoundSecret[]): string {
  return secrets.toReversed().reduce((left, { start, end }) => `${left.slice(0, start)}••••••${left.slice(end)}`, text)
}
