import { useState, type FormEvent } from 'react'
import { useStore } from 'zustand'
import type { OutputOf } from '../../../shared/contract/bridge.ts'
import type { Refusal } from '../../../shared/contract/errors.ts'
import type { record as contract } from '../../../shared/contract/record.ts'
import { say, sayAny } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { Section } from '../../components/page.tsx'
import { Problem } from '../../components/problem.tsx'
import { VerdictMark } from '../../components/verdict.tsx'
import { useDeck, useLanguage } from '../../state/use-deck.ts'
import styles from './settings.module.css'

type Verified = OutputOf<(typeof contract)['verify']>
type BackedUp = OutputOf<(typeof contract)['backup']>

/** Reads both copies of the record again, and says what came of it. */
export function VerifyRecord() {
  const lang = useLanguage()
  const { client } = useDeck()
  const [busy, setBusy] = useState(false)
  const [found, setFound] = useState<Verified | null>(null)
  const [problem, setProblem] = useState<Refusal | null>(null)

  async function verify() {
    setBusy(true)
    const reply = await client.record.verify({})
    setBusy(false)
    setProblem(reply.ok ? null : reply.error)
    if (reply.ok) setFound(reply.value)
  }

  return (
    <Section title={say(lang, 'screen.settings.verify')}>
      <p className={styles.quiet}>{say(lang, 'screen.settings.verify.hint')}</p>
      <div className={styles.acts}>
        <Button isPending={busy} onPress={() => void verify()}>
          {say(lang, 'screen.settings.verify.now')}
        </Button>
      </div>
      <Problem of={problem} />
      <div role="status">
        {found && (
          <>
            <p className={styles.result}>
              <VerdictMark verdict={found.sound ? 'ok' : 'critical'} />
              {say(lang, found.sound ? 'screen.settings.verify.sound' : 'screen.settings.verify.unsound', {
                count: found.sound ? found.logs.reduce((sum, { events }) => sum + events, 0) : found.findings.length,
              })}
            </p>
            <ul className={styles.findings}>
              {[...found.findings, ...found.notes].map((finding, at) => (
                <li key={at}>{sayAny(lang, `finding.${finding.code}`, finding.detail)}</li>
              ))}
              {found.logs.map((log) => (
                <li key={log.logId}>
                  <code>
                    {log.logId} · {log.events} · {log.lastHash.slice(0, 16)}
                  </code>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </Section>
  )
}

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
    <Section title={say(lang, 'screen.settings.backup')}>
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
      <p className={styles.quiet}>{say(lang, 'screen.settings.backup.restore')}</p>
      <pre tabIndex={0} className={styles.command}>
        quarterdeck backup FILE{'\n'}quarterdeck restore FILE --data DIR
      </pre>
    </Section>
  )
}
