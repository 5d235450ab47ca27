import { X } from 'lucide-react'
import type { FormEvent, ReactNode } from 'react'
import { Button as Close, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useStore } from 'zustand'
import type { Incident } from '../../../shared/domain/incident/state.ts'
import { say } from '../../../shared/text/message.ts'
import { cx } from '../../components/cx.ts'
import type { Overlay } from '../../state/overlay.ts'
import { useLanguage, usePage } from '../../state/use-deck.ts'
import styles from './forms.module.css'

interface FormDialogProps {
  readonly of: Exclude<Overlay, null>
  readonly title: string
  readonly incident: Incident
  readonly children: ReactNode
}

/** A form over the screen. It says of which incident it is: with several open, a right word in the wrong one costs most. */
export function FormDialog({ of, title, incident, children }: FormDialogProps) {
  const lang = useLanguage()
  const { overlay } = usePage()
  const isOpen = useStore(overlay.store, ({ open }) => open === of)
  return (
    <ModalOverlay isOpen={isOpen} onOpenChange={(next) => !next && overlay.open(null)} className={cx(styles.overlay)}>
      <Modal className={cx(styles.modal)}>
        <Dialog className={cx(styles.dialog)}>
          <header>
            <Heading slot="title">{title}</Heading>
            <span className={styles.of}>{incident.title ?? say(lang, 'word.redacted')}</span>
            <Close slot="close" className={cx(styles.close)} aria-label={say(lang, 'screen.keys.close')}>
              <X size={15} aria-hidden />
            </Close>
          </header>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
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
