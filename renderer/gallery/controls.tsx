import { useState } from 'react'
import type { Refusal } from '../../shared/contract/errors.ts'
import type { Reading } from '../../shared/domain/probe/reading.ts'
import { severities, type Severity } from '../../shared/domain/incident/words.ts'
import { say } from '../../shared/text/message.ts'
import { Button } from '../components/button.tsx'
import { Choice } from '../components/choice.tsx'
import { Field } from '../components/field.tsx'
import { PersonField } from '../components/person-field.tsx'
import { Problem } from '../components/problem.tsx'
import { CellTable, ReadingTable } from '../components/reading-table.tsx'
import { Segments } from '../components/segments.tsx'
import { SeverityMark } from '../components/severity.tsx'
import { useLanguage } from '../state/use-deck.ts'
import { Forced, states } from './forced.tsx'
import { Group } from './group.tsx'

const rows = [
  ['api-1', 'transactionid', 718, 10_381],
  ['api-2', 'transactionid', 701, 10_381],
  ['api-3', 'tuple', 607, null],
] as const

/** More rows than are shown at first, and fewer than there were. */
const reading: Reading = {
  ...{ readingId: 'rd-gallery', probe: 'postgres.blocking', connection: 'judgment-primary', verdict: 'critical' },
  ...{ startedAt: '2026-11-22T14:02:03+09:00', durationMs: 11, rowCount: 14 },
  ...{ target: 'judgment-primary', host: 'laptop', query: 'SELECT …', reason: { ko: '잠금', en: 'Locks' } },
  columns: ['application', 'lock_type', 'seconds', 'blocker'],
  rows: Array.from({ length: 12 }, (_, at) => [`api-${at + 1}`, 'transactionid', 718 - at, 10_381]),
}

/** Short, with what it names in it, and as long as they come. */
const problems: readonly Refusal[] = [
  { code: 'reason_missing', detail: {} },
  { code: 'incident_unknown', detail: { incidentId: 'inc-qfpxkhsxt6' } },
  { code: 'connection_read_only', detail: { name: 'judgment-primary' } },
  { code: 'host_unreachable', detail: {} },
]

/** What is pressed, typed into and read from. */
export function Controls() {
  const lang = useLanguage()
  const [name, setName] = useState('judgment-primary')
  const [severity, setSeverity] = useState<Severity>('sev2')
  const options = severities.map((value) => ({ value, text: say(lang, `word.severity.${value}`), mark: <SeverityMark severity={value} /> }))
  return (
    <>
      <Group title="button">
        <Button look="primary">{say(lang, 'gallery.primary')}</Button>
        <Button>{say(lang, 'gallery.plain')}</Button>
        <Button look="quiet">{say(lang, 'gallery.quiet')}</Button>
        <Button look="primary" isPending>
          {say(lang, 'gallery.pending')}
        </Button>
        <Button look="primary" isDisabled>
          {say(lang, 'gallery.disabled')}
        </Button>
        <Button isDisabled>{say(lang, 'gallery.disabled')}</Button>
        {(['primary', 'plain', 'quiet'] as const).flatMap((look) =>
          states.map((state) => (
            <Forced key={`${look} ${state}`} state={state}>
              <Button look={look}>{say(lang, `gallery.${state}`)}</Button>
            </Forced>
          )),
        )}
      </Group>
      <Group title="field">
        <Field label={say(lang, 'gallery.name')} value={name} onChange={setName} hint={say(lang, 'gallery.hint')} />
        <Field label={say(lang, 'gallery.name')} value={name} onChange={setName} mono problem={say(lang, 'gallery.wrong')} />
        <Field label={say(lang, 'gallery.name')} value="" onChange={setName} rows={2} placeholder="judgment-primary" />
        <PersonField
          label={say(lang, 'gallery.name')}
          value={name}
          onChange={setName}
          people={[{ handle: 'doyun', name: '이도윤', role: null }]}
          hint={say(lang, 'gallery.hint')}
        />
        <Forced state="focused">
          <Field label={say(lang, 'gallery.focused')} value={name} onChange={setName} />
        </Forced>
      </Group>
      <Group title="choice">
        <Choice label={say(lang, 'gallery.severity')} value={severity} options={options} onChange={setSeverity} />
        <Segments
          label={say(lang, 'gallery.severity')}
          value={severity}
          options={options}
          onChange={setSeverity}
          hint={say(lang, 'gallery.hint')}
        />
        {states.map((state) => (
          <Forced key={state} state={state}>
            <Choice label={say(lang, `gallery.${state}`)} value={severity} options={options} onChange={setSeverity} />
          </Forced>
        ))}
        {(['hovered', 'focused'] as const).map((state) => (
          <Forced key={state} state={state}>
            <Segments label={say(lang, `gallery.${state}`)} value={severity} options={options} onChange={setSeverity} />
          </Forced>
        ))}
      </Group>
      <Group title="answer">
        <CellTable
          label={say(lang, 'gallery.answer')}
          columns={['application', 'lock_type', 'seconds', 'blocker']}
          rows={rows}
          rowCount={12}
        />
        <ReadingTable reading={reading} />
      </Group>
      <Group title="problem">
        {problems.map((one) => (
          <Problem key={one.code} of={one} />
        ))}
      </Group>
    </>
  )
}
