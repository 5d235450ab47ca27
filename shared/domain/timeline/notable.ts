import type { DomainEvent } from '../events.ts'

/** What a commander who is looking elsewhere has to hear at once: a step that went wrong by itself, a time that is up, and a reading that turned bad. */
export function isNotable(event: DomainEvent): boolean {
  if (event.type === 'probe.verdict_changed.v1') return event.data.to === 'critical'
  return event.type === 'run.step_failed.v1' || event.type === 'run.step_expired.v1' || event.type === 'task.time_box_passed.v1'
}
