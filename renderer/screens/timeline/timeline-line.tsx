import { Pencil } from 'lucide-react'
import { memo, useState } from 'react'
import type { Language } from '../../../shared/domain/document/local-text.ts'
import type { Recorded } from '../../../shared/domain/events.ts'
import { reading as readingShape, verdict } from '../../../shared/domain/probe/reading.ts'
import { clockTime, dateOf, momentBeside } from '../../../shared/domain/time/show.ts'
import { describeEvent } from '../../../shared/domain/timeline/describe.ts'
import type { Standing } from '../../../shared/domain/timeline/entry.ts'
import { marksText } from '../../../shared/domain/timeline/marks.ts'
import { oneLine } from '../../../shared/domain/one-line.ts'
import type { Looks } from '../../../shared/domain/timeline/row.ts'
import { say } from '../../../shared/text/message.ts'
import { cx } from '../../components/cx.ts'
import { ReadingTable } from '../../components/reading-table.tsx'
import { VerdictMark } from '../../components/verdict.tsx'
import { keyOf, type TimelineRow } from '../../state/order.ts'
import { askToCorrect } from '../entry/ask-to-correct.ts'
import { AttachedFiles } from './attached-files.tsx'
import { KindIcon } from './kind-icon.tsx'
import { Moment } from '../../components/times.tsx'
import styles from './timeline.module.css'

interface LineProps {
  readonly row: TimelineRow
  readonly before: TimelineRow | undefined
  readonly zone: string
  readonly looks: Looks
  readonly lang: Language
}

/** What a step's machinery wrote; it is on the record, and quiet beside what people and targets said. */
const quietTypes = new Set(['run.step_begun.v1', 'run.action_begun.v1', 'record.repaired.v1', 'log.opened.v1'])
const recordedApartMs = 1_000

/** One row: when it happened, what it is, what it says, who wrote it and, where that was later, when. */
export const TimelineLine = memo(function TimelineLine({ row, before, zone, looks, lang }: LineProps) {
  // The schema of the boundary is the loosest reading of an event; describeEvent takes unknown types as they are.
  const { kind, label, headline, body, tone } = describeEvent(row as Recorded, lang, looks.titles, looks.plans)
  const later = Date.parse(row.recordedAt) - Date.parse(row.occurredAt) >= recordedApartMs
  const newDay = before === undefined || dateOf(before.occurredAt, zone) !== dateOf(row.occurredAt, zone)
  return (
    <>
      {newDay && <div className={styles.day}>{dateOf(row.occurredAt, zone)}</div>}
      <div
        className={cx(styles.row, styles[kind], quietTypes.has(row.type) && styles.quiet, row.entry?.struck && styles.struck)}
        data-kind={kind}
      >
        <Moment at={row.occurredAt} zone={zone} className={styles.when}>
          {clockTime(row.occurredAt, zone)}
        </Moment>
        <span className={cx(styles.sign, styles[tone])} title={label}>
          <Sign row={row} kind={kind} label={label} />
        </span>
        <div className={styles.what}>
          <Text
            headline={headline}
            body={body}
            word={(isEntry(row) && kind !== 'note') || kind === 'task' || kind === 'follow_up' ? label : null}
            apart={kind === 'evidence'}
            form={row.data['form'] !== undefined && row.data['form'] !== null}
            lang={lang}
          />
          <Marks row={row} lang={lang} />
          <AttachedFiles row={row} />
          <KeptReading row={row} />
        </div>
        <span className={styles.who}>
          {later && (
            <Moment at={row.recordedAt} zone={zone} className={styles.recorded}>
              {say(lang, 'screen.timeline.recorded', { moment: momentBeside(row.recordedAt, row.occurredAt, zone) })}
            </Moment>
          )}
          {row.actor}
          <Correct row={row} lang={lang} />
        </span>
      </div>
    </>
  )
})

/** What was done to an entry, as words; its tags. */
function Marks({ row, lang }: { readonly row: TimelineRow; readonly lang: Language }) {
  const text = marksText(row as Standing, lang).trim()
  return text === '' ? null : <p className={styles.marks}>{text}</p>
}

/** For the mouse: the keyboard has Enter on the row. */
function Correct({ row, lang }: { readonly row: TimelineRow; readonly lang: Language }) {
  const label = say(lang, 'entry.screen.title')
  return (
    <button
      type="button"
      tabIndex={-1}
      className={styles.correct}
      aria-label={label}
      title={label}
      onClick={() => askToCorrect(keyOf(row))}
    >
      <Pencil size={12} aria-hidden />
    </button>
  )
}

/** A reading shows its verdict; everything else shows its kind. */
function Sign({
  row,
  kind,
  label,
}: {
  readonly row: TimelineRow
  readonly kind: Parameters<typeof KindIcon>[0]['kind']
  readonly label: string
}) {
  const read = verdict.safeParse(row.data[row.type === 'probe.verdict_changed.v1' ? 'to' : 'verdict'])
  return kind === 'reading' && read.success ? <VerdictMark verdict={read.data} /> : <KindIcon kind={kind} label={label} />
}

/** What a person wrote carries its kind as a word; what the product wrote says it in its own. A note is just said. */
const isEntry = (row: TimelineRow) => row.type === 'timeline.entry_logged.v1'

interface TextProps {
  readonly headline: string
  readonly body: string | null
  readonly word: string | null
  /** Pasted columns stand under each other only when nothing stands before the first. */
  readonly apart: boolean
  /** A form is read whole: its objections are not folded away. */
  readonly form: boolean
  readonly lang: Language
}

/** The headline, and the rest: short is shown, long is folded and comes out whole. A text that its headline only shortens takes its place. */
function Text({ headline, body, word, apart, form, lang }: TextProps) {
  const [open, setOpen] = useState(false)
  const lines = body?.trimEnd().split('\n').length ?? 0
  const long = body !== null && (form ? body.length > 1_500 || lines > 14 : body.length > 400 || lines > 5)
  const shown = body !== null && (!long || open)
  const whole = shown && shortens(headline, body)
  const kind = word !== null && <span className={styles.word}>{word}</span>
  return (
    <>
      {!whole && (
        <p className={styles.headline}>
          {kind}
          {headline}
        </p>
      )}
      {whole && apart && kind}
      {shown && (
        <div className={cx(styles.body, whole && styles.whole)}>
          {whole && !apart && kind}
          {body.trimEnd()}
        </div>
      )}
      {long && (
        <button type="button" className={styles.fold} aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? say(lang, 'screen.timeline.fold') : say(lang, 'screen.timeline.unfold', { lines })}
        </button>
      )}
    </>
  )
}

const shortens = (headline: string, body: string) => oneLine(body, body.length + 1).startsWith(headline.replace(/\s*…$/u, ''))

/** What the target answered, while it is there: a redacted reading has no rows any more. */
function KeptReading({ row }: { readonly row: TimelineRow }) {
  if (row.type !== 'probe.reading_kept.v1') return null
  const { runId: _, stepId: __, ...data } = row.data
  const read = readingShape.safeParse(data)
  return read.success ? <ReadingTable reading={read.data} /> : null
}
