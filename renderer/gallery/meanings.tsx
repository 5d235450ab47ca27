import { verdict } from '../../shared/domain/probe/reading.ts'
import { severities } from '../../shared/domain/incident/words.ts'
import { say } from '../../shared/text/message.ts'
import { modes, ModeFrame, ModeWord } from '../components/mode.tsx'
import { risks, RiskWord } from '../components/risk.tsx'
import { SeverityWord } from '../components/severity.tsx'
import { stalenesses } from '../components/staleness.ts'
import { Age, StalenessWord } from '../components/times.tsx'
import { VerdictMark, VerdictWord } from '../components/verdict.tsx'
import { useLanguage, useNow } from '../state/use-deck.ts'
import { Group } from './group.tsx'
import styles from './gallery.module.css'

const agesMs = { fresh: 4_000, ageing: 140_000, old: 1_380_000 } as const

/** What has a shape, a word and a colour. */
export function Meanings() {
  const lang = useLanguage()
  const now = useNow()
  return (
    <>
      <Group title="verdict">
        {verdict.options.map((one) => (
          <VerdictWord key={one} verdict={one} />
        ))}
      </Group>
      <Group title="severity">
        {severities.map((one) => (
          <SeverityWord key={one} severity={one} />
        ))}
      </Group>
      <Group title="risk">
        {risks.map((one) => (
          <RiskWord key={one} risk={one} />
        ))}
      </Group>
      <Group title="staleness">
        {stalenesses.map((one) => (
          <span key={one} className={styles.aged}>
            <StalenessWord staleness={one} />
            <VerdictMark verdict="critical" silent past={one === 'old'} />
            <Age of={new Date(now - agesMs[one]).toISOString()} zone="Asia/Seoul" />
          </span>
        ))}
      </Group>
      <Group title="mode">
        {modes.map((one) => (
          <div key={one} className={styles.window}>
            <ModeFrame mode={one}>
              <p>
                <ModeWord mode={one} />
                {say(lang, 'gallery.row')}
              </p>
            </ModeFrame>
          </div>
        ))}
      </Group>
    </>
  )
}
