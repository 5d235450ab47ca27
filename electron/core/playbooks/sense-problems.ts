import { pathText } from '../yaml/schema-problems.ts'
import { blockOf, placesIn } from './places.ts'
import { flowComplaints } from './sense-flow.ts'
import { nameComplaints } from './sense-names.ts'
import { timeComplaints } from './sense-times.ts'
import { valueComplaints } from './sense-values.ts'
import type { Known } from './shelf.ts'
import type { Problem, YamlText } from '../yaml/yaml-text.ts'

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

/** The playbooks a text calls, and where: whether they are there is known when all files are. */
export function callsIn(
  text: YamlText,
): readonly { readonly id: string; readonly line: number; readonly column: number; readonly path: string }[] {
  return placesIn(blockOf(text.value)).flatMap(({ block, path }) => {
    const id = block['playbook']
    const at = [...path, 'playbook']
    return block['type'] === 'playbook' && typeof id === 'string' ? [{ id, ...text.locate(at), path: pathText(at) }] : []
  })
}
