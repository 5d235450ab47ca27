import { z } from 'zod'
import type { DomainEvent } from '../events.ts'
import { callMean, callOutcome } from './words.ts'

/** A role that was handed over and not yet taken: who has it stays accountable. */
export const handover = z.strictObject({
  handoverId: z.string(),
  to: z.string().nullable(),
  note: z.string().nullable(),
  at: z.string(),
  by: z.string(),
})

/** Who has a role. Names read null once they were redacted. */
export const role = z.strictObject({
  roleId: z.string(),
  /** What a team calls a role of its own; empty for one that everybody knows. */
  title: z.string().nullable(),
  person: z.string().nullable(),
  since: z.string(),
  by: z.string(),
  handover: handover.nullable(),
})
export type Role = z.infer<typeof role>

/** One attempt to reach somebody. */
export const callOut = z.strictObject({
  callId: z.string(),
  person: z.string().nullable(),
  means: callMean,
  contact: z.string().nullable(),
  reason: z.string().nullable(),
  /** The call before it in the line, where this one followed because nobody came. */
  after: z.string().nullable(),
  at: z.string(),
  by: z.string(),
  /** null: nobody said yet how it ended. */
  outcome: callOutcome.nullable(),
  endedAt: z.string().nullable(),
  note: z.string().nullable(),
})
export type CallOut = z.infer<typeof callOut>

export const people = z.strictObject({
  /** In the order they were first assigned. */
  roles: z.array(role),
  calls: z.array(callOut),
  /** Since when nobody commands, where somebody did before. */
  commandVacantSince: z.string().nullable(),
})
export type People = z.infer<typeof people>

export const noPeople: People = { roles: [], calls: [], commandVacantSince: null }

export const roleOf = ({ roles }: People, roleId: string): Role | undefined => roles.find((one) => one.roleId === roleId)

/** Folds one event into the people of its incident. */
export function reducePeople(state: People, event: DomainEvent): People {
  const { occurredAt: at, actor: by } = event
  switch (event.type) {
    case 'people.role_assigned.v1': {
      const { roleId, title, person } = event.data
      return withRole(state, { roleId, title, person, since: at, by, handover: null })
    }
    case 'people.role_released.v1': {
      const { roleId } = event.data
      const roles = state.roles.filter((one) => one.roleId !== roleId)
      return { ...state, roles, commandVacantSince: roleId === 'commander' ? at : state.commandVacantSince }
    }
    case 'people.handover_begun.v1': {
      const { handoverId, roleId, to, note } = event.data
      const held = roleOf(state, roleId)
      return held ? withRole(state, { ...held, handover: { handoverId, to, note, at, by } }) : state
    }
    case 'people.handover_acknowledged.v1': {
      const { handoverId, roleId, person } = event.data
      const held = roleOf(state, roleId)
      return held?.handover?.handoverId === handoverId ? withRole(state, { ...held, person, since: at, by, handover: null }) : state
    }
    case 'people.handover_withdrawn.v1': {
      const { handoverId, roleId } = event.data
      const held = roleOf(state, roleId)
      return held?.handover?.handoverId === handoverId ? withRole(state, { ...held, handover: null }) : state
    }
    case 'people.called.v1': {
      const { callId, person, means, contact, reason, after } = event.data
      const call: CallOut = { callId, person, means, contact, reason, after, at, by, outcome: null, endedAt: null, note: null }
      return { ...state, calls: [...state.calls, call] }
    }
    case 'people.call_ended.v1': {
      const { callId, outcome, note } = event.data
      return {
        ...state,
        calls: state.calls.map((call) => (call.callId === callId ? { ...call, outcome, endedAt: at, note } : call)),
      }
    }
    default:
      return state
  }
}

function withRole(state: People, next: Role): People {
  const known = roleOf(state, next.roleId)
  const roles = known ? state.roles.map((one) => (one === known ? next : one)) : [...state.roles, next]
  return { ...state, roles, commandVacantSince: next.roleId === 'commander' ? null : state.commandVacantSince }
}
