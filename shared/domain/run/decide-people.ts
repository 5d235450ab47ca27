import { accept, refuse } from '../../contract/errors.ts'
import { both } from '../document/both.ts'
import type { Draft } from '../events.ts'
import type { Facts } from '../facts.ts'
import { durationMs } from '../playbook/duration.ts'
import { leavesOf, type Tree } from '../playbook/script.ts'
import type { StepOf } from '../playbook/step.ts'
import { leaveOut, leavesUntil } from './advance.ts'
import { failStep, passStep } from './decide.ts'
import { placeOf, stepOf, type Opened } from './opening.ts'
import type { Consent } from './record.ts'
import { isOver } from './state.ts'
import { plusMs } from './watch.ts'

type Choosing = StepOf<'decision'> | StepOf<'alternatives'>

/** One way is taken, and what stands on the others is left out, with who decided. */
export function decideOption(opened: Opened<Choosing>, optionId: string | undefined, reason: string, facts: Facts) {
  const { run, script, leaf, step } = opened
  const ids = step.options.map(({ id }) => id)
  if (optionId === undefined) return refuse('choice_needed', { count: ids.length, choices: ids.join(', ') })
  if (!ids.includes(optionId)) return refuse('choice_unknown', { choice: optionId, choices: ids.join(', ') })
  const choice = choiceAt(script.root, leaf.id)
  if (!choice) return refuse('step_unknown', { stepId: leaf.id, steps: ids.join(', ') })
  const others = choice.options.filter(({ id }) => id !== optionId).flatMap(({ nodes }) => nodes.flatMap(leavesOf))
  const end = leavesOf(choice).at(-1)!.at + 1
  const leadsTo = choice.options.find(({ id }) => id === optionId)?.leadsTo ?? null
  const passedOver = leadsTo === null ? [] : leavesUntil(run, script, end, leadsTo)
  const out = [...others.filter(({ id }) => !isOver(run, id)), ...passedOver]
  const decided: Draft = {
    ...{ type: 'run.decided.v1', ...placeOf(run, facts) },
    data: { ...stepOf(opened), optionId, reason: reason.trim() },
  }
  const why = both('run.why.decided', { option: step.options.find(({ id }) => id === optionId)!.title })
  return accept<readonly Draft[]>(out.length === 0 ? [decided] : [decided, leaveOut(run, out, 'decision', leaf.id, why, facts)])
}

function choiceAt(tree: Tree, id: string): Extract<Tree, { kind: 'choice' }> | undefined {
  if (tree.kind === 'leaf') return undefined
  if (tree.kind === 'choice' && tree.leaf.id === id) return tree
  const inside = tree.kind === 'choice' ? tree.options.flatMap(({ nodes }) => nodes) : tree.nodes
  for (const node of inside) {
    const found = choiceAt(node, id)
    if (found) return found
  }
  return undefined
}

/** Asks for consent; from here its time runs. */
export const requestApproval = (opened: Opened<StepOf<'approval'>>, note: string, facts: Facts): readonly Draft[] => [
  {
    ...{ type: 'run.approval_requested.v1', ...placeOf(opened.run, facts) },
    data: { ...stepOf(opened), expiresAt: plusMs(facts.recordedAt, durationMs(opened.step.expires_in) ?? 0), note },
  },
]

export interface Answer {
  readonly role: string
  /** Who consents, where it is not whoever types. */
  readonly person: string
  readonly consents: boolean
  readonly reason: string
}

const sameName = (a: string | null, b: string) => a !== null && a.trim().toLowerCase() === b.trim().toLowerCase()

/**
 * One person's answer to a request. A refusal ends it as failed; enough consents of different people pass it. The one who
 * asked does not count as one of them, unless the playbook says so.
 */
export function giveApproval(opened: Opened<StepOf<'approval'>>, answer: Answer, facts: Facts) {
  const { run, step, leaf, record } = opened
  const stepId = leaf.id
  const asked = record?.state === 'waiting' ? record.asked : null
  if (!asked) return refuse('approval_none', { stepId })
  if (Date.parse(facts.recordedAt) >= Date.parse(asked.expiresAt)) return refuse('approval_expired', { stepId, expiresAt: asked.expiresAt })
  if (!step.roles.includes(answer.role)) return refuse('role_unknown', { role: answer.role || '—', roles: step.roles.join(', ') })
  if (answer.reason.trim() === '') return refuse('reason_missing')
  const person = answer.person.trim() || facts.actor
  if (answer.consents && step.not_requester && sameName(asked.by, person)) return refuse('approval_own', { person })
  if (asked.given.some((one) => sameName(one.person, person))) return refuse('approval_twice', { person })
  const given: Draft = {
    ...{ type: 'run.approval_given.v1', ...placeOf(run, facts) },
    data: { ...stepOf(opened), role: answer.role, consents: answer.consents, person, reason: answer.reason.trim() },
  }
  if (!answer.consents) return accept<readonly Draft[]>([given, failStep(opened, 'failed', both('run.why.rejected', { person }), facts)])
  const consents = asked.given.filter((one) => one.consents).length + 1
  return accept<readonly Draft[]>(consents >= step.approvals ? [given, passStep(opened, '', facts)] : [given])
}

/** Whether consents came through one keyboard: somebody typed for somebody else, or all at one installation. */
export const atOneKeyboard = (given: readonly Consent[], requestedLog: string) =>
  given.some(({ person, by }) => person !== null && !sameName(person, by)) || given.some(({ logId }) => logId === requestedLog)

/** Who is to be tried now: the next one after each silence, and the first again when nobody is left. */
export const contactNow = ({ record, step }: Pick<Opened<StepOf<'contact'>>, 'record' | 'step'>): number =>
  (record?.tries.filter(({ outcome }) => outcome === 'no_answer').length ?? 0) % step.contacts.length

/** Somebody was called. Answered passes it; when the last one does not answer either it is failed, and can be tried from the start. */
export function tryContact(
  opened: Opened<StepOf<'contact'>>,
  outcome: 'answered' | 'no_answer',
  note: string,
  facts: Facts,
): readonly Draft[] {
  const contact = contactNow(opened)
  const tried: Draft = {
    ...{ type: 'run.contact_tried.v1', ...placeOf(opened.run, facts) },
    data: { ...stepOf(opened), contact, outcome, note },
  }
  if (outcome === 'answered') return [tried, passStep(opened, note, facts)]
  const last = contact === opened.step.contacts.length - 1
  return last ? [tried, failStep(opened, 'failed', both('run.why.nobody_answered'), facts)] : [tried]
}
