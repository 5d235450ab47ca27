import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clientOf } from '../../shared/contract/bridge.ts'
import { started } from '../electron/loopback/started.ts'
import { startApp } from '../support/app.ts'
import { value } from '../support/reply.ts'
import { reportEach } from './scale.ts'

/** A disk of its own that becomes read-only: needs the right to mount one, which a laptop's user does not have. */
const disk = mkdtempSync(join(tmpdir(), 'quarterdeck-read-only-'))
const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=128m', 'tmpfs', disk]).status === 0
const dataDir = join(disk, 'record')
const remount = (how: 'ro' | 'rw') => expect(spawnSync('mount', ['-o', `remount,${how}`, disk]).status).toBe(0)

afterAll(() => {
  if (mounted) spawnSync('umount', ['-l', disk])
  rmSync(disk, { recursive: true, force: true })
})

reportEach('read-only file system', mounted ? undefined : 'no disk can be mounted here')

const everything = () => readdirSync(dataDir).map((name) => [name, statSync(join(dataDir, name)).mtimeMs, contentOf(name)] as const)
const contentOf = (name: string) => (name.endsWith('.sock') ? '' : readFileSync(join(dataDir, name)).toString('base64'))

describe.skipIf(!mounted)('a read-only file system (skipped where no disk can be mounted)', () => {
  let incidentId: string
  beforeAll(async () => {
    const writable = await startApp({ dataDir })
    const client = clientOf(writable.bridge)
    ;({ incidentId } = value(await client.incidents.declare({ title: '결제 지연' })))
    value(await client.timeline.log({ incidentId, entries: [{ kind: 'note', text: '복제 지연 4초' }] }))
    value(await client.drafts.set({ place: `log ${incidentId}`, text: '쓰다 만 줄' }))
    await writable.stop()
    remount('ro')
  })

  it('everything is read, and every change is refused in a sentence that says why', async () => {
    const before = everything()
    const { bridge, stop, ports } = await startApp({ dataDir })
    const client = clientOf(bridge)
    const info = value(await client.host.info({}))
    expect(info).toMatchObject({ readOnly: true, repairs: [{ code: 'space.read_only', detail: { path: dataDir, cause: 'EROFS' } }] })
    const { rows } = value(await client.timeline.page({ incidentId, limit: 50 }))
    expect(rows.map(({ data }) => data['text'] ?? data['title'])).toEqual(['결제 지연', '복제 지연 4초'])
    const { hits } = value(await client.search.find({ all: ['지연'], language: 'ko', limit: 10 }))
    expect(hits).toHaveLength(2)
    expect(value(await client.record.verify({}))).toMatchObject({ sound: true, findings: [] })
    expect(value(await client.drafts.get({}))).toEqual({ [`log ${incidentId}`]: '쓰다 만 줄' })
    const { markdown } = value(await client.documents.export({ incidentId, document: 'postmortem', language: 'ko' }))
    expect(markdown).toContain('복제 지연 4초')

    const refused = [
      await client.incidents.declare({ title: '둘째' }),
      await client.timeline.log({ incidentId, entries: [{ kind: 'note', text: '셋' }] }),
      await client.attachments.begin({ name: 'top.png', type: 'image/png', bytes: 3 }),
      await client.settings.set({ theme: 'dark' }),
      await client.drafts.set({ place: `log ${incidentId}`, text: '쓰다 만 줄, 더' }),
    ].map((reply) => !reply.ok && [reply.error.code, reply.error.detail['cause']])
    expect(refused).toEqual([
      ['data_unwritable', 'EROFS'],
      ['data_unwritable', 'EROFS'],
      ['data_unwritable', 'EROFS'],
      ['file_unwritable', 'EROFS'],
      ['file_unwritable', 'EROFS'],
    ])
    await stop()
    expect([everything(), (ports as { faults?: string[] }).faults]).toEqual([before, [expect.stringContaining('keeping drafts')]])
  })

  it('two hosts serve it at once, say so where they were started, and write again when the disk can be', async () => {
    const hosts = [started(['--data', dataDir, '--no-open']), started(['--data', dataDir, '--no-open'], { QUARTERDECK_LANG: 'ko' })]
    const links = await Promise.all(hosts.map((host) => host.link()))
    expect(new Set(links).size).toBe(2)
    expect(hosts[0]?.said.err).toContain(`The data folder ${dataDir} cannot be written (EROFS), so its record is open read-only`)
    expect(hosts[1]?.said.err).toContain('기록을 읽기 전용으로 열었습니다')
    for (const { child } of hosts) child.kill('SIGTERM')
    expect(await Promise.all(hosts.map(({ ended }) => ended))).toEqual([0, 0])
    remount('rw')
    const { bridge, stop } = await startApp({ dataDir })
    value(await clientOf(bridge).timeline.log({ incidentId, entries: [{ kind: 'note', text: '다시 쓴다' }] }))
    expect(value(await clientOf(bridge).host.info({}))).toMatchObject({ readOnly: false, repairs: [] })
    await stop()
  })
})
