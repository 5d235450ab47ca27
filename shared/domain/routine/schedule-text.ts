import { both } from '../document/both.ts'
import type { LocalText } from '../document/local-text.ts'
import type { Schedule } from '../playbook/schedule.ts'

/** `매일 09:00 (Asia/Seoul)`. */
export function scheduleText(schedule: Schedule): LocalText {
  const { at, zone } = schedule
  switch (schedule.every) {
    case 'day':
      return both('routine.schedule.day', { at, zone })
    case 'week':
      return both('routine.schedule.week', { at, zone, on: both(`routine.weekday.${schedule.on}`) })
    case 'month':
      return both('routine.schedule.month', { at, zone, day: schedule.day })
    case 'quarter':
      return both('routine.schedule.quarter', { at, zone, week: schedule.week, on: both(`routine.weekday.${schedule.on}`) })
  }
}
