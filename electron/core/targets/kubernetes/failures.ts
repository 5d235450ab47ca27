import type { Cause } from '../../../../shared/domain/probe/reading.ts'
import { inBoth, type FactMap } from '../../../../shared/domain/probe/compose.ts'
import { TargetFailure, type Progress } from '../failure.ts'
import { redact } from '../redact.ts'

/** A failure with a sentence of this kind's own. */
export const failure = (cause: Cause, key: string, facts: FactMap = {}, progress: Progress = 'not_sent', thrown?: unknown) =>
  new TargetFailure(cause, inBoth(`probe.kubernetes.dial.${key}`, facts), progress, thrown)

const longest = 300

/** What a program or a server said, on one line, bounded and without what must not be seen. */
export function said(text: string, secrets: readonly string[]): string {
  const line = redact(text, secrets).replaceAll(/\s+/gu, ' ').trim()
  return line.length > longest ? `${line.slice(0, longest)}…` : line || '—'
}
