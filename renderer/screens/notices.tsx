import { FileWarning, HardDrive, Lock, X } from 'lucide-react'
import { useState } from 'react'
import { useStore } from 'zustand'
import type { Finding } from '../../shared/contract/record.ts'
import { isReadOnly } from '../../shared/domain/record/read-only.ts'
import { say, sayAny } from '../../shared/text/message.ts'
import { useDeck, useLanguage } from '../state/use-deck.ts'
import styles from './notices.module.css'

/** What was found and mended, until it was read; that nothing can be written, or what is set does not all count, as long as that is so. */
export function Notices() {
  const lang = useLanguage()
  const { host, settings } = useDeck()
  const set = useStore(settings.store, (state) => state.view)
  const view = useStore(host.store, (state) => state.view)
  const [read, setRead] = useState(0)
  if (!view) return null
  const unwritable = view.repairs.find(isReadOnly)
  const sayFinding = ({ code, detail }: Finding) => sayAny(lang, `finding.${code}`, detail)
  const found = view.repairs.filter((finding) => finding !== unwritable)
  return (
    <>
      {view.readOnly && (
        <p className={styles.notice} role="status">
          <Lock size={14} aria-hidden />
          <span>{unwritable ? sayFinding(unwritable) : say(lang, 'error.store_read_only')}</span>
        </p>
      )}
      {set?.problems.map(({ line, column, field }) => (
        <p key={field} className={styles.notice} role="status">
          <FileWarning size={14} aria-hidden />
          <span>
            {say(lang, 'screen.notice.settings', {
              ...{ file: set.file, actor: set.actor, line, column },
            })}
          </span>
        </p>
      ))}
      {found.length > read && (
        <div className={styles.notice} role="status">
          <HardDrive size={14} aria-hidden />
          <ul>
            {found.slice(read).map((finding, at) => (
              <li key={at}>{sayFinding(finding)}</li>
            ))}
          </ul>
          <button type="button" aria-label={say(lang, 'screen.notice.dismiss')} onClick={() => setRead(found.length)}>
            <X size={14} aria-hidden />
          </button>
        </div>
      )}
    </>
  )
}
