import type { Handlers } from '../../../shared/contract/define.ts'
import { accept, refuse, type ErrorCode, type Reply } from '../../../shared/contract/errors.ts'
import type { Contract } from '../../../shared/contract/index.ts'
import type { Draft } from '../../../shared/domain/events.ts'
import type { Facts } from '../../../shared/domain/facts.ts'
import { changeFollowUp, closeFollowUp, noteFollowUp, reopenFollowUp } from '../../../shared/domain/follow-up/decide.ts'
import { inOrder } from '../../../shared/domain/follow-up/select.ts'
import type { FollowUp } from '../../../shared/domain/follow-up/state.ts'
import { isPractice } from '../../../shared/domain/incident/mode.ts'
import { whichIncident } from '../../../shared/domain/incident/select.ts'
import type { Incident } from '../../../shared/domain/incident/state.ts'
import { recordedName } from '../../../shared/domain/roster/select.ts'
import type { Context } from '../context.ts'
import { lastSeq } from './incidents.ts'

export const followUps: Handlers<Contract, Context>['followUps'] = {
  list({ incidentId, practice, closed }, { read }) {
    const named = incidentId === undefined ? undefined : read.incident(incidentId)
    if (incidentId !== undefined && !named) return refuse('incident_unknown', { incidentId })
    const of = named ? [named] : read.incidents().filter(({ mode }) => isPractice(mode) === practice)
    const lines = of.flatMap((incident) => read.followUps(incident.id).map((one) => ({ ...one, ...whence(incident) })))
    return accept([...inOrder(lines.filter((one) => closed || one.closed === null))])
  },
  add({ incidentId, owner, ...rest }, { read, commit, facts, roster }) {
    const incident = whichIncident(read, incidentId)
    if (!incident.ok) return incident
    const now = facts()
    const decision = noteFollowUp(incident.value, { ...rest, owner: owner && recordedName(roster.people(), owner) }, now)
    if (!decision.ok) return decision
    const [draft] = decision.value
    const followUpId = draft?.type === 'follow_up.noted.v1' ? draft.data.followUpId : ''
    return accept({ incidentId: incident.value.id, seq: lastSeq(commit(decision.value, now)), followUpId })
  },
  change: ({ followUpId, owner, ...rest }, context) =>
    change(followUpId, context, (of, now) =>
      changeFollowUp(of, { ...rest, owner: owner === undefined ? owner : owner && recordedName(context.roster.people(), owner) }, now),
    ),
  close: ({ followUpId, outcome, reason }, context) =>
    change(followUpId, context, (of, now) => closeFollowUp(of, { outcome, reason }, now)),
  reopen: ({ followUpId, reason }, context) => change(followUpId, context, (of, now) => reopenFollowUp(of, { reason }, now)),
}

const whence = ({ id, title, mode, zone }: Incident) => ({ incidentId: id, incidentTitle: title, mode, zone })

/** Finds the follow-up in whatever incident it came of, asks what follows, records it. */
function change<Code extends ErrorCode>(
  followUpId: string,
  { read, commit, facts }: Context,
  decide: (of: { incident: Incident; followUp: FollowUp }, now: Facts) => Reply<readonly Draft[], Code>,
) {
  const found = read.incidentOf('followUps', followUpId)
  const incident = found === undefined ? undefined : read.incident(found)
  const followUp = incident && read.followUps(incident.id).find((one) => one.followUpId === followUpId)
  if (!incident || !followUp) return refuse('follow_up_unknown', { followUpId })
  const now = facts()
  const decision = decide({ incident, followUp }, now)
  return decision.ok ? accept({ incidentId: incident.id, seq: lastSeq(commit(decision.value, now)) }) : decision
}
