import { useState } from 'react'
import { useStore } from 'zustand'
import { measures } from '../../../shared/domain/incident/measures.ts'
import { incidentModes, severities, type IncidentMode, type Severity } from '../../../shared/domain/incident/words.ts'
import { numbersCsv } from '../../../shared/domain/numbers/csv.ts'
import { bySeverity, numbersOf, type MeasureName } from '../../../shared/domain/numbers/select.ts'
import { say } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { Empty, Page, Section } from '../../components/page.tsx'
import { Problem } from '../../components/problem.tsx'
import { Segments } from '../../components/segments.tsx'
import { useDeck, useLanguage, usePage } from '../../state/use-deck.ts'
import { saveCsv } from '../export/save-file.ts'
import { IncidentTable, SeverityTable } from './numbers-tables.tsx'
import { NumbersPlot } from './numbers-plot.tsx'
import styles from './numbers.module.css'

/** Past incidents with their times to …, over time: one mode at a time, by severity, as a plot, a table and a file. */
export function NumbersScreen({ shownId }: { readonly shownId: string | null }) {
  const lang = useLanguage()
  const { incidents } = useDeck()
  const { place } = usePage()
  const { byId, problem } = useStore(incidents.store)
  const [mode, setMode] = useState<IncidentMode>('real')
  const [severity, setSeverity] = useState<Severity | 'all'>('all')
  const [measure, setMeasure] = useState<MeasureName>('resolve')
  const all = Object.values(byId)
  const ofMode = numbersOf(all, mode)
  const shown = ofMode.filter(({ incident }) => severity === 'all' || incident.severity === severity)
  return (
    <Page
      title={say(lang, 'numbers.open')}
      hint={say(lang, 'numbers.hint')}
      wide
      acts={
        <>
          <Button isDisabled={shown.length === 0} onPress={() => saveCsv(`incidents-${mode}.csv`, numbersCsv(shown))}>
            {say(lang, 'numbers.csv')}
          </Button>
          <Button onPress={() => place.go({ incidentId: shownId, screen: 'incidents' })}>{say(lang, 'numbers.back')}</Button>
        </>
      }
    >
      <Problem of={problem} />
      <div className={styles.filters}>
        <Segments
          label={say(lang, 'numbers.mode')}
          value={mode}
          onChange={setMode}
          options={incidentModes.map((value) => ({ value, text: `${say(lang, `word.mode.${value}`)} ${numbersOf(all, value).length}` }))}
        />
        <Segments
          label={say(lang, 'numbers.severity')}
          value={severity}
          onChange={setSeverity}
          options={[
            { value: 'all' as const, text: say(lang, 'numbers.severity.all') },
            ...severities.map((value) => ({ value, text: say(lang, `word.severity.${value}`) })),
          ]}
        />
        <Segments
          label={say(lang, 'numbers.measure')}
          value={measure}
          onChange={setMeasure}
          options={measures.map(({ name }) => ({ value: name, text: say(lang, `measure.${name}`) }))}
        />
      </div>
      {shown.length === 0 ? (
        <Empty
          title={
            ofMode.length > 0 ? say(lang, 'numbers.none.severity') : say(lang, 'numbers.none', { mode: say(lang, `word.mode.${mode}`) })
          }
        >
          <p>{say(lang, 'screen.incidents.none.says')}</p>
        </Empty>
      ) : (
        <>
          <NumbersPlot numbered={shown} measure={measure} />
          <Section title={say(lang, 'numbers.by_severity')}>
            <SeverityTable rows={bySeverity(shown)} />
          </Section>
          <Section title={say(lang, 'numbers.each')}>
            <IncidentTable numbered={shown.toReversed()} />
          </Section>
        </>
      )}
    </Page>
  )
}
