import { hash } from 'node:crypto'
import { canonicalJson } from './canonical.ts'

interface Sealed {
  readonly salt: string
  readonly value: unknown
}

type SealedFields = Readonly<Record<string, Sealed | null>>

/** SHA-256, hex, over the salt's 32 hex digits followed by the canonical JSON of the value. */
export const commitmentOf = ({ salt, value }: Sealed) => hash('sha256', salt + canonicalJson(value))

const saltShape = /^[0-9a-f]{32}$/u

/** Closes each field under a fresh salt. The commitments are hashed into the chain; the rest can be erased later. */
export function seal(fields: Readonly<Record<string, unknown>>, salt: () => string): { commitments: string; sealed: string } {
  const sealed: Record<string, Sealed> = {}
  const commitments: Record<string, string> = {}
  for (const [name, value] of Object.entries(fields)) {
    const closed = { salt: salt(), value }
    if (!saltShape.test(closed.salt)) throw new TypeError('a salt is 16 random bytes in hex')
    sealed[name] = closed
    commitments[name] = commitmentOf(closed)
  }
  return { commitments: canonicalJson(commitments), sealed: canonicalJson(sealed) }
}

/** The values by field; an erased one reads null. */
export function unseal(sealed: string): Record<string, unknown> {
  const fields = JSON.parse(sealed) as SealedFields
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field ? field.value : null]))
}

/** The same fields with text and salt gone. */
export function erased(sealed: string): string {
  const names = Object.keys(JSON.parse(sealed) as SealedFields)
  return canonicalJson(Object.fromEntries(names.map((name) => [name, null])))
}

/** Two copies of one event's fields as one, canonical: each field as the copy has it in which it is not null. */
export function filled(sealed: string, other: string): string {
  const [fields, others] = [sealed, other].map((text) => JSON.parse(text) as SealedFields) as [SealedFields, SealedFields]
  return canonicalJson(Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field ?? others[name] ?? null])))
}

/** Every sealed field has its commitment and fits it, or was erased. False for text that is not such JSON at all. */
export function commitmentsHold(row: { readonly sealed: string; readonly commitments: string }): boolean {
  try {
    const fields = JSON.parse(row.sealed) as SealedFields
    const commitments = JSON.parse(row.commitments) as Readonly<Record<string, string>>
    const names = Object.keys(commitments)
    if (names.length !== Object.keys(fields).length) return false
    return names.every((name) => Object.hasOwn(fields, name) && fits(fields[name], commitments[name]))
  } catch {
    return false
  }
}

/** Nothing else may stand beside salt and value: no hash would cover it. */
const fits = (field: Sealed | null | undefined, commitment: string | undefined) =>
  field === null ||
  (field !== undefined &&
    Object.keys(field).toSorted().join(' ') === 'salt value' &&
    saltShape.test(field.salt) &&
    commitmentOf(field) === commitment)

/** Whether a field was erased: one alone would be no redaction, which erases all of an event. */
export const hasErased = (sealed: string) => sealed.includes(':null') && Object.values(JSON.parse(sealed) as SealedFields).includes(null)
