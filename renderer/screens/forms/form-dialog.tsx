import type { FormEvent, ReactNode } from 'react'
import type { Incident } from '../../../shared/domain/incident/state.ts'
import { say } from '../../../shared/text/message.ts'
import type { Overlay } from '../../state/overlay.ts'
import { useLanguage } from '../../state/use-deck.ts'
import { OverDialog } from '../over-dialog.tsx'

interface FormDialogProps {
  readonly of: Exclude<Overlay, null>
  readonly title: string
  readonly incident: Incident
  readonly children: ReactNode
}

/** A form over the screen. It says of which incident it is: with several open, a right word in the wrong one costs most. */
export function FormDialog({ of, title, incident, children }: FormDialogProps) {
  const lang = useLanguage()
  return (
    <OverDialog of={of} title={title} aside={incident.title ?? say(lang, 'word.redacted')} width={680} isDismissable={false}>
      {children}
    </OverDialog>
  )
}

/** Sends at Ctrl+Enter too: in a field of several lines Enter is a new line. */
export const submitting = (send: () => void) => ({
  onSubmit(event: FormEvent) {
    event.preventDefault()
    send()
  },
  // On the way down: a choice keeps its keys to itself.
  onKeyDownCapture(event: React.KeyboardEvent) {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing || event.keyCode === 229) return
    event.preventDefault()
    send()
  },
})
