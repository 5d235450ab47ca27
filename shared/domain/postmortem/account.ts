import { isKnown, type DomainEvent, type EventType, type Recorded } from '../events.ts'
import type { Incident } from '../incident/state.ts'
import type { Plan } from '../run/plan.ts'
import type { Run } from '../run/state.ts'
import type { EventOf } from '../timeline/row.ts'
import { inOrderOfHappening } from '../timeline/order.ts'

/** What a postmortem is composed from: one incident's part of the log, in order of happening. */
export interface Account {
  readonly incident: Incident
  readonly events: readonly Recorded[]
  readonly runs: readonly Run[]
  /** By plan hash; null once redacted. */
  readonly plans: ReadonlyMap<string, Plan | null>
  of<Type extends EventType>(...types: Type[]): readonly EventOf<Type>[]
}

export function accountOf(incident: Incident, recorded: readonly Recorded[], runs: readonly Run[]): Account {
  const events = inOrderOfHappening(recorded)
  const known = events.filter(isKnown)
  const of = <Type extends EventType>(...types: Type[]) =>
    known.filter((event): event is DomainEvent & EventOf<Type> => (types as EventType[]).includes(event.type))
  const plans = new Map(of('run.action_planned.v1', 'action.planned.v1').map(({ data }) => [data.planHash, data.plan]))
  return { incident, events, runs, plans, of }
}
