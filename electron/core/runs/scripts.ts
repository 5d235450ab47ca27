import type { Playbook, Step } from '../../../shared/domain/playbook/spec.ts'
import type { Passable } from '../../../shared/domain/run/decide.ts'
import type { Run, StepRecord } from '../../../shared/domain/run/state.ts'
import type { PlaybookShelf } from '../playbooks/shelf.ts'

/** What runs go by: the playbook each one began with. */
export interface Scripts {
  /** Null when its text was redacted and no file with the same hash lies on the shelf, or this version cannot read it. */
  playbook(run: Run): Playbook | null
  /** Its steps; none without a playbook, so nothing can be done any more. */
  steps(run: Run | undefined): readonly Step[]
  /** Its steps, or what the events tell of them: enough to skip past. */
  passable(run: Run | undefined): readonly Passable[]
}

export function createScripts(shelf: PlaybookShelf): Scripts {
  const read = new Map<string, Playbook | null>()
  const playbook = (run: Run) => {
    if (run.source === null) return stillOnShelf(shelf, run)
    const known = read.get(run.playbookHash)
    if (known !== undefined) return known
    const parsed = parseOrNull(shelf, run.source)
    read.set(run.playbookHash, parsed)
    return parsed
  }
  const steps = (run: Run | undefined) => (run && playbook(run)?.steps) ?? []
  const passable = (run: Run | undefined) => (run ? (playbook(run)?.steps ?? remnants(run)) : [])
  return { playbook, steps, passable }
}

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

/** Steps known only from what happened to them. */
export const remnants = (run: Run): readonly Passable[] =>
  Object.entries(run.steps).map(([id, record]) => ({ id, type: guessedType(record) }))

function guessedType(record: StepRecord): Passable['type'] {
  if (record.planned) return 'action'
  if (record.begunAt !== null) return 'watch'
  return record.readingId === null ? 'manual' : 'check'
}
