import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { preflightEveryMs, preflightResult, type PreflightResult } from '../../../shared/domain/playbook/preflight.ts'
import { rfc3339In } from '../../../shared/domain/time/parse.ts'
import type { Clock, Log } from '../ports.ts'
import type { PlaybookShelf, ShelvedPlaybook } from '../playbooks/shelf.ts'
import type { Expressions } from '../expressions.ts'
import type { Prober } from '../probing/prober.ts'
import type { RosterOnDisk } from '../roster/create-roster.ts'
import { codeOf, putInPlace, writeUnfinished } from '../store/files.ts'
import type { Reader } from '../store/store.ts'
import { createLook } from './look.ts'
import { onPath } from './programs.ts'

interface PreflightDeps {
  readonly dataDir: string
  readonly read: Pick<Reader, 'connections' | 'incidents'>
  readonly shelf: Pick<PlaybookShelf, 'list'>
  readonly expressions: Pick<Expressions, 'load'>
  readonly prober: Pick<Prober, 'test' | 'may'>
  readonly roster: Pick<RosterOnDisk, 'found' | 'people'>
  readonly clock: Clock
  readonly zone: () => string
  readonly log: Log
  /** Something was looked at. */
  readonly tell: () => void
}

export interface Preflight {
  /** Looks at all of them, or at those that are named. */
  run(playbookIds?: readonly string[]): Promise<readonly PreflightResult[]>
  /** What was found last, one for each playbook. */
  last(): readonly PreflightResult[]
  /** Looks by itself once a day, while nothing is going on. */
  start(): void
  close(): void
}

/** The first look waits for the start to be over; after that it is asked now and then whether one is due. */
const firstMs = 60_000
const againMs = 15 * 60_000

/** Whether what playbooks need is there, looked at while calm; what was found last is kept in the data folder. */
export function createPreflight(deps: PreflightDeps): Preflight {
  const { dataDir, read, shelf, expressions, prober, roster, clock, zone, log, tell } = deps
  const file = join(dataDir, 'preflight.json')
  let kept: readonly PreflightResult[] | undefined
  let cancel = () => {}
  let closed = false
  const last = () => (kept ??= resultsIn(file))

  async function run(playbookIds?: readonly string[]) {
    await expressions.load()
    const at = rfc3339In(clock.now(), zone())
    const people = roster.found() ? roster.people() : null
    const around = { people, hasProgram: (program: string) => onPath(program), today: at.slice(0, 10) }
    const look = createLook({ connections: Object.values(read.connections()), prober, around })
    const wanted = shelf.list().filter(({ id }) => playbookIds?.includes(id) ?? true)
    const found = await Promise.all(wanted.map(async (one): Promise<PreflightResult> => resultOf(one, at, [...(await look(one))])))
    keep([...last().filter(({ playbookId }) => stays(playbookId, found)), ...found])
    return found
  }

  const stays = (playbookId: string, found: readonly PreflightResult[]) =>
    !found.some((one) => one.playbookId === playbookId) && shelf.list().some(({ id }) => id === playbookId)

  function keep(results: readonly PreflightResult[]) {
    kept = results
    try {
      writeUnfinished(file, [JSON.stringify(results)])
      putInPlace(file)
    } catch (fault) {
      // It is known all the same until this process ends.
      log.error(`keeping what the pre-flight found (${codeOf(fault)})`, fault)
    }
    tell()
  }

  /** Nobody's connections are tried while somebody needs them. */
  const isCalm = () => !read.incidents().some(({ status, mode }) => status !== 'closed' && mode !== 'tabletop')
  const isDue = () =>
    shelf.list().some(
      ({ id, hash }) =>
        !isFresh(
          last().find(({ playbookId }) => playbookId === id),
          hash,
          clock.now(),
        ),
    )

  async function turn() {
    try {
      if (isCalm() && isDue()) await run()
    } catch (fault) {
      log.error('the pre-flight', fault)
    }
    if (!closed) cancel = clock.after(againMs, () => void turn())
  }

  return {
    run,
    last,
    start: () => void (cancel = clock.after(firstMs, () => void turn())),
    close() {
      closed = true
      cancel()
    },
  }
}

const resultOf = ({ id, hash }: ShelvedPlaybook, at: string, items: PreflightResult['items']): PreflightResult => ({
  playbookId: id,
  hash,
  at,
  items,
})

const isFresh = (result: PreflightResult | undefined, hash: string, nowMs: number) =>
  result?.hash === hash && nowMs - Date.parse(result.at) < preflightEveryMs

/** What cannot be read was never looked at. */
function resultsIn(file: string): readonly PreflightResult[] {
  try {
    return z.array(preflightResult).parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return []
  }
}
