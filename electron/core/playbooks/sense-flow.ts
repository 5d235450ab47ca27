import type { LocalText } from '../../../shared/domain/document/local-text.ts'
import { both } from '../../../shared/domain/document/both.ts'
import { depthMax, stepsMax, ways } from '../../../shared/domain/playbook/words.ts'
import { nearest } from '../yaml/nearest.ts'
import { blockOf, idOf, listOf, type Block, type Complaint, type Place } from './places.ts'
import type { Path, YamlText } from '../yaml/yaml-text.ts'

/** Ids that repeat, ways that lead nowhere, blocks that nest too deep, a file with nothing to do. */
export function flowComplaints(root: Block | undefined, places: readonly Place[], text: YamlText): Complaint[] {
  return [...shape(root, places), ...repeatedIds(root, places, text), ...places.flatMap((place) => [...leads(place), ...ofGate(place)])]
}

function shape(root: Block | undefined, places: readonly Place[]): Complaint[] {
  const [steps, phases] = [listOf(root?.['steps']), listOf(root?.['phases'])]
  const whole = blockOf(root) !== undefined && root?.['steps'] === undefined && root?.['phases'] === undefined
  if (whole) return [{ path: [], says: both('playbook.problem.missing', { key: 'steps' }) }]
  if (Array.isArray(root?.['steps']) && steps.length === 0 && phases.length === 0)
    return [{ path: ['steps'], says: both('playbook.problem.too_short', { key: 'steps' }) }]
  const two: Complaint[] =
    steps.length > 0 && phases.length > 0 ? [{ path: ['phases'], part: 'key', says: both('playbook.problem.steps_and_phases') }] : []
  const many: Complaint[] =
    places.length > stepsMax ? [{ path: ['steps'], says: both('playbook.problem.too_many_steps', { limit: stepsMax }) }] : []
  const deep = places.find(({ depth }) => depth >= depthMax)
  return [...two, ...many, ...(deep ? [{ path: deep.path, says: both('playbook.problem.nests', { limit: depthMax }) }] : [])]
}

function repeatedIds(root: Block | undefined, places: readonly Place[], text: YamlText): Complaint[] {
  const first = new Map<string, Path>()
  const named: { id: string | undefined; path: Path }[] = [
    ...listOf(root?.['phases']).map((phase, at) => ({ id: idOf(phase), path: ['phases', at, 'id'] })),
    ...places.flatMap(({ block, path }) => [
      { id: idOf(block), path: [...path, 'id'] },
      ...listOf(block['options']).map((option, at) => ({ id: idOf(option), path: [...path, 'options', at, 'id'] })),
    ]),
  ]
  return named.flatMap(({ id, path }) => {
    if (id === undefined) return []
    if (ways.some((way) => way === id)) return [{ path, says: both('playbook.problem.reserved', { id }) }]
    const before = first.get(id)
    if (before === undefined) first.set(id, path)
    return before === undefined ? [] : [{ path, says: both('playbook.problem.duplicate_step', { id, line: text.locate(before).line }) }]
  })
}

/** Where a failure or an option leads: to a later step of the same list, or of a list around it. */
function leads(place: Place): Complaint[] {
  const { block, path } = place
  const failure = block['on_failure']
  const options = listOf(block['options']).map((option, at) => ({
    to: blockOf(option)?.['leads_to'],
    path: [...path, 'options', at, 'leads_to'],
  }))
  return [
    ...(typeof failure === 'string' ? whyNot(place, failure, [...path, 'on_failure'], true) : []),
    ...preApproval(place),
    ...options.flatMap(({ to, path: at }) => (typeof to === 'string' ? whyNot(place, to, at, false) : [])),
  ]
}

/** What is done by itself is an action, and the very step that the failure leads to: nothing stands between. */
function preApproval({ block, path, after }: Place): Complaint[] {
  const to = block['pre_approves']
  if (typeof to !== 'string') return []
  const found = after.find((item) => idOf(item) === to)
  const isRight = block['on_failure'] === to && blockOf(found)?.['type'] === 'action'
  return isRight ? [] : [{ path: [...path, 'pre_approves'], says: both('playbook.problem.pre_approves', { to }) }]
}

function whyNot(place: Place, to: string, path: Path, mayContinue: boolean): Complaint[] {
  if (to === 'end') return place.inParallel ? [{ path, says: both('playbook.problem.end_in_parallel') }] : []
  if (to === 'continue' && mayContinue) return []
  const ahead: { id: string; gated: boolean }[] = []
  let gated = false
  for (let at: Place | null = place; at; at = at.around) {
    for (const item of at.after) {
      const id = idOf(item)
      if (id !== undefined) ahead.push({ id, gated })
      gated ||= hasGate(item)
    }
  }
  const found = ahead.find(({ id }) => id === to)
  if (!found) return [{ path, says: noWay(to, [...ahead.map(({ id }) => id), ...(mayContinue ? ways : ['end'])]) }]
  return found.gated ? [{ path, says: both('playbook.problem.past_gate', { to }) }] : []
}

function noWay(to: string, ids: readonly string[]): LocalText {
  const near = nearest(to, ids)
  return near
    ? both('playbook.problem.leads_nowhere_near', { to, nearest: near })
    : both('playbook.problem.leads_nowhere', { to, ids: ids.join(', ') })
}

const hasGate = (item: unknown): boolean => {
  const block = blockOf(item)
  if (!block) return false
  if (block['gate'] === true) return true
  const options = listOf(block['options']).flatMap((option) => listOf(blockOf(option)?.['steps']))
  return [...listOf(block['steps']), ...options].some(hasGate)
}

/** A gate is passed or overridden by a person: no failure of it leads on by itself. */
function ofGate({ block, path, atGate }: Place): Complaint[] {
  const gate = atGate || block['gate'] === true
  const to = block['on_failure']
  return gate && typeof to === 'string' && to !== 'end'
    ? [{ path: [...path, 'on_failure'], says: both('playbook.problem.gate_leads') }]
    : []
}
