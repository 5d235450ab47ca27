import { afterEach, expect, it, vi } from 'vitest'
import { clientOf } from '../../../shared/contract/bridge.ts'
import type { WatchView } from '../../../shared/contract/board.ts'
import { countingPorts, startApp } from '../../support/app.ts'
import { onEveryPostgres } from '../../support/on-postgres.ts'
import { holdLock } from '../../support/postgres-trouble.ts'
import { systemClock } from '../../support/prober.ts'
import { value } from '../../support/reply.ts'

const action = 'postgres.terminate_backend'
const connection = 'judgment-primary'

onEveryPostgres('a change outside a run, and the board', (server) => {
  const ending: (() => Promise<unknown>)[] = []
  afterEach(async () => {
    for (const end of ending.splice(0).toReversed()) await end()
  })

  async function world(access: 'read_only' | 'operate' = 'operate') {
    const lock = await holdLock(server().url())
    ending.push(() => lock.release())
    const ports = { ...countingPorts({ JUDGMENT_URL: server().url() }), clock: systemClock }
    const app = await startApp({ boardAsks: true }, ports)
    ending.push(app.stop)
    const client = clientOf(app.bridge)
    value(await client.connections.add({ name: connection, kind: 'postgres', url: { env: 'JUDGMENT_URL' }, access }))
    const { incidentId } = value(await client.incidents.declare({ title: '판정 지연', severity: 'sev2' }))
    const types = async () => value(await client.timeline.page({ incidentId })).rows.map(({ type }) => type)
    return { lock, client, types, ...app }
  }

  it('is planned from a reading, consented to by its hash, done once, and on the record from first to last', async () => {
    const { lock, client, types } = await world()
    const waiting = value(await client.actions.plan({ action, connection }))
    expect(waiting).toMatchObject({ state: 'waiting', plan: { subjects: [{ pid: lock.blocker }], destructive: true, inverse: null } })
    const { id: actionId, planHash } = waiting
    const approve = (over: object) => client.actions.approve({ actionId, planHash, confirm: connection, reason: '셋을 막음', ...over })
    expect(await approve({ planHash: '0'.repeat(64) })).toMatchObject({ error: { code: 'plan_differs' } })
    expect(await approve({ confirm: 'judgment' })).toMatchObject({ error: { code: 'confirm_differs' } })
    expect(await approve({ reason: '' })).toMatchObject({ error: { code: 'reason_missing' } })
    // Twice at the same moment: one of them does it.
    const [first, second] = await Promise.all([approve({}), approve({})])
    expect([first.ok, second.ok].toSorted()).toEqual([false, true])
    expect(value(await client.actions.recent({}))).toMatchObject([{ id: actionId, state: 'done', approvedBy: 'kim' }])
    expect(await lock.outcomes).toEqual(['updated', 'updated', 'updated'])
    const acted = (await types()).filter((type) => type.startsWith('action.'))
    expect(acted).toEqual(['action.planned.v1', 'action.approved.v1', 'action.begun.v1', 'action.ended.v1'])
  })

  it('a statement with its count stays listed until it is taken back, and then the rows are as before', async () => {
    const { client } = await world()
    await server().query(`CREATE TABLE IF NOT EXISTS orders (id int PRIMARY KEY, state text); TRUNCATE orders`)
    await server().query(`INSERT INTO orders VALUES (1, '대기'), (2, '대기'), (3, '완료')`)
    const states = async () => (await server().query('SELECT state FROM orders ORDER BY id')).map(({ state }) => state)
    const consent = async ({ id: actionId, planHash }: { id: string; planHash: string }) =>
      value(await client.actions.approve({ actionId, planHash, confirm: connection, reason: '재처리' }))
    const sql = `UPDATE orders SET state = '재처리' WHERE state = $1`
    await consent(value(await client.actions.plan({ action: 'postgres.run_statement', connection, params: { sql, values: ['대기'] } })))
    expect(await states()).toEqual(['재처리', '재처리', '완료'])
    const [mitigation] = value(await client.actions.mitigations({}))
    expect(mitigation).toMatchObject({ action: 'postgres.run_statement', inverse: { action: 'postgres.undo_statement' } })
    await consent(value(await client.actions.revert({ mitigationId: mitigation!.id })))
    expect(await states()).toEqual(['대기', '대기', '완료'])
    expect(value(await client.actions.mitigations({}))).toEqual([])
  })

  it('is refused through a connection that only reads, and the refusal is on the record', async () => {
    const { client, types } = await world('read_only')
    expect(await client.actions.plan({ action, connection })).toMatchObject({ error: { code: 'connection_read_only' } })
    expect(await types()).toContain('action.refused.v1')
    expect(value(await client.actions.recent({}))).toEqual([])
  })

  it('is unknown when the app ended in the middle of it, and is not done again by itself', async () => {
    const { lock, client, config, stop } = await world()
    const { id: actionId, planHash } = value(await client.actions.plan({ action, connection }))
    // The proof of a kill is in the fault suite; here the end is never recorded because the record is closed under it.
    const pending = client.actions.approve({ actionId, planHash, confirm: connection, reason: 'x' })
    await stop()
    await pending.catch(() => {})
    ending.splice(1)
    const again = await startApp(config, { ...countingPorts({ JUDGMENT_URL: server().url() }), clock: systemClock })
    ending.push(again.stop)
    const [record] = value(await clientOf(again.bridge).actions.recent({}))
    // Failed, where the client was closed before anything was sent: then there is no statement.
    expect([['unknown'], ['done'], ['failed', '']]).toContainEqual(
      record?.state === 'failed' ? ['failed', record.statement] : [record?.state],
    )
    expect(await clientOf(again.bridge).actions.approve({ actionId, planHash, confirm: connection, reason: 'x' })).toMatchObject({
      error: { code: 'action_over' },
    })
    await lock.release()
  })

  it('the board asks by itself while an incident is open, tells what changed, and nothing of a paused connection', async () => {
    const { client, bridge, types } = await world()
    const seen: WatchView[] = []
    bridge.subscribe('watched', (view) => void seen.push(view))
    const listed = value(await client.board.list({}))
    expect(listed.map(({ probe }) => probe)).toEqual(expect.arrayContaining(['postgres.select_one', 'postgres.blocking']))
    const blocking = listed.find(({ probe }) => probe === 'postgres.blocking')!
    value(await client.board.now({ watchId: blocking.watchId }))
    await vi.waitFor(
      () => expect(seen.find(({ latest }) => latest?.probe === 'postgres.blocking')?.latest?.verdict).toBe('critical'),
      5_000,
    )
    expect(await types()).toContain('probe.verdict_changed.v1')
    const { points } = value(await client.board.history({ watchId: blocking.watchId }))
    expect(points).toMatchObject([{ verdict: 'critical', value: 3 }])
    value(await client.board.pause({ connection }))
    expect(value(await client.board.list({})).every(({ paused, nextAt }) => paused && nextAt === null)).toBe(true)
    value(await client.board.resume({ connection }))
    expect(await client.board.now({ watchId: 'nothing' })).toMatchObject({ error: { code: 'watch_unknown' } })
  })
})
