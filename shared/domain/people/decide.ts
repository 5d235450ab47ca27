import { accept, refuse } from '../../contract/errors.ts'
import type { Draft } from '../events.ts'
import type { Facts } from '../facts.ts'
import { momentOf } from '../incident/decide.ts'
import { isOpen, type Incident } from '../incident/state.ts'
import { isSame } from './person.ts'
import { roleOf, type People } from './state.ts'
import { isKnownRole, type CallMean, type CallOutcome } from './words.ts'

/** An incident and who is in it. */
export interface Crew {
  readonly incident: Incident
  readonly people: People
}

interface Assignment {
  /** One that everybody knows, or what a team calls its own. */
  readonly role: string
  readonly person: string
  readonly reason: string
  readonly at?: string | undefined
}

/**
 * Gives a role to somebody. Command that somebody has goes by handover, so that there is never a minute in which both or
 * neither think they have it; past one who cannot be reached it goes with a reason.
 */
export function assignRole({ incident, people }: Crew, command: Assignment, facts: Facts) {
  if (!isOpen(incident)) return refuse('incident_closed', { incidentId: incident.id })
  const at = momentOf(command.at, incident, facts)
  if (!at.ok) return at
  const { person, reason } = command
  const own = isKnownRole(command.role) ? undefined : ownRole(people, command.role)
  const roleId = own === undefined ? (isKnownRole(command.role) ? command.role : facts.newId('rol')) : own.roleId
  const title = isKnownRole(command.role) ? '' : (own?.title ?? command.role)
  const held = roleOf(people, roleId)
  if (held && isSame(held.person, person)) return refuse('role_unchanged', { role: command.role, person })
  if (held && roleId === 'commander' && reason === '')
    return refuse('role_held', { role: command.role, person: held.person ?? '—', to: person })
  return accept<readonly Draft[]>([
    { ...{ type: 'people.role_assigned.v1', incidentId: incident.id, occurredAt: at.value }, data: { roleId, title, person, reason } },
  ])
}

export function releaseRole({ incident, people }: Crew, command: { role: string; reason: string }, facts: Facts) {
  const held = heldRole(people, command.role)
  if (!held) return refuse('role_vacant', { role: command.role })
  const { roleId, person } = held
  return accept<readonly Draft[]>([
    {
      ...{ type: 'people.role_released.v1', incidentId: incident.id, occurredAt: facts.recordedAt },
      data: { roleId, person: person ?? '', reason: command.reason },
    },
  ])
}

/** Offers a role to somebody. Whoever has it keeps it until the other says that they took it. */
export function beginHandover({ incident, people }: Crew, command: { role: string; to: string; note: string }, facts: Facts) {
  if (!isOpen(incident)) return refuse('incident_closed', { incidentId: incident.id })
  const held = heldRole(people, command.role)
  if (!held) return refuse('role_vacant', { role: command.role })
  if (held.handover) return refuse('handover_pending', { role: command.role, to: held.handover.to ?? '—' })
  if (isSame(held.person, command.to)) return refuse('role_unchanged', { role: command.role, person: command.to })
  return accept<readonly Draft[]>([
    {
      ...{ type: 'people.handover_begun.v1', incidentId: incident.id, occurredAt: facts.recordedAt },
      data: { handoverId: facts.newId('han'), roleId: held.roleId, from: held.person ?? '', to: command.to, note: command.note },
    },
  ])
}

/** The other one took it. Only the one it was handed to can: a third who is there takes it by being assigned. */
export function acknowledgeHandover({ incident, people }: Crew, command: { role: string; person: string | null }, facts: Facts) {
  const held = heldRole(people, command.role)
  if (!held?.handover) return refuse('handover_none', { role: command.role })
  const { handoverId, to } = held.handover
  const person = command.person ?? to ?? ''
  if (to !== null && !isSame(to, person)) return refuse('handover_other', { role: command.role, to, person })
  return accept<readonly Draft[]>([
    {
      ...{ type: 'people.handover_acknowledged.v1', incidentId: incident.id, occurredAt: facts.recordedAt },
      data: { handoverId, roleId: held.roleId, person: to ?? person },
    },
  ])
}

export function withdrawHandover({ incident, people }: Crew, command: { role: string; reason: string }, facts: Facts) {
  const held = heldRole(people, command.role)
  if (!held?.handover) return refuse('handover_none', { role: command.role })
  return accept<readonly Draft[]>([
    {
      ...{ type: 'people.handover_withdrawn.v1', incidentId: incident.id, occurredAt: facts.recordedAt },
      data: { handoverId: held.handover.handoverId, roleId: held.roleId, reason: command.reason },
    },
  ])
}

interface NewCall {
  readonly person: string
  readonly means: CallMean
  /** The number or the handle that was used, as the roster had it then. */
  readonly contact: string
  readonly reason: string
}

/** Notes that somebody is being called. A closed incident still takes it: the last questions often come after. */
export const callPerson = ({ incident }: Pick<Crew, 'incident'>, { person, means, contact, reason }: NewCall, facts: Facts): Draft => ({
  ...{ type: 'people.called.v1', incidentId: incident.id, occurredAt: facts.recordedAt },
  data: { callId: facts.newId('cal'), means, after: null, person, contact, reason },
})

/** How a call ended. What was said first can be corrected: who did not answer calls back. */
export function endCall({ incident, people }: Crew, command: { callId: string; outcome: CallOutcome; note: string }, facts: Facts) {
  const call = people.calls.find(({ callId }) => callId === command.callId)
  if (!call) return refuse('call_none', { callId: command.callId })
  const { callId, outcome, note } = command
  if (call.outcome === outcome) return refuse('call_ended', { person: call.person ?? '—' })
  return accept<readonly Draft[]>([ended(incident, { callId, outcome, person: call.person ?? '', note }, facts)])
}

/** Nobody came: the call ends unanswered, where nobody said yet how, and the next in line is called. */
export function escalateCall({ incident, people }: Crew, command: { callId: string; to: NewCall }, facts: Facts) {
  const call = people.calls.find(({ callId }) => callId === command.callId)
  if (!call) return refuse('call_none', { callId: command.callId })
  if (call.outcome === 'answered') return refuse('call_ended', { person: call.person ?? '—' })
  const silent = { callId: call.callId, outcome: 'no_answer', person: call.person ?? '', note: '' } as const
  const { person, means, contact, reason } = command.to
  const next: Draft = {
    ...{ type: 'people.called.v1', incidentId: incident.id, occurredAt: facts.recordedAt },
    data: { callId: facts.newId('cal'), means, after: call.callId, person, contact, reason },
  }
  return accept<readonly Draft[]>([...(call.outcome === null ? [ended(incident, silent, facts)] : []), next])
}

interface Ending {
  readonly callId: string
  readonly outcome: CallOutcome
  readonly person: string
  readonly note: string
}

const ended = (incident: Incident, { callId, outcome, person, note }: Ending, facts: Facts): Draft => ({
  ...{ type: 'people.call_ended.v1', incidentId: incident.id, occurredAt: facts.recordedAt },
  data: { callId, outcome, person, note },
})

/** A role as it is named: by what everybody calls it, by its id, or by what a team calls its own. */
const heldRole = (people: People, role: string) => roleOf(people, role) ?? ownRole(people, role)

const ownRole = ({ roles }: People, title: string) =>
  roles.find((one) => one.roleId === title || (one.title !== null && one.title !== '' && isSame(one.title, title)))
