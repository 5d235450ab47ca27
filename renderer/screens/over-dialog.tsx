import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button as Close, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useStore } from 'zustand'
import { say } from '../../shared/text/message.ts'
import { cx } from '../components/cx.ts'
import type { Overlay } from '../state/overlay.ts'
import { useLanguage, usePage } from '../state/use-deck.ts'
import { afterClosing, firstIn } from './focus.ts'
import styles from './over-dialog.module.css'

interface OverDialogProps {
  readonly of: Exclude<Overlay, null>
  readonly title: string
  /** Beside the title: whose it is. */
  readonly aside?: string
  /** In CSS pixels, where there is room. */
  readonly width?: number
  /** A press beside it closes it: where nothing is half written in it. */
  readonly isDismissable?: boolean
  /** There is nothing else in it to begin with. */
  readonly beginsAtClose?: boolean
  readonly children: ReactNode
}

/** A dialog has the focus itself until something in it takes it: that is the first thing one can do in it, past its own close button. */
function beginIn(dialog: HTMLElement | null): void {
  if (!dialog) return
  afterClosing(() => {
    if (document.activeElement === dialog) firstIn(dialog, ':not([slot=close])')?.focus()
  })
}

/** What lies over the screen while it is open, and gives the focus back. */
export function OverDialog({ of, title, aside, width = 640, isDismissable = true, beginsAtClose = false, children }: OverDialogProps) {
  const lang = useLanguage()
  const { overlay } = usePage()
  const isOpen = useStore(overlay.store, ({ open }) => open === of)
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(next) => !next && overlay.open(null)}
      isDismissable={isDismissable}
      className={cx(styles.overlay)}
    >
      <Modal className={cx(styles.modal)} style={{ width: `min(${width}px, 100%)` }}>
        <Dialog ref={beginIn} className={cx(styles.dialog)}>
          <header>
            <Heading slot="title">{title}</Heading>
            {aside !== undefined && <span className={styles.aside}>{aside}</span>}
            <Close slot="close" className={cx(styles.close)} aria-label={say(lang, 'screen.keys.close')} autoFocus={beginsAtClose}>
              <X size={15} aria-hidden />
            </Close>
          </header>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
