import { noActions, reduceActions, type Actions } from '../../../shared/domain/action/state.ts'
import { emptyBoard, reduceBoard, type Board } from '../../../shared/domain/board/state.ts'
import type { DomainEvent } from '../../../shared/domain/events.ts'
import { nothingTrusted, reduceTrusted, type Trusted } from '../../../shared/domain/playbook/trust.ts'
import { noRoutine, reduceRoutine, type Routine } from '../../../shared/domain/routine/state.ts'

/** Small states of the whole installation, each folded by its own reducer; a new one is one line in each of these two. */
export interface Wholes {
  readonly actions: Actions
  readonly board: Board
  readonly routine: Routine
  readonly trusted: Trusted
}

export const wholes: { readonly [Name in keyof Wholes]: Whole<Wholes[Name]> } = {
  actions: { empty: noActions, reduce: reduceActions, moves: /^(?:run\.)?action[._]/u },
  board: { empty: emptyBoard, reduce: reduceBoard, moves: /^board\./u },
  trusted: { empty: nothingTrusted, reduce: reduceTrusted, moves: /^playbook\./u },
  routine: { empty: noRoutine, reduce: reduceRoutine, moves: /^(?:routine\.assigned|log\.opened)\./u },
}

interface Whole<State> {
  readonly empty: State
  /** The events it can be moved by: for any other it is not even read, and a line appended costs what it did. */
  readonly moves: RegExp
  reduce(state: State, event: DomainEvent): State
}

export const wholeNames = Object.keys(wholes) as readonly (keyof Wholes)[]
