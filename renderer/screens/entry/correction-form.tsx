import { useState } from 'react'
import { useStore } from 'zustand'
import type { Refusal } from '../../../shared/contract/errors.ts'
import type { Incident } from '../../../shared/domain/incident/state.ts'
import { entryKinds, visibilities, type EntryKind, type Visibility } from '../../../shared/domain/timeline/events.ts'
import { isStruck as isStruckRow, type Standing } from '../../../shared/domain/timeline/entry.ts'
import { tagsOf } from '../../../shared/domain/timeline/tags.ts'
import { say } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { Choice } from '../../components/choice.tsx'
import { Field } from '../../components/field.tsx'
import { Problem } from '../../components/problem.tsx'
import { Segments } from '../../components/segments.tsx'
import { inOrder } from '../../state/incidents.ts'
import { deeds, type Deed } from '../../state/overlay.ts'
import type { TimelineRow } from '../../state/order.ts'
import { useDeck, useLanguage } from '../../state/use-deck.ts'
import styles from './entry.module.css'

interface FormProps {
  readonly incident: Incident
  readonly row: TimelineRow
  readonly deed: Deed
}

const withReason: readonly Deed[] = ['edit', 'time', 'strike', 'restore', 'move', 'redact']

/** One correction at a time: what, its fields, why, Enter. */
export function CorrectionForm({ incident, row, deed: first }: FormProps) {
  const lang = useLanguage()
  const { client, incidents } = useDeck()
  const others = inOrder(useStore(incidents.store, ({ byId }) => byId)).filter(({ id }) => id !== incident.id)
  const isEntry = row.type === 'timeline.entry_logged.v1'
  const isStruck = isStruckRow(row as Standing)
  const possible = deeds.filter((one) =>
    isEntry ? one !== (isStruck ? 'strike' : 'restore') && (one !== 'move' || others.length > 0) : one === 'redact',
  )
  const [chosen, setDeed] = useState<Deed>(first)
  const deed = possible.includes(chosen) ? chosen : (possible[0] ?? 'redact')
  const [text, setText] = useState(typeof row.data['text'] === 'string' ? row.data['text'] : '')
  const [kind, setKind] = useState((row.data['kind'] as EntryKind | undefined) ?? 'note')
  const [at, setAt] = useState(row.occurredAt)
  const [tags, setTags] = useState(Array.isArray(row.data['tags']) ? row.data['tags'].join(' ') : '')
  const [pinned, setPinned] = useState<'yes' | 'no'>(row.entry?.pinned ? 'yes' : 'no')
  const [visibility, setVisibility] = useState((row.data['visibility'] as Visibility | undefined) ?? 'internal')
  const [to, setTo] = useState<string | null>(others[0]?.id ?? null)
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<Refusal | null>(null)
  const [done, setDone] = useState(false)
  const [busy, setBusy] = useState(false)
  /** Arrows go from deed to deed: only what the form opens with takes the focus. */
  const [focuses, setFocuses] = useState(true)

  function ask() {
    const entryId = String(row.data['entryId'])
    switch (deed) {
      case 'edit':
        return client.entries.edit({ entryId, text, kind, reason })
      case 'time':
        return client.entries.correctTime({ entryId, at, reason })
      case 'mark':
        return client.entries.mark({ entryId, pinned: pinned === 'yes', visibility, tags: tagsOf(tags.split(/[\s,#]+/u).filter(Boolean)) })
      case 'strike':
        return client.entries.strike({ entryId, reason })
      case 'restore':
        return client.entries.restore({ entryId, reason })
      case 'move':
        return client.entries.move({ entryId, to: to ?? '', reason })
      case 'redact':
        return client.entries.redact({ logId: row.logId, seq: row.seq, reason })
    }
  }

  async function correct() {
    if (busy) return
    setBusy(true)
    const reply = await ask()
    setBusy(false)
    setDone(reply.ok)
    setProblem(reply.ok ? null : reply.error)
    if (reply.ok) setReason('')
  }

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        void correct()
      }}
    >
      <Segments
        label={say(lang, 'entry.screen.what')}
        value={deed}
        onChange={(next) => {
          setDeed(next)
          setDone(false)
          setFocuses(false)
          setProblem(null)
        }}
        hint={say(lang, `entry.screen.hint.${deed}`)}
        options={possible.map((value) => ({ value, text: say(lang, `entry.screen.deed.${value}`) }))}
      />
      {deed === 'edit' && (
        <>
          <Field
            label={say(lang, 'screen.composer.text')}
            value={text}
            onChange={setText}
            rows={Math.min(8, text.split('\n').length + 1)}
            autoFocus={focuses}
          />
          <Choice
            label={say(lang, 'screen.composer.kind')}
            value={kind}
            onChange={setKind}
            options={entryKinds.map((value) => ({ value, text: say(lang, `word.kind.${value}`) }))}
          />
        </>
      )}
      {deed === 'time' && (
        <Field label={say(lang, 'screen.composer.time')} value={at} onChange={setAt} mono autoFocus={focuses} maxLength={64} />
      )}
      {deed === 'mark' && (
        <>
          <Segments
            label={say(lang, 'entry.screen.pinned')}
            value={pinned}
            onChange={setPinned}
            options={(['no', 'yes'] as const).map((value) => ({ value, text: say(lang, `entry.screen.pinned.${value}`) }))}
          />
          <Segments
            label={say(lang, 'entry.screen.visibility')}
            value={visibility}
            onChange={setVisibility}
            options={visibilities.map((value) => ({ value, text: say(lang, `word.visibility.${value}`) }))}
          />
          <Field label={say(lang, 'entry.screen.tags')} value={tags} onChange={setTags} hint={say(lang, 'entry.screen.tags.hint')} />
        </>
      )}
      {deed === 'move' && (
        <Choice
          label={say(lang, 'entry.screen.to')}
          value={to}
          onChange={setTo}
          options={others.map(({ id, title }) => ({ value: id, text: title ?? say(lang, 'word.redacted'), aside: id }))}
        />
      )}
      {withReason.includes(deed) && (
        <Field
          label={say(lang, 'entry.screen.reason')}
          value={reason}
          onChange={setReason}
          maxLength={500}
          autoFocus={focuses && deed !== 'edit' && deed !== 'time'}
        />
      )}
      <Problem of={problem} />
      <div className={styles.acts}>
        <Button type="submit" look="primary" isPending={busy}>
          {say(lang, `entry.screen.do.${deed}`)}
        </Button>
        <span role="status">{done && say(lang, 'entry.screen.done')}</span>
      </div>
    </form>
  )
}
