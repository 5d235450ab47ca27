import { Paperclip, X } from 'lucide-react'
import { useRef } from 'react'
import { attachmentsMax, bytesOf, sizeText } from '../../../shared/domain/timeline/attachments.ts'
import { say } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { Problem } from '../../components/problem.tsx'
import { useLanguage } from '../../state/use-deck.ts'
import { focusComposer } from './composer-keys.ts'
import { useDropped, type useAttaching } from './use-attaching.ts'
import styles from './attaching.module.css'

export const attachId = 'attach-files'

interface AttachingProps {
  readonly of: ReturnType<typeof useAttaching>
}

/** The files that go with the line: on their way, or waiting for it; each can be stopped or left out. */
export function Attaching({ of }: AttachingProps) {
  const lang = useLanguage()
  const over = useDropped((dropped) => void of.add(dropped))
  const { files, sending, problem } = of
  return (
    <>
      <Problem of={typeof problem === 'string' ? null : problem} />
      {typeof problem === 'string' && (
        <p role="alert" className={styles.says}>
          {problem === 'busy' ? say(lang, 'attachment.busy') : say(lang, 'attachment.too_many', { limit: attachmentsMax })}
        </p>
      )}
      {over && <p className={styles.drop}>{say(lang, 'attachment.drop')}</p>}
      {files.length + sending.length > 0 && (
        <ul className={styles.files} aria-label={say(lang, 'attachment.waiting')}>
          {files.map(({ sha256, name, bytes }) => (
            <li key={sha256}>
              <Paperclip size={12} aria-hidden />
              <bdi>{name}</bdi>
              <small>{sizeText(bytes)}</small>
              <Leave label={say(lang, 'attachment.remove', { name })} onPress={() => of.remove(sha256)} />
            </li>
          ))}
          {sending.map(({ id, name, bytes, sent }) => (
            <li key={id}>
              <bdi>{name}</bdi>
              <progress
                aria-label={
                  sent === null
                    ? say(lang, 'attachment.reading', { name })
                    : say(lang, 'attachment.sending', { name, percent: Math.floor((100 * sent) / Math.max(1, bytes)) })
                }
                {...(sent === null ? {} : { value: sent, max: Math.max(1, bytes) })}
              />
              <Leave label={say(lang, 'attachment.stop', { name })} onPress={() => of.stop(id)} />
            </li>
          ))}
          {files.length > 1 && (
            <li className={styles.total}>{say(lang, 'attachment.total', { n: files.length, size: sizeText(bytesOf(files)) })}</li>
          )}
        </ul>
      )}
    </>
  )
}

function Leave({ label, onPress }: { readonly label: string; readonly onPress: () => void }) {
  return (
    <Button
      look="quiet"
      label={label}
      className={styles.leave}
      onPress={() => {
        onPress()
        focusComposer()
      }}
    >
      <X size={12} aria-hidden />
    </Button>
  )
}

/** Opens the system's own choice of files. */
export function AttachButton({ of, isDisabled }: AttachingProps & { readonly isDisabled: boolean }) {
  const lang = useLanguage()
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={input}
        id={attachId}
        type="file"
        multiple
        hidden
        disabled={isDisabled}
        onChange={({ target }) => {
          void of.add([...(target.files ?? [])])
          // The same file again is a change too.
          target.value = ''
          focusComposer()
        }}
      />
      <Button
        look="quiet"
        label={say(lang, 'attachment.add')}
        className={styles.attach}
        isDisabled={isDisabled}
        onPress={() => input.current?.click()}
      >
        <Paperclip size={16} aria-hidden />
      </Button>
    </>
  )
}
