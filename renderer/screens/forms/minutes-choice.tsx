import type { Language } from '../../../shared/domain/document/local-text.ts'
import { minutesText } from '../../../shared/domain/time/show.ts'
import { Segments } from '../../components/segments.tsx'

interface MinutesProps {
  readonly label: string
  readonly lang: Language
  readonly value: number | null
  readonly options: readonly number[]
  /** What no time at all is called; left out, there must be one. */
  readonly none?: string
  readonly onChange: (minutes: number | null) => void
}

/** A few spans of time to take one of. */
export function MinutesChoice({ label, lang, value, options, none, onChange }: MinutesProps) {
  return (
    <Segments
      label={label}
      value={value === null ? 'none' : String(value)}
      onChange={(next) => onChange(next === 'none' ? null : Number(next))}
      options={[
        ...options.map((minutes) => ({ value: String(minutes), text: minutesText(minutes * 60_000, lang) })),
        ...(none === undefined ? [] : [{ value: 'none', text: none }]),
      ]}
    />
  )
}
