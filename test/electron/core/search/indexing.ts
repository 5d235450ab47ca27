import { setTimeout as sleep } from 'node:timers/promises'
import { openSearcher } from '../../../../electron/core/search/searcher.ts'

/** To be killed: reads in what there is, over and over, and says how far it is. `node indexing.ts FOLDER` */
export interface Said {
  readonly indexed: number
}

const searcher = openSearcher(process.argv[2] ?? '', 'test')
for (;;) {
  const more = searcher.step()
  process.stdout.write(`${JSON.stringify({ indexed: searcher.indexed() } satisfies Said)}\n`)
  await sleep(more ? 0 : 5)
}
