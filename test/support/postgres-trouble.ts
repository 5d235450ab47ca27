import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { queryOnce } from './postgres.ts'

/** The trouble of the runbook's 4.3, for real: one session idle in a transaction that holds a row, and sessions that wait for it. */
export interface HeldLock {
  readonly blocker: number
  readonly waiters: readonly number[]
  /** How each waiting update ended: `updated`, or the server's error. */
  readonly outcomes: Promise<string[]>
  /** Ends every session it began, whatever became of them. */
  release(): Promise<void>
}

/** `batch-job` holds the row and goes idle; `api-1`, `api-2`, … wait. Returns when the server shows all of them waiting. */
export async function holdLock(url: string, { waiters = 3, row = 1 }: { waiters?: number; row?: number } = {}): Promise<HeldLock> {
  await queryOnce(url, `CREATE TABLE IF NOT EXISTS judgments (id int PRIMARY KEY, verdict text NOT NULL)`)
  await queryOnce(url, `INSERT INTO judgments VALUES ($1, 'pending') ON CONFLICT (id) DO UPDATE SET verdict = 'pending'`, [row])
  const update = `UPDATE judgments SET verdict = 'reviewed' WHERE id = ${Math.trunc(row)}`
  const holder = await session(url, 'batch-job')
  await holder.query('BEGIN')
  await holder.query(update)
  const waiting = await Promise.all(Array.from({ length: waiters }, (_, n) => session(url, `api-${n + 1}`)))
  const outcomes = Promise.all(
    waiting.map((each) =>
      each.query(update).then(
        () => 'updated',
        (error: Error) => error.message,
      ),
    ),
  )
  const pids = await Promise.all([holder, ...waiting].map((each) => pidOf(each)))
  const [blocker = 0, ...victims] = pids
  await until(async () => (await waitingFor(url, victims)) === waiters)
  return {
    blocker,
    waiters: victims,
    outcomes,
    async release() {
      for (const each of [holder, ...waiting]) each.removeAllListeners('end')
      await Promise.all([holder, ...waiting].map((each) => each.end().catch(() => {})))
    },
  }
}

/** A session of its own that outlives being terminated. */
export async function session(url: string, application: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: application })
  client.on('error', () => {})
  await client.connect()
  return client
}

/** The client knows its backend's pid from the protocol, so a session that waits need not be asked. */
const pidOf = async (client: pg.Client) => (client as unknown as { processID: number }).processID

async function waitingFor(url: string, pids: readonly number[]): Promise<number> {
  const rows = await queryOnce(url, `SELECT count(DISTINCT pid)::int AS waiting FROM pg_locks WHERE NOT granted AND pid = ANY ($1)`, [pids])
  return Number(rows[0]?.waiting)
}

/** Polls until it is so; after ten seconds it never will be. */
export async function until(isSo: () => Promise<boolean>, what = 'it'): Promise<void> {
  for (let tries = 0; tries < 400; tries++) {
    if (await isSo()) return
    await sleep(25)
  }
  throw new Error(`${what} did not come about within ten seconds`)
}
