import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button as Close, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useStore } from 'zustand'
import { say } from '../../../shared/text/message.ts'
import { cx } from '../../components/cx.ts'
import type { CrewOverlay } from '../../state/overlay.ts'
import { useLanguage, usePage } from '../../state/use-deck.ts'
import { keepsFocus } from './keeps-focus.ts'
import frame from '../entry/entry.module.css'
import styles from './crew.module.css'

interface OverDialogProps {
  readonly name: CrewOverlay
  readonly title: string
  /** Beside the title: whose it is. */
  readonly aside?: string
  readonly children: ReactNode
}

/** What lies over the screen while it is open, and gives the focus back. */
export function OverDialog({ name, title, aside, children }: OverDialogProps) {
  const lang = useLanguage()
  const { overlay } = usePage()
  const isOpen = useStore(overlay.store, ({ open }) => open === name)
  return (
    <ModalOverlay isOpen={isOpen} onOpenChange={(next) => !next && overlay.open(null)} isDismissable className={cx(frame.overlay)}>
      <Modal className={cx(frame.modal)}>
        <Dialog className={cx(frame.dialog)}>
          <header className={styles.head}>
            <Heading slot="title">{title}</Heading>
            {aside && <small>{aside}</small>}
            <Close slot="close" className={cx(frame.close)} aria-label={say(lang, 'screen.keys.close')}>
              <X size={15} aria-hidden />
            </Close>
          </header>
          <div ref={keepsFocus}>{children}</div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
