import { useState } from 'react'
import { Checkbox, CheckboxGroup, Label } from 'react-aria-components'
import { Check } from 'lucide-react'
import type { Reading } from '../../../shared/domain/probe/reading.ts'
import { say } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { cx } from '../../components/cx.ts'
import { cellText } from '../../components/reading-table.tsx'
import { useLanguage } from '../../state/use-deck.ts'
import styles from './run.module.css'

interface ChoosingProps {
  /** The keys that could be meant, as the refusal names them: `10381, 10444`. */
  readonly choices: string
  readonly reading: Reading | null
  readonly acts: {
    readonly busy: boolean
    readonly go: (more?: { choose?: string[] }) => Promise<unknown>
  }
}

/** Several could be meant, and none is guessed: the commander names which. */
export function Choosing({ choices, reading, acts }: ChoosingProps) {
  const lang = useLanguage()
  const [chosen, setChosen] = useState<string[]>([])
  const keys = choices.split(/,\s*/u).filter(Boolean)
  return (
    <>
      <CheckboxGroup className={cx(styles.choosing)} value={chosen} onChange={setChosen}>
        <Label>{say(lang, 'screen.run.choose')}</Label>
        {keys.map((key) => (
          <Checkbox key={key} value={key} className={cx(styles.option)}>
            <span className={styles.box}>
              <Check size={11} strokeWidth={3} aria-hidden />
            </span>
            <b className={styles.mono}>{key}</b>
            <span className={styles.facts}>
              {factsOf(reading, key).map(({ name, text }) => (
                <span key={name}>
                  <small>{name}</small> {text}
                </span>
              ))}
            </span>
          </Checkbox>
        ))}
      </CheckboxGroup>
      <div className={styles.acts}>
        <Button look="primary" isPending={acts.busy} isDisabled={chosen.length === 0} onPress={() => void acts.go({ choose: chosen })}>
          {chosen.length === 0 ? say(lang, 'screen.run.plan') : say(lang, 'screen.run.plan_chosen', { count: chosen.length })}
        </Button>
        <Button isPending={acts.busy} onPress={() => void acts.go()}>
          {say(lang, 'screen.run.read_again')}
        </Button>
      </div>
    </>
  )
}

interface Fact {
  readonly name: string
  readonly text: string
}

/** The rest of the row that was read for this key, so that nobody chooses by a bare number. */
function factsOf(reading: Reading | null, key: string): readonly Fact[] {
  const rows = reading?.rows ?? []
  const row = rows.find(([first]) => String(first) === key) ?? rows.find((cells) => cells.some((cell) => String(cell) === key)) ?? []
  return row
    .map((cell, at) => ({ name: reading?.columns[at] ?? '', text: cellText(cell) }))
    .filter(({ text }) => text !== key && text !== '—')
}
