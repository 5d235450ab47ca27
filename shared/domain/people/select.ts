import type { Incident } from '../incident/state.ts'
import type { Task } from '../task/state.ts'
import { instantMs } from '../time/show.ts'
import { isSame, keyOf } from './person.ts'
import { roleOf, type CallOut, type People } from './state.ts'

/** Nobody commands for longer than this: somebody is told. */
export const vacantAfterMs = 2 * 60_000
/** More people than one can hear report to somebody. */
export const reportsMost = 7

/** What a commander should see and may ignore: visible, never in the way. The first is the one to act on. */
export type Nudge =
  | { readonly name: 'no_commander'; readonly since: string }
  | {
      readonly name: 'handover_waits'
      readonly roleId: string
      readonly from: string | null
      readonly to: string | null
      readonly since: string
    }
  | {
      readonly name: 'tasks_over'
      readonly count: number
      readonly taskId: string
      readonly title: string | null
      readonly owner: string | null
    }
  | { readonly name: 'commander_operates'; readonly person: string }
  | { readonly name: 'too_many_reports'; readonly person: string; readonly count: number }

interface Situation {
  readonly incident: Incident
  readonly people: People
  readonly tasks: readonly Task[]
}

/** What stands out among the people of an incident at `nowMs`; nothing once it is resolved. */
export function nudges({ incident, people, tasks }: Situation, nowMs: number): readonly Nudge[] {
  if (incident.status === 'resolved' || incident.status === 'closed') return []
  const found: Nudge[] = []
  const commander = roleOf(people, 'commander')
  if (!commander) {
    const since = people.commandVacantSince ?? incident.declaredAt
    if (nowMs - instantMs(since) >= vacantAfterMs) found.push({ name: 'no_commander', since })
  }
  for (const { roleId, person: from, handover } of people.roles)
    if (handover) found.push({ name: 'handover_waits', roleId, from, to: handover.to, since: handover.at })
  const over = tasks.filter((task) => isOver(task, nowMs))
  const [first] = over
  if (first) found.push({ name: 'tasks_over', count: over.length, taskId: first.taskId, title: first.title, owner: first.owner })
  const operations = roleOf(people, 'operations')
  if (commander?.person && operations && isSame(commander.person, operations.person))
    found.push({ name: 'commander_operates', person: commander.person })
  for (const [person, reports] of reportsOf(people, tasks))
    if (reports.length > reportsMost) found.push({ name: 'too_many_reports', person, count: reports.length })
  return found
}

/** Its time is up and nobody ended it: by this clock, or by the one that keeps the record. */
export const isOver = ({ ended, dueAt, promptedAt }: Task, nowMs: number) =>
  ended === null && dueAt !== null && (promptedAt !== null || instantMs(dueAt) <= nowMs)

/**
 * Who reports to whom: whoever has a role reports to the commander. Whoever has a task or came when called, and no role,
 * reports to the operations lead, where there is one, else to the commander. Nobody commanding, nobody is reported to.
 */
export function reportsOf(people: People, tasks: readonly Task[]): ReadonlyMap<string, readonly string[]> {
  const commander = roleOf(people, 'commander')?.person ?? null
  const operations = roleOf(people, 'operations')?.person ?? null
  const inRoles = unique(people.roles.map(({ person }) => person)).filter((person) => !isSame(person, commander))
  const busy = [
    ...tasks.filter(({ ended }) => ended === null).map(({ owner }) => owner),
    ...people.calls.filter(({ outcome }) => outcome === 'answered').map(({ person }) => person),
  ]
  const hands = unique(busy).filter((person) => !isSame(person, commander) && !inRoles.some((one) => isSame(one, person)))
  const reports = new Map<string, readonly string[]>()
  const lead = operations === null || isSame(operations, commander) ? null : operations
  if (commander !== null) reports.set(commander, lead === null ? [...inRoles, ...hands] : inRoles)
  if (lead !== null) reports.set(lead, hands)
  return reports
}

function unique(names: readonly (string | null)[]): readonly string[] {
  const byKey = new Map(names.flatMap((name) => (name === null || name === '' ? [] : [[keyOf(name), name] as const])))
  return [...byKey.values()]
}

/** The latest call to a person, if any. */
export const latestCall = ({ calls }: Pick<People, 'calls'>, person: string): CallOut | undefined =>
  calls.findLast((call) => isSame(call.person, person))

/** Who commands, as the bar says it. */
export const commanderOf = (people: People) => roleOf(people, 'commander')
