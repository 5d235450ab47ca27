import { z } from 'zod'
import type { DomainEvent } from '../events.ts'
import { milestone, type Milestone } from './words.ts'

/** The entry that stands for a milestone, and when it happened: with it the milestone moves, is struck and comes back. */
export const taggedMilestones = z.partialRecord(milestone, z.strictObject({ entryId: z.string(), at: z.string() }))
export type TaggedMilestones = z.infer<typeof taggedMilestones>

interface Spine {
  readonly milestones: Partial<Record<Milestone, string>>
  readonly tagged: TaggedMilestones
}

/** What is said of an entry, said of the milestones it stands for; the same object where it stands for none. */
export function followEntry<State extends Spine>(state: State, event: DomainEvent): State {
  switch (event.type) {
    case 'timeline.entry_time_corrected.v1': {
      const { entryId, to } = event.data
      return each(state, entryId, (spine, name) => ({
        tagged: { ...spine.tagged, [name]: { entryId, at: to } },
        // Struck, it stays out until it is restored.
        milestones: spine.milestones[name] === undefined ? spine.milestones : { ...spine.milestones, [name]: to },
      }))
    }
    case 'timeline.entry_struck.v1':
      return each(state, event.data.entryId, ({ tagged, milestones }, name) => ({ tagged, milestones: without(milestones, name) }))
    case 'timeline.entry_restored.v1':
      return each(state, event.data.entryId, ({ tagged, milestones }, name) => {
        const at = tagged[name]?.at
        return at === undefined ? { tagged, milestones } : { tagged, milestones: { ...milestones, [name]: at } }
      })
    case 'timeline.entry_moved.v1':
      return each(state, event.data.entryId, ({ tagged, milestones }, name) => ({
        tagged: without(tagged, name),
        milestones: without(milestones, name),
      }))
    default:
      return state
  }
}

function each<State extends Spine>(state: State, entryId: string, change: (spine: Spine, name: Milestone) => Spine): State {
  const names = (Object.keys(state.tagged) as Milestone[]).filter((name) => state.tagged[name]?.entryId === entryId)
  return names.length === 0 ? state : { ...state, ...names.reduce<Spine>(change, { tagged: state.tagged, milestones: state.milestones }) }
}

export function without<Key extends string, Value>(all: Partial<Record<Key, Value>>, key: Key): Partial<Record<Key, Value>> {
  const { [key]: _, ...rest } = all as Record<Key, Value>
  return rest as Partial<Record<Key, Value>>
}
