import { isInForce, noActions, reduceActions, type Mitigation } from '../action/state.ts'
import { isKnown, type Recorded } from '../events.ts'
import { reduceFollowUps, type FollowUps } from '../follow-up/state.ts'
import { noPeople, reducePeople, type People } from '../people/state.ts'
import { reduceTasks, type Tasks } from '../task/state.ts'

export interface CrewOnRecord {
  readonly people: People
  readonly tasks: Tasks
  readonly followUps: FollowUps
  /** What was changed on a target and can be undone, and was not yet. */
  readonly inForce: readonly Mitigation[]
}

/** Who is in an incident, their tasks and what is left to do, folded from its events in the order they were recorded. */
export function crewOf(events: readonly Recorded[]): CrewOnRecord {
  const inOrder = events.filter(isKnown).toSorted((a, b) => compare(a.hlc, b.hlc) || compare(a.logId, b.logId) || a.seq - b.seq)
  return {
    people: inOrder.reduce(reducePeople, noPeople),
    tasks: inOrder.reduce(reduceTasks, [] as Tasks),
    followUps: inOrder.reduce(reduceFollowUps, [] as FollowUps),
    inForce: Object.values(inOrder.reduce(reduceActions, noActions).inForce).filter(isInForce),
  }
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
