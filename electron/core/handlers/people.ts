import type { Handlers } from '../../../shared/contract/define.ts'
import { accept, refuse, type ErrorCode, type Reply } from '../../../shared/contract/errors.ts'
import type { Contract } from '../../../shared/contract/index.ts'
import type { Draft } from '../../../shared/domain/events.ts'
import type { Facts } from '../../../shared/domain/facts.ts'
import { whichIncident } from '../../../shared/domain/incident/select.ts'
import {
  acknowledgeHandover,
  assignRole,
  beginHandover,
  callPerson,
  endCall,
  escalateCall,
  releaseRole,
  withdrawHandover,
  type Crew,
} from '../../../shared/domain/people/decide.ts'
import { latestCall } from '../../../shared/domain/people/select.ts'
import type { People } from '../../../shared/domain/people/state.ts'
import type { CallMean } from '../../../shared/domain/people/words.ts'
import { contactOf, nextInLine, personNamed, recordedName } from '../../../shared/domain/roster/select.ts'
import type { Context } from '../context.ts'
import type { RosterOnDisk } from '../roster/create-roster.ts'
import { lastSeq } from './incidents.ts'

export const people: Handlers<Contract, Context>['people'] = {
  get({ incidentId }, { read }) {
    const incident = whichIncident(read, incidentId)
    return incident.ok ? accept({ incidentId: incident.value.id, people: read.people(incident.value.id) }) : incident
  },
  assign: ({ incidentId, role, person, reason, at }, context) =>
    change(incidentId, context, (crew, now) => assignRole(crew, { role, person: named(context, person), reason, at }, now)),
  release: ({ incidentId, ...rest }, context) => change(incidentId, context, (crew, now) => releaseRole(crew, rest, now)),
  handOver: ({ incidentId, role, to, note }, context) =>
    change(incidentId, context, (crew, now) => beginHandover(crew, { role, to: named(context, to), note }, now)),
  acknowledge: ({ incidentId, role, person }, context) =>
    change(incidentId, context, (crew, now) =>
      acknowledgeHandover(crew, { role, person: person === undefined ? null : named(context, person) }, now),
    ),
  withdraw: ({ incidentId, ...rest }, context) => change(incidentId, context, (crew, now) => withdrawHandover(crew, rest, now)),
  call({ incidentId, person, means, reason }, { read, commit, facts, roster }) {
    const incident = whichIncident(read, incidentId)
    if (!incident.ok) return incident
    const now = facts()
    const to = reachedBy(roster, person, means, reason)
    const seq = lastSeq(commit([callPerson({ incident: incident.value }, to, now)], now))
    return accept({ incidentId: incident.value.id, seq, person: to.person, contact: to.contact })
  },
  endCall: ({ incidentId, call, outcome, note }, context) =>
    change(incidentId, context, (crew, now) => endCall(crew, { callId: callIdOf(crew.people, call, context), outcome, note }, now)),
  escalate({ incidentId, call, means }, context) {
    const { read, roster } = context
    const incident = whichIncident(read, incidentId)
    if (!incident.ok) return incident
    const { calls } = read.people(incident.value.id)
    const from = calls.find(({ callId }) => callId === callIdOf({ calls }, call, context))
    if (!from) return refuse('call_none', { callId: call })
    const next = nextInLine(roster.roster(), from.person ?? '', calls)
    if (!next) return refuse('escalation_none', { person: from.person ?? '—', file: roster.file })
    const to = reachedBy(roster, next.person.name, means, from.reason ?? '')
    const reply = change(incident.value.id, context, (crew, now) => escalateCall(crew, { callId: from.callId, to }, now))
    return reply.ok ? accept({ ...reply.value, person: to.person, contact: to.contact }) : reply
  },
}

const named = ({ roster }: Pick<Context, 'roster'>, typed: string) => recordedName(roster.people(), typed)

function reachedBy(roster: RosterOnDisk, typed: string, means: CallMean, reason: string) {
  const everyone = roster.people()
  return { person: recordedName(everyone, typed), means, contact: contactOf(personNamed(everyone, typed), means), reason }
}

/** A call by its id, or the latest to somebody; what is typed where neither is there. */
const callIdOf = (people: Pick<People, 'calls'>, call: string, context: Pick<Context, 'roster'>) =>
  people.calls.find(({ callId }) => callId === call)?.callId ?? latestCall(people, named(context, call))?.callId ?? call

/** Finds the incident and who is in it, asks what follows, records it. */
function change<Code extends ErrorCode>(
  incidentId: string | undefined,
  { read, commit, facts }: Context,
  decide: (crew: Crew, now: Facts) => Reply<readonly Draft[], Code>,
) {
  const incident = whichIncident(read, incidentId)
  if (!incident.ok) return incident
  const { id } = incident.value
  const now = facts()
  const decision = decide({ incident: incident.value, people: read.people(id) }, now)
  return decision.ok ? accept({ incidentId: id, seq: lastSeq(commit(decision.value, now)) }) : decision
}
