import { CornerDownLeft } from 'lucide-react'
import { useState, type KeyboardEvent } from 'react'
import { useStore } from 'zustand'
import { isOpen, type Incident } from '../../../shared/domain/incident/state.ts'
import { isSame } from '../../../shared/domain/people/person.ts'
import { rfc3339In } from '../../../shared/domain/time/parse.ts'
import { clockTime, momentBeside } from '../../../shared/domain/time/show.ts'
import type { EntryKind } from '../../../shared/domain/timeline/events.ts'
import { say } from '../../../shared/text/message.ts'
import { Choice } from '../../components/choice.tsx'
import { cx } from '../../components/cx.ts'
import { LeftDraft } from '../../components/left-draft.tsx'
import { Problem, problemText } from '../../components/problem.tsx'
import { clockOfMs } from '../../components/time-text.ts'
import { understand, type Understood } from '../../../shared/domain/timeline/understand.ts'
import { masked, secretsIn } from '../../../shared/domain/timeline/secrets.ts'
import { carryOut, composed } from '../../state/composing.ts'
import { useDeck, useDraft, useLanguage, useNow, usePage } from '../../state/use-deck.ts'
import type { Refusal } from '../../../shared/contract/errors.ts'
import { composerId, focusComposer, kindOfKey } from './composer-keys.ts'
import { intentText } from '../crew/intent-text.ts'
import { useNameable } from '../crew/use-people.ts'
import { Completions, useCompletions } from './completions.tsx'
import { tagsText } from '../../../shared/domain/timeline/entry-rows.ts'
import { Button } from '../../components/button.tsx'
import { AttachButton, Attaching } from './attaching.tsx'
import { fileNamesIn, filesPlace, useAttaching } from './use-attaching.ts'
import { KindIcon } from './kind-icon.tsx'
import styles from './composer.module.css'

const plainKind: EntryKind = 'note'

/** Kept as the line itself is: half a decision does not come back as a note. */
function useKind(incidentId: string) {
  const [kept, keep] = useDraft(`log kind ${incidentId}`)
  const kind = composed.find((one) => one === kept) ?? plainKind
  return [kind, (chosen: EntryKind) => keep(chosen === plainKind ? '' : chosen)] as const
}

/** `/decision` with nothing after it asks for the form; with a text it is a line like any other. */
const opensDecision = ({ text, intents, kind }: Understood, typed: string) =>
  text === '' && intents.length === 0 && kind === 'decision' && typed.trim() !== ''

const formAskedFor = ({ intents }: Understood) => intents.map(({ intent }) => intent).find((intent) => intent.does === 'open')

/** Writes one line of the record. Says what it understood before Enter; what was refused stays in it. */
export function Composer({ incident, onLogged }: { readonly incident: Incident; readonly onLogged?: () => void }) {
  const lang = useLanguage()
  const { client, host, drafts, incidents } = useDeck()
  const { overlay } = usePage()
  const now = useNow()
  const readOnly = useStore(host.store, ({ view }) => view?.readOnly ?? false)
  /** With several open, a line in the wrong one costs more than a line of the screen. */
  const several = useStore(incidents.store, ({ byId }) => Object.values(byId).filter(isOpen).length > 1)
  const place = `log ${incident.id}`
  const [text, setText] = useDraft(place)
  const [time, setTime] = useDraft(`log time ${incident.id}`)
  const [kind, setKind] = useKind(incident.id)
  const [problem, setProblem] = useState<Refusal | null>(null)
  const [sending, setSending] = useState(false)
  /** The text whose secret was pointed out. */
  const [warned, setWarned] = useState<string | null>(null)
  const attaching = useAttaching(incident.id)
  const people = useNameable()
  const completions = useCompletions(text, setText, people)
  const secrets = warned === null ? [] : secretsIn(text)

  const factsAt = (ms: number) => ({ recordedAt: rfc3339In(ms, incident.zone), zone: incident.zone })
  const understood = understand({ text, kind, time }, factsAt(now))

  async function log() {
    const entry = understand({ text, kind, time }, factsAt(Date.now()))
    const { files } = attaching
    if (sending) return
    if (onLogged === undefined && files.length === 0 && opensDecision(entry, text)) {
      setText('')
      setKind(plainKind)
      return overlay.open('decision')
    }
    if ((entry.text === '' && entry.intents.length === 0 && files.length === 0) || entry.problem) return
    if (!attaching.isReady()) return
    if (warned !== text && secretsIn(entry.text).length > 0) return setWarned(text)
    setSending(true)
    const { reply, left } = await carryOut(client, incident.id, entry, files)
    setSending(false)
    setProblem(reply.ok ? null : reply.error)
    setWarned(null)
    if (left !== '') setText(left)
    if (!reply.ok) return
    // What was typed while the answer was on its way stays: only what is on the record now goes.
    const typed = drafts.read(place)
    setText(typed.startsWith(text) ? typed.slice(text.length) : typed)
    attaching.logged(files)
    setTime('')
    setKind(plainKind)
    onLogged?.()
    const asked = formAskedFor(entry)
    if (!asked) return
    if (asked.text !== '')
      drafts.set(asked.form === 'report' ? `report ${incident.id} conditions` : `update ${incident.id} ${lang}`, asked.text)
    overlay.open(asked.form)
  }

  function onKey(event: KeyboardEvent<HTMLElement>) {
    if (completions.onKey(event)) return
    const chosen = kindOfKey(event.nativeEvent)
    if (chosen) {
      event.preventDefault()
      return setKind(chosen)
    }
    // 229: the key belongs to an input method that is still composing a syllable; it is not ours to act on.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing || event.keyCode === 229) return
    event.preventDefault()
    void log()
  }

  return (
    <form className={styles.composer} aria-label={say(lang, 'screen.composer.label')} onSubmit={(event) => event.preventDefault()}>
      <Problem of={problem} />
      {secrets.length > 0 && (
        <div role="alert" className={styles.secret}>
          <span>
            {say(lang, 'entry.secret.found', {
              what: [...new Set(secrets.map(({ name }) => say(lang, `entry.secret.${name}`)))].join(', '),
            })}
          </span>
          <Button
            onPress={() => {
              setText(masked(text, secrets))
              setWarned(null)
              focusComposer()
            }}
          >
            {say(lang, 'entry.secret.mask')}
          </Button>
        </div>
      )}
      <LeftDraft
        place={place}
        along={[`log time ${incident.id}`, `log kind ${incident.id}`, filesPlace(incident.id)]}
        between={'\n'}
        onDone={focusComposer}
      />
      <LeftDraft place={filesPlace(incident.id)} alone={place} shown={fileNamesIn} between={'\n'} onDone={focusComposer} />
      {several && onLogged === undefined && (
        <p className={styles.where}>
          {say(lang, 'screen.line.goes_to')} <b>{incident.title ?? say(lang, 'word.redacted')}</b>
        </p>
      )}
      <Completions of={completions} />
      <Attaching of={attaching} />
      <div className={styles.field}>
        <Choice
          label={say(lang, 'screen.composer.kind')}
          hideLabel
          className={styles.kind}
          value={understood.kind}
          onChange={(chosen) => {
            setKind(chosen)
            // The list gives the focus back to its button first.
            setTimeout(focusComposer, 50)
          }}
          options={composed.map((value, at) => ({
            value,
            text: say(lang, `word.kind.${value}`),
            mark: <KindIcon kind={value} />,
            aside: <kbd>Alt {at + 1}</kbd>,
          }))}
        />
        <input
          className={styles.time}
          aria-label={say(lang, 'screen.composer.time')}
          placeholder={(understood.at === null ? clockOfMs(now, incident.zone) : clockTime(understood.at, incident.zone)).slice(0, 5)}
          value={time}
          maxLength={40}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setTime(event.target.value)}
          onKeyDown={onKey}
        />
        <textarea
          id={composerId}
          className={styles.text}
          aria-label={say(lang, 'screen.composer.text')}
          aria-describedby="understood"
          placeholder={say(lang, 'screen.composer.placeholder')}
          rows={1}
          value={text}
          autoFocus
          readOnly={readOnly}
          spellCheck={false}
          aria-autocomplete="list"
          aria-controls={completions.listId}
          aria-activedescendant={completions.activeId}
          onChange={(event) => {
            setText(event.target.value)
            // While a syllable is composed no selection is told of.
            completions.setCaret(event.target.selectionStart)
          }}
          onSelect={(event) => completions.setCaret(event.currentTarget.selectionStart)}
          onBlur={completions.close}
          onKeyDown={onKey}
          onPaste={attaching.onPaste}
        />
        <AttachButton of={attaching} isDisabled={readOnly} />
      </div>
      <p id="understood" className={cx(styles.understood, understood.problem && styles.wrong)}>
        {understood.problem ? (
          <span>{problemText(lang, understood.problem)}</span>
        ) : (
          <>
            <b>{onLogged === undefined && opensDecision(understood, text) ? say(lang, 'form.decision.opens') : what(understood)}</b>
            <span>{happened(understood.at)}</span>
          </>
        )}
        <span className={styles.keys}>
          <kbd>
            <CornerDownLeft size={10} aria-label="Enter" />
          </kbd>
          {say(lang, 'screen.composer.enter')}
          <kbd>Shift ↵</kbd>
          {say(lang, 'screen.composer.newline')}
        </span>
      </p>
    </form>
  )

  /** What the roster calls somebody. */
  function nameIn(typed: string): string {
    return people.find(({ handle, name }) => isSame(handle, typed) || isSame(name, typed))?.name ?? typed
  }

  /** The kind, what is asked for besides, and the marks: `결정 · 고정 · #db`. */
  function what({ kind, text: written, intents, pinned, visibility, tags, pasted }: Understood): string {
    return [
      ...(written !== '' || intents.length === 0 ? [say(lang, `word.kind.${kind}`)] : []),
      ...(pasted ? [say(lang, 'entry.pasted')] : []),
      ...intents.map(({ intent, source }) => intentText(intent, lang, nameIn) ?? source),
      ...(pinned ? [say(lang, 'timeline.entry_pinned')] : []),
      ...(visibility === 'external' ? [say(lang, 'word.visibility.external')] : []),
      ...(tags.length > 0 ? [tagsText(tags)] : []),
    ].join(' · ')
  }

  function happened(at: string | null): string {
    if (readOnly) return say(lang, 'screen.read_only')
    if (at === null) return say(lang, 'screen.composer.now')
    return say(lang, 'screen.composer.then', { moment: momentBeside(at, rfc3339In(now, incident.zone), incident.zone) })
  }
}
