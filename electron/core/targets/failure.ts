import type { LocalText } from '../../../shared/domain/document/local-text.ts'
import type { Cause } from '../../../shared/domain/probe/reading.ts'

/** Where a statement that changes something was when it failed. */
export type Progress = 'not_sent' | 'refused' | 'sent'

/** A target did not do what was asked: why, what to do next, and whether anything can have happened. */
export class TargetFailure extends Error {
  readonly reason: Cause
  readonly says: LocalText
  readonly progress: Progress

  constructor(reason: Cause, says: LocalText, progress: Progress, cause?: unknown) {
    super(says.en, { cause })
    this.name = 'TargetFailure'
    this.reason = reason
    this.says = says
    this.progress = progress
  }
}
