import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Plan } from '../../../shared/domain/run/plan.ts'
import type { Planning } from '../../../electron/core/probing/prober.ts'
import { connectionTo, proberFor, risk } from '../../support/prober.ts'
import { onEveryPostgres } from '../../support/on-postgres.ts'
import { holdLock, session, until, type HeldLock } from '../../support/postgres-trouble.ts'
import { tcpProxy } from '../../support/tcp-proxy.ts'

const operate = connectionTo('operate')
const action = 'postgres.terminate_backend'

function planned(planning: Planning): Plan {
  if (planning.outcome !== 'planned') throw new Error(`not planned: ${planning.outcome}`)
  return planning.plan
}

onEveryPostgres('terminating the blocker', (server) => {
  let asking: ReturnType<typeof proberFor>
  const locks: HeldLock[] = []
  const held = async (options?: { waiters?: number; row?: number }) => {
    const lock = await holdLock(server().url(), options)
    locks.push(lock)
    return lock
  }
  const alive = async (pid: number) => (await server().query('SELECT FROM pg_stat_activity WHERE pid = $1', [pid])).length === 1
  const plan = (choose: readonly string[] = []) => asking.prober.plan({ action, choose, risk }, operate)

  beforeAll(() => {
    asking = proberFor(server().url())
  })
  afterEach(async () => {
    await Promise.all(locks.splice(0).map((lock) => lock.release()))
    await until(async () => (await server().query('SELECT FROM pg_locks WHERE NOT granted')).length === 0)
  })
  afterAll(() => asking.prober.close())

  it('plans nothing where nobody blocks', async () => {
    expect(await plan()).toMatchObject({ outcome: 'empty', reading: { verdict: 'ok', probe: 'postgres.blockers' } })
  })

  it('takes the only blocker without being told, and puts into the plan what will be checked again', async () => {
    const lock = await held()
    expect(planned(await plan())).toEqual({
      ...{
        action,
        connection: 'judgment-primary',
        environment: 'production',
        confirm: 'judgment-primary',
        risk,
        inverse: null,
        destructive: true,
      },
      target: `judgment-primary · 127.0.0.1:${server().port}/postgres`,
      statement: `SELECT pg_terminate_backend(${lock.blocker})`,
      subjects: [
        {
          ...{ pid: lock.blocker, backend_start: expect.stringMatching(/\.\d{6}Z$/u), user: 'postgres', application: 'batch-job' },
          ...{ client_addr: '127.0.0.1', state: 'idle in transaction', transaction_seconds: expect.any(Number) },
          ...{ query: expect.stringContaining('UPDATE judgments'), victims: 3, victim_pids: expect.any(String) },
        },
      ],
    })
  })

  it('ends it and waits for its end, so that those who waited go on', async () => {
    const lock = await held()
    const outcome = await asking.prober.act(planned(await plan()), operate)
    expect(outcome).toMatchObject({ outcome: 'done', detail: { en: `Ended: pid ${lock.blocker} (batch-job).` } })
    expect(outcome.statement).toContain(`unnest('{${lock.blocker}}'::int4[]`)
    expect(await alive(lock.blocker)).toBe(false)
    expect(await lock.outcomes).toEqual(['updated', 'updated', 'updated'])
    expect(await asking.prober.ask('postgres.blocking', operate)).toMatchObject({ verdict: 'ok' })
  })

  it('asks which, when there are several, and ends only the one that was chosen', async () => {
    const [one, other] = [await held({ row: 1 }), await held({ row: 2, waiters: 1 })]
    const keys = [String(one.blocker), String(other.blocker)]
    expect(await plan()).toMatchObject({ outcome: 'choice_needed', keys })
    expect(await plan(['1'])).toMatchObject({ outcome: 'choice_unknown', keys })
    const chosen = planned(await plan([String(other.blocker)]))
    expect(chosen.subjects).toMatchObject([{ pid: other.blocker }])
    expect(await asking.prober.act(chosen, operate)).toMatchObject({ outcome: 'done' })
    expect([await alive(one.blocker), await alive(other.blocker)]).toEqual([true, false])
  })

  it('ends several that were chosen', async () => {
    const [one, other] = [await held({ row: 1 }), await held({ row: 2, waiters: 1 })]
    const both = planned(await plan([String(one.blocker), String(other.blocker)]))
    expect(both.statement.split('\n')).toHaveLength(2)
    expect(await asking.prober.act(both, operate)).toMatchObject({ outcome: 'done' })
    expect([await alive(one.blocker), await alive(other.blocker)]).toEqual([false, false])
  })

  describe('leaves everything as it is and says so when', () => {
    it('the pid now belongs to another session: the same pid, started a microsecond later', async () => {
      const lock = await held()
      const approved = planned(await plan())
      const [subject] = approved.subjects
      const later = String(subject?.backend_start).replace(
        /(\d{6})Z$/u,
        (_, us: string) => `${String((Number(us) + 1) % 1_000_000).padStart(6, '0')}Z`,
      )
      const outcome = await asking.prober.act({ ...approved, subjects: [{ ...subject, backend_start: later } as never] }, operate)
      expect(outcome).toMatchObject({ outcome: 'moved', detail: { en: expect.stringContaining(String(lock.blocker)) } })
      expect(await alive(lock.blocker)).toBe(true)
    })

    it('the session blocks nobody any more', async () => {
      const lock = await held({ waiters: 1 })
      const approved = planned(await plan())
      await server().query('SELECT pg_terminate_backend(pid) FROM unnest($1::int[]) AS pid', [lock.waiters])
      await until(async () => (await server().query('SELECT FROM pg_locks WHERE NOT granted')).length === 0)
      expect(await asking.prober.act(approved, operate)).toMatchObject({ outcome: 'moved' })
      expect(await alive(lock.blocker)).toBe(true)
    })

    it('one of several is gone: the other is not ended either', async () => {
      const [one, other] = [await held({ row: 1 }), await held({ row: 2, waiters: 1 })]
      const both = planned(await plan([String(one.blocker), String(other.blocker)]))
      await other.release()
      await until(async () => !(await alive(other.blocker)))
      expect(await asking.prober.act(both, operate)).toMatchObject({ outcome: 'moved' })
      expect(await alive(one.blocker)).toBe(true)
    })
  })

  describe('is not done anywhere but where it was planned: it leaves the session and names both places when', () => {
    const movedTo = async (address: (url: URL) => void, connection = operate) => {
      const lock = await held()
      const there = proberFor(server().url())
      const approved = planned(await there.prober.plan({ action, choose: [], risk }, operate))
      const url = new URL(server().url())
      address(url)
      there.held.address = url.href
      const outcome = await there.prober.act(approved, connection)
      await there.prober.close()
      return { outcome, target: approved.target, spared: await alive(lock.blocker) }
    }

    const places: readonly [string, (url: URL) => void, string][] = [
      ['another database', (url) => void (url.pathname = '/template1'), '127.0.0.1:PORT/template1'],
      ['another name for the host', (url) => void (url.hostname = 'localhost'), 'localhost:PORT/postgres'],
      ['another port', (url) => void (url.port = '1'), '127.0.0.1:1/postgres'],
    ]
    it.each(places)('the variable holds %s by the time it is approved', async (_, change, now) => {
      const { outcome, target, spared } = await movedTo(change)
      const detail = { en: expect.stringContaining(target), ko: expect.stringContaining(now.replace('PORT', String(server().port))) }
      expect(outcome).toMatchObject({ outcome: 'moved', statement: '', detail })
      expect(spared).toBe(true)
    })

    it('the connection of that name is of another environment', async () => {
      const { outcome, spared } = await movedTo(() => {}, { ...operate, environment: 'staging' })
      expect(outcome).toMatchObject({ outcome: 'moved', detail: { en: expect.stringContaining('(staging)') } })
      expect(spared).toBe(true)
    })
  })

  it('needs a connection that may operate', async () => {
    const lock = await held()
    const approved = planned(await plan())
    const refusal = { refusal: { code: 'connection_read_only', detail: { name: 'judgment-primary' } } }
    await expect(asking.prober.act(approved, connectionTo('read_only'))).rejects.toMatchObject(refusal)
    await expect(asking.prober.plan({ action, choose: [], risk }, connectionTo('read_only'))).rejects.toMatchObject(refusal)
    expect(await alive(lock.blocker)).toBe(true)
  })

  it('reads unknown when the line tears after it was sent, although the session is gone', async () => {
    const proxy = await tcpProxy(server().port)
    const over = proberFor(server().url({ port: proxy.port }))
    const lock = await held()
    const approved = planned(await over.prober.plan({ action, choose: [], risk }, operate))
    proxy.cutAfter('pg_terminate_backend(still.pid')
    const outcome = await over.prober.act(approved, operate)
    expect(outcome).toMatchObject({ outcome: 'unknown', detail: { en: expect.stringMatching(/^The connection to .* broke/u) } })
    await until(async () => !(await alive(lock.blocker)))
    await over.prober.close()
    await proxy.close()
  })

  it('is failed, not unknown, when nothing was sent: the server is not there', async () => {
    await held()
    const proxy = await tcpProxy(server().port)
    const over = proberFor(server().url({ port: proxy.port }))
    const approved = planned(await over.prober.plan({ action, choose: [], risk }, operate))
    await proxy.close()
    const outcome = await over.prober.act(approved, operate)
    const detail = { en: expect.stringContaining(`Nothing listens on 127.0.0.1:${proxy.port}`) }
    expect(outcome).toMatchObject({ outcome: 'failed', statement: '', detail })
    await over.prober.close()
  })

  it("is failed with the server's own words when the role may not", async () => {
    await server().query(`CREATE ROLE watcher LOGIN PASSWORD 'watch-this-space' IN ROLE pg_monitor`)
    const watcher = proberFor(server().url({ user: 'watcher', password: 'watch-this-space' }))
    const lock = await held()
    const approved = planned(await watcher.prober.plan({ action, choose: [], risk }, operate))
    const outcome = await watcher.prober.act(approved, operate)
    expect(outcome).toMatchObject({ outcome: 'failed', detail: { en: expect.stringContaining('(42501)') } })
    expect(await alive(lock.blocker)).toBe(true)
    await watcher.prober.close()
  })

  it("goes through for a role that is only pg_monitor and pg_signal_backend, on another role's session", async () => {
    await server().query(`CREATE ROLE oncall LOGIN PASSWORD 'on-call-tonight' IN ROLE pg_monitor, pg_signal_backend`)
    await server().query(
      `CREATE ROLE app LOGIN PASSWORD 'app-password-1'; GRANT ALL ON DATABASE postgres TO app; GRANT ALL ON SCHEMA public TO app`,
    )
    await server().query('CREATE TABLE rules (id int); ALTER TABLE rules OWNER TO app')
    const url = server().url({ user: 'app', password: 'app-password-1' })
    const [holder, waiter] = await Promise.all([session(url, 'batch-job'), session(url, 'api-1')])
    await holder.query('BEGIN; LOCK TABLE rules')
    const waiting = waiter.query('SELECT FROM rules')
    const oncall = proberFor(server().url({ user: 'oncall', password: 'on-call-tonight' }))
    await until(async () => (await oncall.prober.plan({ action, choose: [], risk }, operate)).outcome === 'planned')
    const approved = planned(await oncall.prober.plan({ action, choose: [], risk }, operate))
    expect(await oncall.prober.act(approved, operate)).toMatchObject({ outcome: 'done' })
    await waiting
    await Promise.all([waiter.end(), oncall.prober.close()])
  })
})
