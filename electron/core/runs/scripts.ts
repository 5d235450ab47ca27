import { scriptOf, type Script } from '../../../shared/domain/playbook/script.ts'
import type { Playbook } from '../../../shared/domain/playbook/spec.ts'
import type { Step } from '../../../shared/domain/playbook/step.ts'
import type { StepRecord } from '../../../shared/domain/run/record.ts'
import type { Run } from '../../../shared/domain/run/state.ts'
import type { PlaybookShelf } from '../playbooks/shelf.ts'

/** What runs go by: the playbook each one began with. */
export interface Scripts {
  /** Null when its text was redacted and no file with the same hash lies on the shelf, or this version cannot read it. */
  playbook(run: Run): Playbook | null
  /** Its steps; none without a playbook, so nothing can be done any more. */
  script(run: Run | undefined): Script
  /** Its steps, or what the events tell of them: enough to skip past. */
  passable(run: Run | undefined): Script
}

const none: Script = scriptOf({ steps: [], phases: [], modes: undefined })

export function createScripts(shelf: PlaybookShelf): Scripts {
  const read = new Map<string, { playbook: Playbook; script: Script } | null>()

  function known(run: Run) {
    if (run.source === null) return made(stillOnShelf(shelf, run))
    // By the text itself: the hash beside it is what some record says.
    const before = read.get(run.source)
    if (before !== undefined) return before
    const parsed = made(parseOrNull(shelf, run.source))
    read.set(run.source, parsed)
    return parsed
  }

  return {
    playbook: (run) => known(run)?.playbook ?? null,
    script: (run) => (run && known(run)?.script) ?? none,
    passable: (run) => (run ? (known(run)?.script ?? remnants(run)) : none),
  }
}

const made = (playbook: Playbook | null) => playbook && { playbook, script: scriptOf(playbook) }

function stillOnShelf(shelf: PlaybookShelf, run: Run): Playbook | null {
  const found = shelf.find(run.playbookId)
  return found?.hash === run.playbookHash ? found.playbook : null
}

function parseOrNull(shelf: PlaybookShelf, source: string): Playbook | null {
  try {
    return shelf.parse(source)
  } catch {
    return null
  }
}

/** Steps known only from what happened to them: their ids, what they seem to be, and nothing to go by. */
function remnants(run: Run): Script {
  const steps = Object.entries(run.steps).map(([id, record]) => ({ id, type: guessedType(record), title: { ko: id, en: id } }) as Step)
  return scriptOf({ steps, phases: [], modes: undefined })
}

function guessedType(record: StepRecord): Step['type'] {
  if (record.planned) return 'action'
  if (record.asked) return 'approval'
  if (record.tries.length > 0) return 'contact'
  if (record.begunAt !== null) return 'watch'
  return record.readingId === null ? 'manual' : 'check'
}
