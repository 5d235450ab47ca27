import { z } from 'zod'
import { both } from '../document/both.ts'
import { localText } from '../document/local-text.ts'
import { verdict, type Verdict } from '../probe/reading.ts'
import type { Listed } from '../roster/select.ts'
import { namesIn } from './render.ts'
import type { Script } from './script.ts'
import type { Playbook } from './spec.ts'
import type { StepOf } from './step.ts'
import { defaultsOf } from './variable.ts'

export const preflightWhats = ['file', 'target', 'permission', 'name', 'program', 'contact', 'review'] as const

/** One thing a playbook will need, looked at while nobody is in a hurry. */
export const preflightItem = z.strictObject({
  what: z.enum(preflightWhats),
  /** The target, the probe, the program, the person or the role it is about. */
  subject: z.string(),
  verdict,
  says: localText,
})
export type PreflightItem = z.infer<typeof preflightItem>

export const preflightResult = z.strictObject({
  playbookId: z.string(),
  /** The text that was looked at. */
  hash: z.string(),
  at: z.string(),
  items: z.array(preflightItem),
})
export type PreflightResult = z.infer<typeof preflightResult>

/** How often it is looked at by itself, and from when on what was found then says little of now. */
export const preflightEveryMs = 24 * 3_600_000
export const preflightOldMs = 36 * 3_600_000

const worse: readonly Verdict[] = ['critical', 'unknown', 'warning']

/** The worst of what was found: what is not known is worse than what is merely not as it should be. Nothing found is not known. */
export const verdictOf = (items: readonly Pick<PreflightItem, 'verdict'>[]): Verdict =>
  items.length === 0 ? 'unknown' : (worse.find((one) => items.some(({ verdict: found }) => found === one)) ?? 'ok')

/** Whether what was found then is to be taken for now: the text is another, or it was too long ago. */
export const isOld = ({ hash, at }: PreflightResult, hashNow: string, nowMs: number): boolean =>
  hash !== hashNow || nowMs - Date.parse(at) > preflightOldMs

interface Around {
  /** null: there is no roster. */
  readonly people: readonly Listed[] | null
  readonly hasProgram: (program: string) => boolean
  /** `2026-11-24`, where the person is. */
  readonly today: string
}

/** What is known of a playbook without asking a target: its programs, its people, and whether somebody read it lately. */
export function lookInside(playbook: Playbook, { leaves }: Script, around: Around): readonly PreflightItem[] {
  const steps = leaves.map(({ step }) => step)
  const programs = [...new Set(steps.flatMap((step) => (step.type === 'command' && step.program !== undefined ? [step.program] : [])))]
  const contacts = steps.filter((step) => step.type === 'contact')
  const roles = [...new Set(steps.flatMap((step) => (step.type === 'approval' ? step.roles : [])))]
  return [
    ...programs.map((program) => ofProgram(program, around)),
    ...contacts.flatMap((step) => ofContacts(step, defaultsOf(playbook.variables))),
    ...roles.map((role) => ofRole(role, around)),
    ofReview(playbook, around),
  ]
}

/** It is copied and run elsewhere as well, so a missing one is worth knowing and no more. */
function ofProgram(program: string, { hasProgram }: Around): PreflightItem {
  const found = hasProgram(program)
  return {
    ...{ what: 'program', subject: program, verdict: found ? 'ok' : 'warning' },
    says: both(found ? 'preflight.program.found' : 'preflight.program.missing', { program }),
  }
}

const unfilled = /^(?:todo|tbd|tba|fixme|xxx+|\?+|-+|n\/a|미정|없음|추가 ?예정|<.*>)$/iu

/** A way to reach somebody that is no way: a word that waits for another, or a value nobody filled. */
function ofContacts(step: StepOf<'contact'>, values: Readonly<Record<string, string>>): readonly PreflightItem[] {
  return step.contacts.map(({ who, ways }) => {
    const texts = [who, ...ways.map(({ to }) => to)]
    const open = texts.filter((text) => unfilled.test(text.trim()) || namesIn(text).some((name) => !Object.hasOwn(values, name)))
    const facts = { who, open: open.join(', ') }
    return {
      ...{ what: 'contact', subject: who, verdict: open.length === 0 ? 'ok' : 'critical' },
      says: open.length === 0 ? both('preflight.contact.filled', { who }) : both('preflight.contact.open', facts),
    } as const
  })
}

function ofRole(role: string, { people }: Around): PreflightItem {
  const about = { what: 'contact', subject: role } as const
  if (people === null) return { ...about, verdict: 'unknown', says: both('preflight.role.no_roster', { role }) }
  const holders = people.filter((person) => person.role?.trim().toLowerCase() === role.trim().toLowerCase())
  const reachable = holders.filter(({ phone, chat }) => phone !== undefined || chat !== undefined)
  if (reachable.length > 0)
    return { ...about, verdict: 'ok', says: both('preflight.role.held', { role, names: reachable.map(({ name }) => name).join(', ') }) }
  return { ...about, verdict: 'warning', says: both(holders.length > 0 ? 'preflight.role.unreachable' : 'preflight.role.nobody', { role }) }
}

function ofReview({ review_by: day }: Playbook, { today }: Around): PreflightItem {
  const about = { what: 'review', subject: day ?? '' } as const
  if (day === undefined) return { ...about, verdict: 'unknown', says: both('preflight.review.none') }
  if (day < today) return { ...about, verdict: 'warning', says: both('preflight.review.past', { day }) }
  return { ...about, verdict: 'ok', says: both('preflight.review.ahead', { day }) }
}
