import { z } from 'zod'
import { localText, type LocalText } from '../document/local-text.ts'
import { duration, expression, given, role, runMode, slug, source } from './words.ts'

const block = {
  id: slug,
  title: localText,
  text: localText.optional(),
  source: source.optional(),
  /** CEL over `vars`, `steps`, `mode` and `incident`: where it does not hold, it is left out. */
  when: expression.optional(),
  /** In which modes it is done at all; every mode when left out. */
  modes: z.array(runMode).min(1).optional(),
}

const common = {
  ...block,
  /** Who does it. */
  role: role.optional(),
  /** Who answers for it. */
  owner: role.optional(),
  /** How long it should take: past it the screen prompts, and nothing is broken off. */
  time_box: duration.optional(),
  /** What to do where it finds something that is not as it should be: in words, whose it is, and which playbooks lead on. */
  anomaly: z.strictObject({ text: localText, owner: role.optional(), playbooks: z.array(slug).max(5).default([]) }).optional(),
  /** Where a failure leads: `continue`, `end`, or a later step. Left out, the run stays here until a person decides. */
  on_failure: slug.optional(),
}

const changing = {
  /** What cannot be undone, or may go wrong. */
  risk: localText.optional(),
  /** How it is taken back. What has one stays listed as in force until somebody did. */
  inverse: localText.optional(),
}

const asking = {
  target: slug,
  probe: z.string().min(1).max(100),
  with: given.default({}),
  /** CEL over `rows`, `facts` and `limits` that must hold, in place of the probe's own judgment. */
  expect: expression.optional(),
}

const manual = z.strictObject({
  ...common,
  ...changing,
  type: z.literal('manual'),
  /** What to write down when it is done. */
  record: localText.optional(),
  gate: z.boolean().default(false),
})

/** Asks a probe. With `gate` an answer that is not ok (or warning) holds the run until a person overrides it. */
const check = z.strictObject({
  ...common,
  ...asking,
  type: z.literal('check'),
  gate: z.boolean().default(false),
  /** How often it is asked again by itself before it counts as failed. */
  retries: z.int().min(0).max(20).default(0),
  retry_every: duration.default('10s'),
  /** Whether its reading becomes evidence on the timeline. */
  pin: z.boolean().default(true),
})

/** Changes a target: planned from a reading, shown, approved by its hash, checked again, done. */
const action = z.strictObject({
  ...common,
  type: z.literal('action'),
  target: slug,
  action: z.string().min(1).max(100),
  with: given.default({}),
  risk: localText,
  inverse: changing.inverse,
})

/** Asks again and again until it has been ok for `holds_for` (left out: once); after `within` it is expired. */
const watch = z.strictObject({
  ...common,
  ...asking,
  type: z.literal('watch'),
  every: duration.default('2s'),
  holds_for: duration.optional(),
  within: duration,
  /** An answer as bad as this ends it at once as failed. */
  fail_on: z.enum(['warning', 'critical']).optional(),
  /** The action its failure leads to may be consented to beforehand: then it is done by itself when this fails. */
  pre_approves: slug.optional(),
})

export const sqlMax = 4000
export const promqlMax = 2000

/** Changed by hand with a program, a query or a request: shown with its whole context to be copied, never run. */
const command = z.strictObject({
  ...common,
  ...changing,
  type: z.literal('command'),
  target: slug.optional(),
  /** The program alone; its arguments stand in a list, so that a value is never read as part of a line. */
  program: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._+-]*$/u)
    .max(80)
    .optional(),
  arguments: z.array(z.string().max(1000)).max(60).default([]),
  sql: z.string().min(1).max(sqlMax).optional(),
  promql: z.string().min(1).max(promqlMax).optional(),
  json: z.unknown().optional(),
  record: localText.optional(),
})

/** Several people consent before the run goes on. */
const approval = z.strictObject({
  ...common,
  type: z.literal('approval'),
  roles: z.array(role).min(1).max(10),
  approvals: z.int().min(1).max(10).default(1),
  not_requester: z.boolean().default(true),
  expires_in: duration.default('30m'),
})

/** Opens a draft; it is over when a person says that it was sent. */
const notify = z.strictObject({
  ...common,
  type: z.literal('notify'),
  audience: z.enum(['team', 'company', 'customers']),
  message: localText,
})

/** Who to reach, and how; the next one where nobody answers. */
const contact = z.strictObject({
  ...common,
  type: z.literal('contact'),
  contacts: z
    .array(
      z.strictObject({
        who: z.string().min(1).max(100),
        ways: z
          .array(z.strictObject({ by: z.enum(['phone', 'chat', 'email', 'pager', 'other']), to: z.string().min(1).max(200) }))
          .min(1)
          .max(5),
      }),
    )
    .min(1)
    .max(10),
  /** How long to wait for an answer before the next one is tried. */
  wait_for: duration.default('5m'),
})

const wait = z.strictObject({ ...common, type: z.literal('wait'), for: duration })

/** Follows another playbook as a run of its own; it is over when that one is. */
const playbook = z.strictObject({
  ...common,
  type: z.literal('playbook'),
  playbook: slug,
  /** The other playbook's target to one of this one's; what is left out is found as at any start. */
  targets: z.record(slug, slug).default({}),
  with: given.default({}),
})

/** To be read on the way. */
const note = z.strictObject({ ...common, type: z.literal('note') })

const option = {
  id: slug,
  title: localText,
  text: localText.optional(),
}

export interface Option {
  readonly id: string
  readonly title: LocalText
  readonly text?: LocalText | undefined
  readonly leads_to?: string | undefined
  readonly steps: readonly Node[]
}

type Block = z.output<z.ZodObject<typeof block>>
type Common = z.output<z.ZodObject<typeof common>>
export type Decision = Common & { readonly type: 'decision'; readonly question: LocalText; readonly options: readonly Option[] }
export type Alternatives = Common & { readonly type: 'alternatives'; readonly options: readonly Option[] }
/** Steps in one block: one after the other, or in any order. */
export type Group = Block & { readonly type: 'parallel' | 'sequence'; readonly steps: readonly Node[] }

const plain = [manual, check, action, watch, command, approval, notify, contact, wait, playbook, note] as const
export type PlainStep = z.output<(typeof plain)[number]>
export type Node = PlainStep | Decision | Alternatives | Group

const nodes = (): z.ZodType<Node[]> => z.array(node).min(1).max(stepsIn)
const stepsIn = 200

/** A question, and where each answer leads: to steps of its own, to a later step, or to the end. */
const decision = z.strictObject({
  ...common,
  type: z.literal('decision'),
  question: localText,
  get options() {
    const steps = z.array(node).max(stepsIn).default([])
    return z
      .array(z.strictObject({ ...option, leads_to: slug.optional(), steps }))
      .min(2)
      .max(20)
  },
})

/** Several ways to the same end: one is chosen, and another can be when it does not work. */
const alternatives = z.strictObject({
  ...common,
  type: z.literal('alternatives'),
  get options() {
    return z
      .array(z.strictObject({ ...option, steps: nodes() }))
      .min(2)
      .max(20)
  },
})

const group = <Type extends 'parallel' | 'sequence'>(type: Type) =>
  z.strictObject({
    ...block,
    type: z.literal(type),
    get steps() {
      return nodes()
    },
  })

/** A step, or a group of them. */
export const node: z.ZodType<Node> = z.discriminatedUnion('type', [...plain, decision, alternatives, group('parallel'), group('sequence')])

/** What stands open before or behind a phase: it is passed or overridden, never skipped. */
export const gateStep = z.discriminatedUnion('type', [manual, check, approval])

/** A step a run knows by itself: everything but the blocks, which are known by their steps. */
export type Step = PlainStep | Decision | Alternatives
export type StepOf<Type extends Step['type']> = Extract<Step, { type: Type }>

export const stepTypes = [
  ...(['manual', 'check', 'action', 'watch', 'command', 'approval', 'notify', 'contact'] as const),
  ...(['wait', 'playbook', 'note', 'decision', 'alternatives'] as const),
] as const satisfies readonly Step['type'][]
export const stepType = z.enum(stepTypes)
