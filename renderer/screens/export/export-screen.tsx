import { Check, Copy, Download, Printer } from 'lucide-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { OutputOf } from '../../../shared/contract/bridge.ts'
import type { documents } from '../../../shared/contract/documents.ts'
import type { Refusal } from '../../../shared/contract/errors.ts'
import { documentKinds, type DocumentKind } from '../../../shared/domain/document/events.ts'
import { languages, type Language } from '../../../shared/domain/document/local-text.ts'
import type { Incident } from '../../../shared/domain/incident/state.ts'
import { say } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { Problem } from '../../components/problem.tsx'
import { Segments } from '../../components/segments.tsx'
import { useDeck, useLanguage } from '../../state/use-deck.ts'
import { saveFile, savePdf } from './save-file.ts'
import styles from './export.module.css'

/** The Markdown reader is a third of the whole page's code, and nobody needs it to declare. */
const Preview = lazy(async () => ({ default: (await import('./preview.tsx')).Preview }))

type Composed = OutputOf<(typeof documents)['preview']>

/** The document as it would leave, composed from the record as it stands now. */
export function ExportScreen({ incident, item }: { readonly incident: Incident; readonly item: string | undefined }) {
  const lang = useLanguage()
  const { client, timeline, host } = useDeck()
  // A browser has its own way to print; the desktop prints what leaves with the record's hash.
  const prints = useStore(host.store, ({ view }) => view?.host === 'desktop')
  const [document, setDocument] = useState<DocumentKind>(() => meant(documentKinds, item, 0) ?? 'postmortem')
  const [language, setLanguage] = useState<Language>(() => meant(languages, item, 1) ?? lang)
  const [composed, setComposed] = useState<Composed | null>(null)
  const [problem, setProblem] = useState<Refusal | null>(null)
  const [done, setDone] = useState<'copied' | { readonly sha256: string } | null>(null)
  const [busy, setBusy] = useState(false)
  const recorded = useStore(timeline.store, ({ rows }) => rows.length)

  useEffect(() => {
    setDocument((before) => meant(documentKinds, item, 0) ?? before)
    setLanguage((before) => meant(languages, item, 1) ?? before)
  }, [item])
  useEffect(() => {
    let shown = true
    void client.documents.preview({ incidentId: incident.id, document, language }).then((reply) => {
      if (!shown) return
      setProblem(reply.ok ? null : reply.error)
      if (reply.ok) setComposed(reply.value)
    })
    return () => void (shown = false)
  }, [client, incident.id, document, language, recorded])

  const choose = (change: () => void) => {
    setDone(null)
    change()
  }

  async function copy() {
    if (!composed) return
    await navigator.clipboard.writeText(composed.markdown)
    setDone('copied')
  }

  async function download() {
    setBusy(true)
    const reply = await client.documents.export({ incidentId: incident.id, document, language })
    setBusy(false)
    setProblem(reply.ok ? null : reply.error)
    if (!reply.ok) return
    saveFile(reply.value.fileName, reply.value.markdown)
    setDone({ sha256: reply.value.sha256 })
  }

  async function print() {
    setBusy(true)
    const reply = await client.documents.pdf({ incidentId: incident.id, document, language })
    setBusy(false)
    setProblem(reply.ok ? null : reply.error)
    if (!reply.ok) return
    savePdf(reply.value.fileName, reply.value.base64)
    setDone({ sha256: reply.value.sha256 })
  }

  return (
    <main className={styles.export}>
      <div className={styles.choices}>
        <h1 tabIndex={-1}>{say(lang, 'screen.export.title')}</h1>
        <Segments
          label={say(lang, 'screen.export.document')}
          value={document}
          onChange={(next) => choose(() => setDocument(next))}
          hint={say(lang, `screen.export.${document}`)}
          options={documentKinds.map((value) => ({ value, text: say(lang, `word.document.${value}`) }))}
        />
        <Segments
          label={say(lang, 'screen.export.language')}
          value={language}
          onChange={(next) => choose(() => setLanguage(next))}
          options={languages.map((value) => ({ value, text: value === 'ko' ? '한국어' : 'English' }))}
        />
        <div className={styles.acts}>
          <Button look="primary" isPending={busy} isDisabled={composed === null} onPress={() => void download()}>
            <Download size={14} aria-hidden />
            {say(lang, 'screen.export.download')}
          </Button>
          {prints && (
            <Button isPending={busy} isDisabled={composed === null} onPress={() => void print()}>
              <Printer size={14} aria-hidden />
              {say(lang, 'screen.export.pdf')}
            </Button>
          )}
          <Button isDisabled={composed === null} onPress={() => void copy()}>
            {done === 'copied' ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
            {say(lang, done === 'copied' ? 'screen.export.copied' : 'screen.export.copy')}
          </Button>
        </div>
        <Problem of={problem} />
        <p className={styles.note} role="status">
          {done !== null && done !== 'copied'
            ? say(lang, 'screen.export.done', { sha: done.sha256.slice(0, 12) })
            : say(lang, 'screen.export.note')}
        </p>
      </div>
      <Suspense>{composed && <Preview markdown={composed.markdown} fileName={composed.fileName} language={language} />}</Suspense>
    </main>
  )
}

/** `postmortem-ko` in the address, by its parts. */
const meant = <Word extends string>(words: readonly Word[], item: string | undefined, part: number) =>
  words.find((word) => word === item?.split('-')[part])
