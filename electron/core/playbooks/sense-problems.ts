import { pathText } from '../yaml/schema-problems.ts'
import { blockOf, listOf, placesIn } from './places.ts'
import { flowComplaints } from './sense-flow.ts'
import { nameComplaints } from './sense-names.ts'
import { timeComplaints } from './sense-times.ts'
import { valueComplaints } from './sense-values.ts'
import type { Known } from './shelf.ts'
import type { Path, Problem, YamlText } from '../yaml/yaml-text.ts'

/** Nobody mends more at once. */
const shownMax = 100

/**
 * What a schema cannot see: names that lead nowhere, kinds that do not fit, times that cannot work out, values in the
 * wrong place. Looks only at what is there in the right shape, so that a file with several faults shows them all at once.
 */
export function senseProblems(text: YamlText, known: Known): Problem[] {
  const root = blockOf(text.value)
  const places = placesIn(root)
  const complaints = [
    ...flowComplaints(root, places, text),
    ...nameComplaints(root, places, known),
    ...timeComplaints(root, places),
    ...valueComplaints(root, places, known),
  ]
  return complaints.slice(0, shownMax).map(({ path, says, part }) => ({ ...text.locate(path, part), path: pathText(path), says }))
}

/** A playbook that a text names, and where: whether it is there is known when all files are. */
interface Named {
  readonly id: string
  readonly line: number
  readonly column: number
  readonly path: string
}

/** The playbooks a text calls. */
export const callsIn = (text: YamlText): readonly Named[] =>
  placesIn(blockOf(text.value)).flatMap(({ block, path }) =>
    block['type'] === 'playbook' ? namedAt(text, block['playbook'], [...path, 'playbook']) : [],
  )

/** The playbooks that what a step finds leads to: a person starts them. */
export const leadsIn = (text: YamlText): readonly Named[] =>
  placesIn(blockOf(text.value)).flatMap(({ block, path }) =>
    listOf(blockOf(block['anomaly'])?.['playbooks']).flatMap((id, at) => namedAt(text, id, [...path, 'anomaly', 'playbooks', at])),
  )

const namedAt = (text: YamlText, id: unknown, at: Path): readonly Named[] =>
  typeof id === 'string' ? [{ id, ...text.locate(at), path: pathText(at) }] : []
