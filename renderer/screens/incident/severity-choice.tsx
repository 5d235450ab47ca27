import type { Incident } from '../../../shared/domain/incident/state.ts'
import { severities, type Severity } from '../../../shared/domain/incident/words.ts'
import { say } from '../../../shared/text/message.ts'
import { Choice } from '../../components/choice.tsx'
import { cx } from '../../components/cx.ts'
import { SeverityMark } from '../../components/severity.tsx'
import { useLanguage } from '../../state/use-deck.ts'
import styles from './bar.module.css'

interface SeverityChoiceProps {
  readonly incident: Incident
  readonly onChange: (severity: Severity) => void
}

export function SeverityChoice({ incident, onChange }: SeverityChoiceProps) {
  const lang = useLanguage()
  return (
    <Choice
      label={say(lang, 'screen.severity')}
      hideLabel
      className={cx(styles.severity, styles[`${incident.severity}Word`])}
      value={incident.severity}
      onChange={onChange}
      options={severities.map((value) => ({
        value,
        text: say(lang, `word.severity.${value}`),
        mark: <SeverityMark severity={value} />,
        aside: say(lang, `screen.severity.${value}`),
      }))}
    />
  )
}
