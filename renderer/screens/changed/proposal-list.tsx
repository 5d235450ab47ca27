import { Check } from 'lucide-react'
import { Checkbox, CheckboxGroup, Label } from 'react-aria-components'
import type { Proposal } from '../../../shared/contract/changes.ts'
import { clockTime, dateOf } from '../../../shared/domain/time/show.ts'
import { say } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { cx } from '../../components/cx.ts'
import { Moment } from '../../components/times.tsx'
import { useLanguage } from '../../state/use-deck.ts'
import styles from './changed.module.css'

export const keyOf = ({ readingId, row }: Pick<Proposal, 'readingId' | 'row'>) => `${readingId} ${row}`

interface ProposalListProps {
  readonly proposals: readonly Proposal[]
  readonly zone: string
  readonly chosen: readonly string[]
  readonly onChange: (chosen: readonly string[]) => void
}

/** What could stand on the timeline, the first first, each at its own time; what stands there already cannot be chosen. */
export function ProposalList({ proposals, zone, chosen, onChange }: ProposalListProps) {
  const lang = useLanguage()
  const free = proposals.filter(({ added }) => !added).map(keyOf)
  const all = free.length > 0 && chosen.length === free.length
  return (
    <>
      <CheckboxGroup className={cx(styles.list)} value={[...chosen]} onChange={onChange}>
        <Label>{say(lang, 'changed.found', { n: proposals.length })}</Label>
        {proposals.map((proposal) => (
          <Checkbox key={keyOf(proposal)} value={keyOf(proposal)} isDisabled={proposal.added} className={cx(styles.option)}>
            <span className={styles.box}>
              <Check size={11} strokeWidth={3} aria-hidden />
            </span>
            <Moment at={proposal.at} zone={zone} className={styles.moment}>
              {dateOf(proposal.at, zone).slice(5)} {clockTime(proposal.at, zone)}
            </Moment>
            <span className={styles.text}>
              {proposal.text[lang]}
              {proposal.added && <small> · {say(lang, 'changed.added')}</small>}
            </span>
          </Checkbox>
        ))}
      </CheckboxGroup>
      {free.length > 1 && (
        <Button look="quiet" className={styles.all} onPress={() => onChange(all ? [] : free)}>
          {say(lang, all ? 'changed.choose_none' : 'changed.choose_all')}
        </Button>
      )}
    </>
  )
}
