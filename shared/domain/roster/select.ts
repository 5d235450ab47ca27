import { isSame, keyOf, nameOf } from '../people/person.ts'
import type { CallOut } from '../people/state.ts'
import type { CallMean } from '../people/words.ts'
import type { Roster, RosterPerson } from './spec.ts'

/** A person of the roster with what they are typed by. */
export interface Listed extends RosterPerson {
  readonly handle: string
  /** The rotas they are in, by name. */
  readonly rotas: readonly string[]
}

/** Everybody, in the order of the file. */
export const everybody = ({ people, rotas }: Roster): readonly Listed[] =>
  Object.entries(people).map(([handle, person]) => ({
    ...person,
    handle,
    rotas: Object.entries(rotas).flatMap(([name, { order }]) => (order.includes(handle) ? [name] : [])),
  }))

/** Who is meant by `kim`, `@kim`, a name, or a chat handle. */
export function personNamed(people: readonly Listed[], typed: string): Listed | undefined {
  const key = keyOf(typed)
  return (
    people.find(({ handle }) => keyOf(handle) === key) ??
    people.find(({ name }) => keyOf(name) === key) ??
    people.find(({ chat }) => chat !== undefined && keyOf(chat) === key)
  )
}

/** The name as it goes on the record: the roster's where it knows who is meant, else what was typed. */
export const recordedName = (people: readonly Listed[], typed: string) => personNamed(people, typed)?.name ?? nameOf(typed)

/** The number or handle somebody is reached at; empty where the roster has none. */
export const contactOf = (person: Listed | undefined, means: CallMean) =>
  (means === 'phone' ? person?.phone : means === 'chat' ? person?.chat : undefined) ?? ''

/** Why somebody is next: they stand in for the one before, or the rota comes to them. */
export interface Next {
  readonly person: Listed
  readonly because: 'deputy' | 'rota'
  /** The rota, where it is one. */
  readonly rota: string | null
}

/**
 * Who is called after `from`: their deputies in order, then whoever comes after them in each rota they are in, once round.
 * Somebody who was called in this incident already is passed over. Undefined: nobody is left.
 */
export function nextInLine({ people, rotas }: Roster, from: string, calls: readonly Pick<CallOut, 'person'>[]): Next | undefined {
  const listed = everybody({ people, rotas } as Roster)
  const before = personNamed(listed, from)
  const free = (handle: string) => {
    const person = listed.find((one) => one.handle === handle)
    if (!person || person.handle === before?.handle || isSame(person.name, from)) return undefined
    return calls.some((call) => isSame(call.person, person.name)) ? undefined : person
  }
  for (const handle of before?.deputies ?? []) {
    const person = free(handle)
    if (person) return { person, because: 'deputy', rota: null }
  }
  for (const [rota, { order }] of Object.entries(rotas)) {
    const at = before ? order.indexOf(before.handle) : -1
    // Somebody the roster does not know is followed by the first of the first rota.
    if (before && at < 0) continue
    for (const handle of [...order.slice(at + 1), ...order.slice(0, Math.max(0, at))]) {
      const person = free(handle)
      if (person) return { person, because: 'rota', rota }
    }
  }
  return undefined
}

/** `tel:+821012345678`: what the system dials. Undefined where it is no number. */
export function telOf(phone: string | undefined): string | undefined {
  const digits = phone?.replaceAll(/[^\d+]/gu, '') ?? ''
  return /^\+?\d{3,}$/u.test(digits) ? `tel:${digits}` : undefined
}
