import type { LocalText } from '../../../shared/domain/document/local-text.ts'
import type { Params } from '../../../shared/domain/probe/params.ts'

/** What a playbook will want of a target: a probe's answer, or an action. */
export interface Want {
  readonly does: 'probe' | 'action'
  readonly name: string
  /** Null: they are known only once something is filled in. */
  readonly params: Params | null
}

/** Whether we may, as the server says without trying it; null: it does not say. */
export interface May extends Pick<Want, 'does' | 'name'> {
  readonly may: boolean | null
  readonly says: LocalText
}
