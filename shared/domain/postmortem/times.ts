import { quote, table, type Block } from '../document/blocks.ts'
import { periodOf } from '../document/period.ts'
import type { Writing } from '../document/writing.ts'
import { measures, outOfOrder, type Measure } from '../incident/measures.ts'
import { milestones, type Milestone } from '../incident/words.ts'
import { instantMs } from '../time/show.ts'
import type { Account } from './account.ts'

export function timesBlocks({ incident, events }: Account, w: Writing): Block[] {
  const reached = { ...incident.milestones, resolved: periodOf(incident, events).end ?? undefined }
  const word = (milestone: Milestone) => w.say(`word.milestone.${milestone}`)

  const took = ({ from, to }: Measure): string => {
    const [start, end] = [reached[from], reached[to]]
    const missing = [from, to].filter((milestone) => reached[milestone] === undefined).map(word)
    if (start === undefined || end === undefined) return w.say('document.times.missing', { milestones: missing.join(', ') })
    return w.took(instantMs(end) - instantMs(start))
  }
  const backwards = outOfOrder(reached).map(({ first, second, firstAt, secondAt }) =>
    quote(w.say('document.times.backwards', { from: word(first), start: w.at(firstAt), to: word(second), end: w.at(secondAt) })),
  )

  return [
    table(
      [w.say('document.head.measure'), w.say('document.head.took'), w.say('document.head.definition')],
      measures.map((measure) => [
        w.say(`document.times.${measure.name}`),
        took(measure),
        w.say('document.times.between', { from: word(measure.from), to: word(measure.to) }),
      ]),
    ),
    ...backwards,
    table(
      [w.say('document.head.milestone'), w.say('document.head.moment')],
      milestones.map((milestone) => {
        const moment = reached[milestone]
        return [word(milestone), moment === undefined ? w.say('document.not_recorded') : w.exactly(moment)]
      }),
    ),
  ]
}
