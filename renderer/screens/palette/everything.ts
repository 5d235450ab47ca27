import { actions } from './action-items.ts'
import { acts } from './acts.ts'
import { board } from './board-items.ts'
import { corrections } from './corrections.ts'
import type { Item, World } from './item.ts'
import { connections, documents, incidents, places, playbooks, probes, readings, runs, steps } from './objects.ts'
import { settings } from './settings-items.ts'

/** All that can be done or gone to without a word typed. */
export const everything = (world: World): readonly Item[] =>
  [
    acts,
    actions,
    corrections,
    places,
    incidents,
    documents,
    playbooks,
    runs,
    steps,
    board,
    probes,
    readings,
    connections,
    settings,
  ].flatMap((part) => part(world))
