import { join } from 'node:path'
import { everybody, type Listed } from '../../../shared/domain/roster/select.ts'
import type { Roster } from '../../../shared/domain/roster/spec.ts'
import type { Clock, Log } from '../ports.ts'
import { readKept, stampOf, type Kept } from '../yaml/kept-file.ts'
import { createRosterFile } from './create-file.ts'
import { loadRoster } from './load.ts'

export interface RosterOnDisk {
  readonly file: string
  /** null: there is no file. */
  found(): Kept<Roster> | null
  /** What counts; nobody where there is no file, or never was a right one. */
  roster(): Roster
  people(): readonly Listed[]
  create: () => ReturnType<typeof createRosterFile>
  /** Looks at the file by itself, from now until it is closed. */
  watch(): void
  close(): void
}

interface World {
  readonly dataDir: string
  readonly clock: Pick<Clock, 'after'>
  readonly log: Log
  /** The file was written, or is gone. */
  readonly tell: () => void
}

const everyMs = 2_000
const nobody: Roster = { api_version: 'quarterdeck/v1', kind: 'Roster', people: {}, rotas: {} }

/** The roster of a data folder, `roster.yaml`: read again when it changed, and what was right last stands in while it is broken. */
export function createRoster({ dataDir, clock, log, tell }: World): RosterOnDisk {
  const file = join(dataDir, 'roster.yaml')
  const beside = join(dataDir, '.last-right', 'roster.yaml')
  let stamp: string | null | undefined
  let known: Kept<Roster> | null = null
  let cancel = () => {}

  function found() {
    const now = stampOf(file)
    if (now === stamp) return known
    const isFirst = stamp === undefined
    stamp = now
    known = now === null ? null : readKept({ file, beside, load, failed: (fault) => log.error('keeping the last right roster', fault) })
    if (!isFirst) tell()
    return known
  }

  function look() {
    found()
    cancel = clock.after(everyMs, look)
  }

  const roster = () => found()?.value ?? nobody
  return {
    ...{ file, found, roster },
    people: () => everybody(roster()),
    create() {
      const created = createRosterFile({ file, schema: join(dataDir, 'roster.schema.json') })
      found()
      return created
    },
    watch: look,
    close: () => cancel(),
  }
}

function load(source: string) {
  const { roster, problems } = loadRoster(source)
  return { value: roster, problems }
}
