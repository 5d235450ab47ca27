import { useState, type FormEvent } from 'react'
import { useStore } from 'zustand'
import type { OutputOf } from '../../../shared/contract/bridge.ts'
import type { Refusal } from '../../../shared/contract/errors.ts'
import type { record as contract } from '../../../shared/contract/record.ts'
import { say } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { Section } from '../../components/page.tsx'
import { Problem } from '../../components/problem.tsx'
import { useDeck, useLanguage } from '../../state/use-deck.ts'
import styles from './settings.module.css'

type BackedUp = OutputOf<(typeof contract)['backup']>

/** One file that holds the whole record, written while work goes on. */
export function BackupRecord() {
  const lang = useLanguage()
  const { client, host } = useDeck()
  const dataDir = useStore(host.store, ({ view }) => view?.dataDir ?? '')
  const [file, setFile] = useState('')
  const [busy, setBusy] = useState(false)
  const [done, setDone] = useState<BackedUp | null>(null)
  const [problem, setProblem] = useState<Refusal | null>(null)

  async function backUp(event: FormEvent) {
    event.preventDefault()
    if (file.trim() === '') return
    setBusy(true)
    const reply = await client.record.backup({ file: file.trim() })
    setBusy(false)
    setProblem(reply.ok ? null : reply.error)
    setDone(reply.ok ? reply.value : null)
  }

  return (
    <Section name="backup" title={say(lang, 'screen.settings.backup')}>
      <p className={styles.quiet}>{say(lang, 'screen.settings.backup.hint')}</p>
      <form className={styles.person} onSubmit={(event) => void backUp(event)}>
        <Field
          label={say(lang, 'screen.settings.backup.file')}
          placeholder={`${dataDir}-backup.db`}
          value={file}
          onChange={setFile}
          maxLength={4096}
          mono
        />
        <Button type="submit" isPending={busy} isDisabled={file.trim() === ''}>
          {say(lang, 'screen.settings.backup.now')}
        </Button>
      </form>
      <Problem of={problem} />
      <p role="status">{done && say(lang, 'screen.settings.backup.done', { file: done.file, events: done.events, bytes: done.bytes })}</p>
      {done && done.attachments > 0 && <p>{say(lang, 'attachment.backed_up', { n: done.attachments })}</p>}
      {done && done.missing > 0 && <p role="alert">{say(lang, 'attachment.backup_lacks', { n: done.missing })}</p>}
      <p className={styles.quiet}>{say(lang, 'screen.settings.backup.restore')}</p>
      <pre tabIndex={0} className={styles.command}>
        quarterdeck backup FILE{'\n'}quarterdeck restore FILE --data DIR
      </pre>
    </Section>
  )
}
