import { createStore } from 'zustand/vanilla'
import type { Client } from '../../shared/contract/bridge.ts'
import type { Refusal } from '../../shared/contract/errors.ts'
import type { FollowUpLine } from '../../shared/contract/follow-ups.ts'
import type { RosterView } from '../../shared/contract/roster.ts'
import { noPeople, type People } from '../../shared/domain/people/state.ts'
import type { Tasks } from '../../shared/domain/task/state.ts'
import type { Nameable } from '../../shared/domain/timeline/complete.ts'
import { loadProblem } from './load-problem.ts'

export interface Crew {
  /** Whose people and tasks these are; null until they were read. */
  readonly incidentId: string | null
  readonly people: People
  readonly tasks: Tasks
  /** What is left to do after this incident. */
  readonly left: readonly FollowUpLine[]
  /** Goes up with every change of a follow-up anywhere. */
  readonly version: number
  readonly roster: RosterView | null
  readonly problem: Refusal | null
}

const nobody = { people: noPeople, tasks: [], left: [], problem: null } as const

/** Who is in the incident on screen, their tasks, what is left to do, and who could be called. */
export function createCrew(client: Client) {
  const store = createStore<Crew>(() => ({ incidentId: null, ...nobody, version: 0, roster: null }))
  const { setState } = store
  let wanted: string | null = null

  /** Reads an incident's again; what is shown of the same one stays until the answer is here. */
  async function show(incidentId: string) {
    if (wanted !== incidentId) setState({ incidentId: null, ...nobody })
    wanted = incidentId
    const [people, tasks, left] = await Promise.all([
      client.people.get({ incidentId }),
      client.tasks.list({ incidentId }),
      client.followUps.list({ incidentId }),
    ])
    if (wanted !== incidentId) return
    const refused = [people, tasks, left].find((reply) => !reply.ok)
    if (refused && !refused.ok) return setState({ problem: loadProblem(refused.error) })
    if (!people.ok || !tasks.ok || !left.ok) return
    setState({ incidentId, people: people.value.people, tasks: tasks.value.tasks, left: left.value, problem: null })
  }

  async function loadRoster() {
    const reply = await client.roster.get({})
    if (reply.ok) setState({ roster: reply.value })
  }

  /** Reads again what these events say something about. */
  function take(events: readonly { readonly type: string; readonly incidentId: string | null }[]) {
    const own = events.filter(({ type }) => ofCrew.test(type))
    if (own.length === 0) return
    if (own.some(({ type }) => type.startsWith('follow_up.') || type.startsWith('timeline.')))
      setState(({ version }) => ({ version: version + 1 }))
    if (wanted !== null && own.some(({ incidentId }) => incidentId === wanted)) void show(wanted)
  }

  return { store, show, take, loadRoster, takeRoster: (roster: RosterView) => setState({ roster }) }
}

const ofCrew = /^(?:people|task|follow_up)\.|^timeline\.event_redacted/u

/** Everybody who can be named: the roster, then who is on the record and not in it. A name with a blank cannot be typed as one word. */
export function nameable({ roster, people, tasks }: Pick<Crew, 'roster' | 'people' | 'tasks'>): readonly Nameable[] {
  const listed = (roster?.people ?? []).map(({ handle, name, role }) => ({ handle, name, role }))
  const recorded = [
    ...people.roles.map(({ person }) => person),
    ...people.calls.map(({ person }) => person),
    ...tasks.map(({ owner }) => owner),
  ]
  const known = new Set(listed.map(({ name }) => name))
  const strangers = [...new Set(recorded)].filter((name) => name !== null && name !== '' && !known.has(name))
  return [...listed, ...strangers.flatMap((name) => (name === null || /\s/u.test(name) ? [] : [{ handle: name, name, role: null }]))]
}
