import type { Language, LocalText } from '../document/local-text.ts'
import { unsealed, type Looks, type Row } from './row.ts'

export interface OfStep {
  readonly runId: string
  readonly stepId: string
}

/** The step as its playbook calls it, or by its id. */
export const stepName = ({ runId, stepId }: OfStep, lang: Language, { titles }: Looks) => titles?.(runId, stepId)?.[lang] ?? stepId

/** What goes with a step: null where nothing was written. */
export const orNull = (text: string | LocalText | null, lang: Language) =>
  text === '' ? null : unsealed(typeof text === 'object' && text ? text[lang] : text, lang)

export const lines = (...parts: (string | null)[]) => parts.filter((part) => part !== null && part !== '').join('\n') || null

/** A row of a run. */
export const run = (tone: Row['tone'], headline: string, body: string | null = null) => ({ kind: 'run', headline, body, tone }) as const
