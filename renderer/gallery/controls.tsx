import { useState } from 'react'
import { severities, type Severity } from '../../shared/domain/incident/words.ts'
import { say } from '../../shared/text/message.ts'
import { Button } from '../components/button.tsx'
import { Choice } from '../components/choice.tsx'
import { Field } from '../components/field.tsx'
import { Problem } from '../components/problem.tsx'
import { CellTable } from '../components/reading-table.tsx'
import { Segments } from '../components/segments.tsx'
import { SeverityMark } from '../components/severity.tsx'
import { useLanguage } from '../state/use-deck.ts'
import { Group } from './group.tsx'

const rows = [
  ['api-1', 'transactionid', 718, 10_381],
  ['api-2', 'transactionid', 701, 10_381],
  ['api-3', 'tuple', 607, null],
] as const

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
      </Group>
      <Group title="field">
        <Field label={say(lang, 'gallery.name')} value={name} onChange={setName} hint={say(lang, 'gallery.hint')} />
        <Field label={say(lang, 'gallery.name')} value={name} onChange={setName} mono problem={say(lang, 'gallery.wrong')} />
        <Field label={say(lang, 'gallery.name')} value="" onChange={setName} rows={2} placeholder="judgment-primary" />
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
      </Group>
      <Group title="answer">
        <CellTable
          label={say(lang, 'gallery.answer')}
          columns={['application', 'lock_type', 'seconds', 'blocker']}
          rows={rows}
          rowCount={12}
        />
      </Group>
      <Group title="problem">
        <Problem of={{ code: 'code_spent', detail: {} }} />
      </Group>
    </>
  )
}
