import type { DomainEvent } from '../../../shared/domain/events.ts'
import { reduceFollowUps, type FollowUps } from '../../../shared/domain/follow-up/state.ts'
import { noPeople, reducePeople, type People } from '../../../shared/domain/people/state.ts'
import { reduceTasks, type Tasks } from '../../../shared/domain/task/state.ts'

/** Small states of one incident, kept beside it and folded by their own reducers; a new one is one line in each of these two. */
export interface Parts {
  readonly people: People
  readonly tasks: Tasks
  readonly followUps: FollowUps
}

export const parts: { readonly [Name in keyof Parts]: Part<Parts[Name]> } = {
  people: { empty: noPeople, reduce: reducePeople, moves: /^people\./u },
  tasks: { empty: [], reduce: reduceTasks, moves: /^task\./u },
  followUps: { empty: [], reduce: reduceFollowUps, moves: /^follow_up\./u },
}

interface Part<State> {
  readonly empty: State
  /** The events it can be moved by: for any other it is not even read. */
  readonly moves: RegExp
  reduce(state: State, event: DomainEvent): State
}

export const partNames = Object.keys(parts) as readonly (keyof Parts)[]
