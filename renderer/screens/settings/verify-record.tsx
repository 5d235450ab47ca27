import { useStore } from 'zustand'
import { sizeText } from '../../../shared/domain/timeline/attachments.ts'
import { say, sayAny } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { Section } from '../../components/page.tsx'
import { Problem } from '../../components/problem.tsx'
import { VerdictMark } from '../../components/verdict.tsx'
import { useDeck, useLanguage } from '../../state/use-deck.ts'
import type { Verified } from '../../state/verification.ts'
import styles from './settings.module.css'

/** Reads both copies of the record again; says how far it is, can be stopped, and says what came of it. */
export function VerifyRecord() {
  const lang = useLanguage()
  const { verification } = useDeck()
  const { running, progress, found, problem } = useStore(verification.store)
  return (
    <Section name="verify" title={say(lang, 'screen.settings.verify')}>
      <p className={styles.quiet}>{say(lang, 'screen.settings.verify.hint')}</p>
      <div className={styles.acts}>
        {running ? (
          <Button onPress={() => void verification.stop()}>{say(lang, 'screen.settings.verify.stop')}</Button>
        ) : (
          <Button onPress={() => void verification.verify()}>{say(lang, 'screen.settings.verify.now')}</Button>
        )}
      </div>
      {running && (
        <div className={styles.progress}>
          <progress
            aria-label={say(lang, 'screen.settings.verify')}
            {...(progress && progress.total > 0 ? { value: progress.checked, max: progress.total } : {})}
          />
          <span>{progress && progress.total > 0 && `${Math.floor((100 * progress.checked) / progress.total)} %`}</span>
        </div>
      )}
      <Problem of={problem} />
      <div role="status">{found && <Outcome found={found} />}</div>
    </Section>
  )
}

function Outcome({ found }: { readonly found: Verified }) {
  const lang = useLanguage()
  return (
    <>
      <p className={styles.result}>
        <VerdictMark verdict={found.sound ? 'ok' : 'critical'} />
        {say(lang, found.sound ? 'screen.settings.verify.sound' : 'screen.settings.verify.unsound', {
          count: found.sound ? found.logs.reduce((sum, { events }) => sum + events, 0) : found.findings.length,
        })}
      </p>
      {found.sound && found.attachments.files > 0 && (
        <p>{say(lang, 'attachment.verified', { n: found.attachments.files, size: sizeText(found.attachments.bytes) })}</p>
      )}
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
  )
}
