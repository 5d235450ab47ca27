import { Download } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { sizeText } from '../../../shared/domain/timeline/attachments.ts'
import type { Attachment } from '../../../shared/domain/timeline/events.ts'
import { say } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { cx } from '../../components/cx.ts'
import { useDeck, useLanguage } from '../../state/use-deck.ts'
import { pictureOf } from './thumbnails.ts'
import styles from './attached-files.module.css'

interface PictureViewProps {
  readonly file: Attachment
  readonly onSave: () => void
  readonly onClose: () => void
}

/** A picture as large as the window lets it be. */
export function PictureView({ file, onSave, onClose }: PictureViewProps) {
  const lang = useLanguage()
  const { attachments } = useDeck()
  const [address, setAddress] = useState<string | null | undefined>(undefined)
  useEffect(() => {
    let [wanted, made] = [true, '']
    void pictureOf(attachments, file.sha256).then((found) => {
      if (wanted && found) made = URL.createObjectURL(found.blob)
      if (wanted) setAddress(found ? made : null)
    })
    return () => {
      wanted = false
      if (made !== '') URL.revokeObjectURL(made)
    }
  }, [attachments, file.sha256])
  return (
    <ModalOverlay isOpen onOpenChange={onClose} isDismissable className={cx(styles.overlay)}>
      <Modal className={cx(styles.modal)}>
        <Dialog className={cx(styles.view)}>
          <header>
            <Heading slot="title">
              <bdi>{file.name}</bdi> <small>{sizeText(file.bytes)}</small>
            </Heading>
            <Button onPress={onSave} label={say(lang, 'attachment.save', { name: file.name })}>
              <Download size={14} aria-hidden />
            </Button>
            <Button onPress={onClose}>{say(lang, 'screen.line.close')}</Button>
          </header>
          {address === undefined && <p>{say(lang, 'attachment.loading')}</p>}
          {address === null && <p>{say(lang, 'attachment.cannot_show')}</p>}
          {typeof address === 'string' && <img src={address} alt={file.name} />}
          <code>SHA-256 {file.sha256}</code>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
