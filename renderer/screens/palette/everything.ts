import { actions } from './action-items.ts'
import { acts } from './acts.ts'
import { checks } from './check-items.ts'
import { board } from './board-items.ts'
import { command } from './command-items.ts'
import { corrections } from './corrections.ts'
import { crew } from './crew-items.ts'
import type { Item, World } from './item.ts'
import { connections, documents, incidents, places, playbooks, probes, readings, runs, steps } from './objects.ts'
import { settings } from './settings-items.ts'

/**
 * All that can be done or gone to without a word typed, found by the names of its calls as well; what writes to the record at once stands last.
 */
export function everything(world: World): readonly Item[] {
  const all = [
    acts,
    command,
    actions,
    corrections,
    crew,
    places,
    incidents,
    documents,
    playbooks,
    runs,
    steps,
    board,
    checks,
    probes,
    readings,
    connections,
    settings,
  ]
    .flatMap((part) => part(world))
    .map((item): Item => ({ ...item, words: [...item.words, ...(item.does ?? []).map(spoken)] }))
  return [...all.filter(({ records }) => !records), ...all.filter(({ records }) => records)]
}

/** `entries.redact` is found by either word. */
const spoken = (call: string) => call.replaceAll('.', ' ')
