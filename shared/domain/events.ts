import type { DraftOf, RecordedOf, UnknownEvent } from './event.ts'
import { actionEvents } from './action/events.ts'
import { boardEvents } from './board/events.ts'
import { cadenceEvents } from './cadence/events.ts'
import { connectionEvents } from './connection/events.ts'
import { decisionEvents } from './decision/events.ts'
import { documentEvents } from './document/events.ts'
import { followUpEvents } from './follow-up/events.ts'
import { hostEvents } from './host/events.ts'
import { incidentEvents } from './incident/events.ts'
import { playbookEvents } from './playbook/events.ts'
import { peopleEvents } from './people/events.ts'
import { probeEvents } from './probe/events.ts'
import { recordEvents } from './record/events.ts'
import { reportEvents } from './report/events.ts'
import { routineEvents } from './routine/events.ts'
import { runEvents } from './run/events.ts'
import { taskEvents } from './task/events.ts'
import { timelineEvents } from './timeline/events.ts'

/** Every fact the product can record. A shipped one is never edited: a new shape is a `.v2` and an upcast. */
export const eventSpecs = {
  ...recordEvents,
  ...incidentEvents,
  ...timelineEvents,
  ...connectionEvents,
  ...probeEvents,
  ...playbookEvents,
  ...runEvents,
  ...routineEvents,
  ...actionEvents,
  ...boardEvents,
  ...documentEvents,
  ...hostEvents,
  ...peopleEvents,
  ...taskEvents,
  ...followUpEvents,
  ...cadenceEvents,
  ...decisionEvents,
  ...reportEvents,
}

export type EventType = keyof typeof eventSpecs
export type Draft = DraftOf<typeof eventSpecs>
export type DomainEvent = RecordedOf<typeof eventSpecs>
export type Recorded = DomainEvent | UnknownEvent

export const isKnown = (event: Recorded): event is DomainEvent => Object.hasOwn(eventSpecs, event.type)
