import type { Deck } from '../../state/deck.ts'
import { focusAfterClosing } from '../focus.ts'
import { composerId } from '../timeline/composer-keys.ts'

/** Begins a command in the line, before what stands there, and goes to it: who did it once types it the next time. */
export function begin(drafts: Deck['drafts'], incidentId: string, command: string) {
  const line = drafts.read(`log ${incidentId}`)
  drafts.set(`log ${incidentId}`, line.startsWith(command) ? line : `${command} ${line}`)
  focusAfterClosing(`#${composerId}`)
}
