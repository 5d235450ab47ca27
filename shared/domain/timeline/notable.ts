import type { DomainEvent, EventType } from '../events.ts'

const notable: ReadonlySet<EventType> = new Set([
  ...([
    'run.step_failed.v1',
    'run.step_expired.v1',
    'run.time_box_passed.v1',
    'cadence.overdue.v1',
    'decision.review_prompted.v1',
    'task.time_box_passed.v1',
  ] as const),
])

/** What a commander who is looking elsewhere has to hear at once: a step that went wrong by itself, a time that is up, a reading that turned bad, and what was promised and is not done. */
export function isNotable(event: DomainEvent): boolean {
  if (event.type === 'probe.verdict_changed.v1') return event.data.to === 'critical'
  return notable.has(event.type)
}
