import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { RunView } from '../../../shared/contract/runs.ts'
import type { Language } from '../../../shared/domain/document/local-text.ts'
import { startPostgres, type PostgresServer } from '../../support/postgres.ts'
import { holdLock, type HeldLock } from '../../support/postgres-trouble.ts'
import { cliOn, json } from './commands.ts'
import { startHost, type StartedHost } from './host.ts'
import { askBoard, startApi, type Api, type Round } from './story-board.ts'
import { linesOf, people, rosterOf } from './story-lines.ts'

const clock = pathToFileURL(join(import.meta.dirname, 'clock.ts')).href
const day = '2026-11-22T'

/** The programs' clock at that time of the story, and running. */
const from = (time: string) => ({ NODE_OPTIONS: `--import=${clock}`, QUARTERDECK_TEST_NOW: `${day}${time}+09:00` })

/** When the pages are opened: the plan to end the blocking session has been waiting for its approval for a minute. */
export const openedAt = new Date(`${day}14:28:40+09:00`)

export interface Story {
  readonly language: Language
  readonly incidentId: string
  /** A drill, under way beside it. */
  readonly drillId: string
  readonly host: StartedHost
  /** Ends the host, the database and everything that was written. */
  end(): Promise<void>
}

/**
 * The main job as far as the consent: told by the command line on a database that is really stuck, with the times of one
 * Sunday afternoon, and the host as it is built in front of it.
 */
export async function tellStory(language: Language): Promise<Story> {
  const dataDir = mkdtempSync(join(tmpdir(), 'qd-story-'))
  writeFileSync(join(dataDir, 'roster.yaml'), rosterOf(language))
  const [server, api] = await Promise.all([startPostgres(), startApi()])
  const addresses = addressesOf(server, api)
  let lock: HeldLock | undefined
  let host: StartedHost | undefined
  const end = async () => {
    await host?.stop()
    await lock?.release()
    await Promise.all([server.stop(), api.stop()])
    rmSync(dataDir, { recursive: true, force: true })
  }
  try {
    await server.query('CREATE DATABASE judgment')
    await server.query('CREATE DATABASE staging')
    // As late as it may be: how long they have been waiting is read, and judged, from the real clock.
    const block = async () => {
      await askBoard(dataDir, addresses, calm(api))
      lock = await holdLock(server.url({ database: 'judgment' }))
      await askBoard(dataDir, addresses, trouble(api))
    }
    const ids = await told(language, dataDir, addresses, block)
    // What the board has read stands still from here: what comes when it comes is never the same picture twice.
    const quiet = { QUARTERDECK_ACTOR: people(language).commander, QUARTERDECK_BOARD: 'off' }
    host = await startHost(dataDir, { ...addresses, ...from('14:28:38'), ...quiet })
    return { language, ...ids, host, end }
  } catch (error) {
    await end()
    throw error
  }
}

/** The second one leads nowhere: what cannot be read has to look like it. */
const addressesOf = (server: PostgresServer, { url }: Api) => ({
  JUDGMENT_PRIMARY_URL: server.url({ database: 'judgment' }),
  JUDGMENT_STANDBY_URL: server.url({ database: 'judgment', port: 1 }),
  JUDGMENT_API_URL: url,
  STAGING_DB_URL: server.url({ database: 'staging' }),
  STAGING_API_URL: `${url}/staging`,
})

const moment = (time: string) => Date.parse(`${day}${time}+09:00`)
const rounds = (first: string, last: string, everyMinutes: number) =>
  Array.from(
    { length: (moment(last) - moment(first)) / (everyMinutes * 60_000) + 1 },
    (_, at) => moment(first) + at * everyMinutes * 60_000,
  )

/** The half hour before anybody saw it: all is well, but that the API fails from 13:41 on. */
const calm = (api: Api): readonly Round[] =>
  rounds('13:32:30', '13:56:30', 4).map((at) => ({ at, before: () => api.become({ status: at >= moment('13:41:00') ? 503 : 200 }) }))

/**
 * The half hour since: the API answers again at 14:06 and is slow; nobody looks at staging since 14:04, nor at how long queries
 * run, which is read from the real clock and another verdict on a slower machine.
 */
const trouble = (api: Api): readonly Round[] =>
  rounds('14:00:30', '14:28:30', 4).map((at) => ({
    ...{ at, before: () => api.become(at < moment('14:06:00') ? { status: 503 } : { status: 200, slowMs: 260 }) },
    of: ({ connection, probe }) => probe !== 'postgres.activity' && (!connection.startsWith('staging') || at < moment('14:04:00')),
  }))

async function told(language: Language, dataDir: string, addresses: Readonly<Record<string, string>>, block: () => Promise<void>) {
  const who = people(language)
  const line = linesOf(language)
  const cliAt = (time: string, actor: string) =>
    cliOn(dataDir, { ...addresses, ...from(time), QUARTERDECK_ACTOR: actor, QUARTERDECK_LANG: language })
  const at = <Value>(time: string, args: readonly string[], actor: string = who.commander) => json<Value>(cliAt(time, actor), args)
  /** A probe that reads trouble says so with its exit code too. */
  const ask = (time: string, probe: string, target: string) =>
    cliAt(time, who.operations)(['probe', 'run', probe, '--target', target, '--incident', incidentId])

  const practice = ['incident', 'declare', '--title', line.drill, '--severity', 'sev3', '--mode', 'drill']
  const { incidentId: drillId } = await at<{ incidentId: string }>('10:02:11', practice, who.operations)
  await at('10:05:40', ['log', '--incident', drillId, '--kind', 'observation', line.drillSeen], who.operations)

  const declaring = ['incident', 'declare', '--title', line.title, '--severity', 'sev1', '--impact', 'major', '--service', 'judgment']
  const { incidentId } = await at<{ incidentId: string }>('13:54:06', declaring)
  const log = (time: string, kind: string, text: string, actor?: string, happened: readonly string[] = []) =>
    at<{ entryIds: [string] }>(time, ['log', '--incident', incidentId, '--kind', kind, ...happened, text], actor)
  const reach = (time: string, name: string, ...options: string[]) => at(time, ['incident', 'milestone', incidentId, name, ...options])
  const connect = (time: string, name: string, kind: string, variable: string, access = 'read_only', place = 'production') =>
    at(time, ['connection', 'add', name, '--kind', kind, '--url-env', variable, '--access', access, '--environment', place])

  await reach('13:54:30', 'impact_started', '--at', '13:41:08')
  await log('13:54:41', 'observation', line.reported, who.commander, ['--at', '13:52:40'])
  const of = (time: string, ...args: string[]) => at(time, [...args, '--incident', incidentId])
  await of('13:55:02', 'role', 'set', 'commander', who.commander)
  await of('13:55:12', 'role', 'set', 'operations', who.operations)
  await of('13:55:18', 'role', 'set', 'communications', who.communications)
  await of('13:55:40', 'update', 'promise', '--next', '30')
  await connect('13:56:20', 'judgment-primary', 'postgres', 'JUDGMENT_PRIMARY_URL', 'operate')
  await connect('13:56:36', 'judgment-standby', 'postgres', 'JUDGMENT_STANDBY_URL')
  await connect('13:56:41', 'judgment-api', 'http', 'JUDGMENT_API_URL')
  await connect('13:56:46', 'staging-db', 'postgres', 'STAGING_DB_URL', 'read_only', 'staging')
  await connect('13:56:50', 'staging-api', 'http', 'STAGING_API_URL', 'read_only', 'staging')
  const slow = ['--target', 'judgment-api', '--with', 'path=/judgments', '--with', 'warning_seconds=0.2']
  await at('13:56:54', ['probe', 'add', 'http.status', ...slow])
  await at('13:56:58', ['probe', 'pause', 'staging-db'])
  const { id: runId } = await at<RunView>('13:57:02', [
    'run',
    'start',
    'postgres-degraded',
    '--incident',
    incidentId,
    '--target',
    'database=judgment-primary',
  ])
  const step = (time: string, id: string, ...options: string[]) => at<RunView>(time, ['run', 'step', runId, id, ...options])

  await step('13:58:34', 'symptoms', '--note', line.symptoms)
  await block()
  await step('13:59:21', 'active-queries')
  await step('14:02:03', 'blocking')
  await reach('14:04:10', 'identified')
  await at('14:04:22', ['incident', 'status', incidentId, 'mitigating'])
  await step('14:05:40', 'connections')
  // Nothing falls due in the hour after: the host's clock runs while the pages' stands still, and pictures are compared.
  const spoken = ['--options', line.options, '--objections', line.objections, '--executor', who.operations]
  await of('14:06:32', 'decision', 'record', line.decided, ...spoken, '--review', '240')
  const {
    entryIds: [misread],
  } = await log('14:07:15', 'observation', line.misread, who.operations)
  await at('14:08:02', ['entry', 'strike', misread, '--reason', line.misreadWhy])
  await of('14:08:30', 'task', 'add', line.hold, '--owner', who.operations, '--for', '18m')
  await of('14:16:10', 'call', 'out', 'choi')
  await ask('14:17:05', 'postgres.connections', 'judgment-standby')
  await of('14:20:30', 'task', 'add', line.notice, '--owner', who.communications, '--for', '1h30m')
  await of('14:22:00', 'call', 'answered', 'choi')
  await log('14:22:40', 'communication', line.called, who.database)
  await of('14:24:10', 'report', 'give', line.conditions, '--actions', line.actions, '--needs', line.needs)
  await at(
    '14:25:00',
    ['update', 'send', '--incident', incidentId, line.published, '--next', '60', '--visibility', 'external'],
    who.communications,
  )
  await of(
    '14:26:05',
    'follow-up',
    'add',
    line.prevent,
    '--type',
    'prevent',
    '--priority',
    'high',
    '--owner',
    who.database,
    '--due',
    '2026-11-27',
  )
  await of('14:26:20', 'follow-up', 'add', line.alarm, '--type', 'process', '--owner', who.operations)
  await ask('14:26:48', 'postgres.activity', 'judgment-primary')
  await step('14:27:31', 'terminate-blocker')
  return { incidentId, drillId }
}
