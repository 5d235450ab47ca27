import { z } from 'zod'
import { localText } from '../domain/document/local-text.ts'
import { targetKind } from '../domain/connection/events.ts'
import { playbookKinds } from '../domain/playbook/spec.ts'
import { stepType } from '../domain/playbook/step.ts'
import { preflightItem } from '../domain/playbook/preflight.ts'
import { verdict } from '../domain/probe/reading.ts'
import { origins, trusts } from '../domain/playbook/trust.ts'
import { slug } from '../domain/playbook/words.ts'
import { command, query } from './define.ts'
import { which, whichIncident } from './incidents.ts'

export const playbookProblem = z.strictObject({ line: z.int(), column: z.int(), path: z.string(), says: localText })

const entry = z.strictObject({
  id: z.string(),
  file: z.string(),
  /** Whose folder it lies in: what came with the product, the person's own, or the team's. */
  origin: z.enum(origins),
  /** Of the text that counts; of the file where none does. */
  hash: z.string(),
  /** It can be started: it is right, or was, and somebody trusts it where it came from outside. */
  startable: z.boolean(),
  trust: z.enum(trusts),
  /** The file is broken now, and what it said then stands in; null: it says what counts, or nothing does. */
  standsInSince: z.string().nullable(),
  /** null where it cannot be read. */
  kind: z.enum(playbookKinds).nullable(),
  title: localText.nullable(),
  source: z.string().nullable(),
  steps: z.int(),
  targets: z.record(z.string(), z.strictObject({ kind: targetKind, title: localText })),
  problems: z.array(playbookProblem),
})

const preflightView = z.strictObject({
  playbookId: z.string(),
  title: localText.nullable(),
  verdict,
  /** null: it was never looked at. */
  at: z.string().nullable(),
  /** Too long ago, or of another text: not to be taken for now. */
  old: z.boolean(),
  items: z.array(preflightItem),
})
export type PreflightView = z.infer<typeof preflightView>

export const playbooks = {
  /** Every playbook file found; a broken one is listed with what is wrong and where, and what it said when it was last right stands in. */
  list: query({
    input: z.strictObject({}),
    output: z.array(entry),
    errors: [],
  }),
  /** One playbook to be read before it is started: its steps as they will be done. A broken one has none. */
  get: query({
    input: z.strictObject({ playbookId: z.string().min(1).max(100) }),
    output: z.strictObject({
      id: z.string(),
      text: localText.nullable(),
      steps: z.array(
        z.strictObject({
          id: z.string(),
          type: stepType,
          title: localText,
          text: localText.nullable(),
          source: z.string().nullable(),
          /** In how many blocks it stands, in which phase, and whether it can only be passed or overridden. */
          depth: z.int(),
          phase: z.string().nullable(),
          gate: z.boolean(),
          role: z.string().nullable(),
          owner: z.string().nullable(),
          /** CEL: where it does not hold, the step is left out. */
          when: z.string().nullable(),
          target: z.string().nullable(),
          /** The probe, the action or the playbook it names. */
          asks: z.string().nullable(),
          risk: localText.nullable(),
        }),
      ),
    }),
    errors: ['playbook_unknown'],
  }),
  /**
   * Trusts what came from outside, as it was read: `hash`, or its first 12 letters and more, is that text's. A file that
   * changes is to be trusted anew. `trusts: false` takes it back.
   */
  trust: command({
    input: z.strictObject({
      playbookId: z.string().min(1).max(100),
      hash: z.string().regex(/^[0-9a-f]{12,64}$/u),
      trusts: z.boolean().default(true),
    }),
    output: entry,
    errors: ['playbook_unknown', 'playbook_differs', 'playbook_unsound', 'trust_unneeded', 'trust_unchanged'],
  }),
  /** Looks whether what playbooks need is there: of all, or of those that are named. Asks their targets, and changes nothing. */
  preflight: command({
    input: z.strictObject({ playbookIds: z.array(z.string().min(1).max(100)).max(200).optional() }),
    output: z.array(preflightView),
    errors: ['playbook_unknown'],
  }),
  /** What was found last, one for each playbook on the shelf; one that was never looked at says so. */
  readiness: query({ input: z.strictObject({}), output: z.array(preflightView), errors: [] }),
  /**
   * Writes a new one into the person's own folder: from another playbook, or from what was done in an incident. One that is there is
   * left as it is. `problems` is what is still to be mended in it.
   */
  create: command({
    input: z.strictObject({
      playbookId: slug,
      from: z.union([z.strictObject({ playbookId: slug }), z.strictObject({ incidentId: z.string().min(1).max(64) })]),
    }),
    output: z.strictObject({ file: z.string(), schema: z.string(), problems: z.array(playbookProblem) }),
    errors: ['playbook_exists', 'playbook_unknown', 'playbook_untrusted', 'incident_unknown', 'nothing_done', 'file_unwritable'],
  }),
  /** Everything that is wrong with a text that is to be a playbook, and where; calls of other playbooks are looked at on the shelf alone. */
  check: query({
    input: z.strictObject({ text: z.string().max(1_048_576) }),
    output: z.strictObject({ id: z.string().nullable(), steps: z.int(), problems: z.array(playbookProblem) }),
    errors: [],
  }),
  /** The JSON Schema of a playbook file, for editors. */
  schema: query({ input: z.strictObject({}), output: z.strictObject({ schema: z.string() }), errors: [] }),
  /** Playbooks that say they are for what was seen in an incident, with why; those with most reasons first. */
  suggest: query({
    input: z.strictObject({ incidentId: whichIncident }),
    output: z.array(z.strictObject({ playbookId: z.string(), title: localText, why: z.array(localText) })),
    errors: which,
  }),
}
