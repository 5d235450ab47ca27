import { describe, expect, it, vi } from 'vitest'
import type { Core } from '../../../electron/cli/world.ts'
import { Fault } from '../../../electron/core/fault.ts'
import { cli, refusing } from './scripted.ts'

const sound = {
  sound: true,
  logs: [{ logId: 'log-1', events: 12, lastHash: 'abc' }],
  findings: [],
  attachments: { files: 0, bytes: 0 },
  notes: [],
}
const broken = { ...sound, sound: false, findings: [{ code: 'no_such_finding', detail: { seq: 7 } }] }

describe('backup', () => {
  it('hands over a whole path: the owner stands elsewhere', async () => {
    const calls = { 'record.backup': ({ file }: { file: string }) => ({ file, bytes: 4096, events: 12, attachments: 0, missing: 0 }) }
    const ran = await cli(['backup', 'a/b.qd', '--lang', 'ko'], { calls, cwd: '/work' })
    expect([ran.code, ran.calls[0]?.input, ran.out]).toEqual([0, { file: '/work/a/b.qd' }, '/work/a/b.qd: 이벤트 12개, 4,096바이트.\n'])
  })

  it('leaves a file that is there', async () => {
    const calls = { 'record.backup': refusing('backup_exists', { file: '/work/b' }) }
    expect(await cli(['backup', 'b'], { calls })).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('exists already') as string,
    })
  })
})

describe('restore', () => {
  it('fills the folder named and says as which log it goes on', async () => {
    const restore = vi.fn<Core['restore']>(async () => ({ logId: 'log-2', events: 12, attachments: 0, damaged: 0 }))
    const ran = await cli(['restore', 'b.qd', '--data', '/new'], { core: { restore } })
    expect([ran.code, ran.out]).toEqual([0, '/new holds 12 events again, and goes on as log-2.\n'])
    expect(restore).toHaveBeenCalledWith({ file: '/work/b.qd', dataDir: '/new' })
  })

  it('refuses a folder that holds a record', async () => {
    const restore = () => Promise.reject(new Fault('restore_not_empty', { path: '/d' }))
    const ran = await cli(['restore', 'b.qd', '--data', '/d', '--json', '--lang', 'ko'], { core: { restore } })
    expect([ran.code, ran.json()]).toMatchObject([
      1,
      { error: { code: 'restore_not_empty', message: expect.stringContaining('--data NEW_DIR') as string } },
    ])
  })
})

describe('verify', () => {
  it('reads a folder nobody has without opening it', async () => {
    const verifyFolder = vi.fn<Core['verifyFolder']>(async () => sound)
    const ran = await cli(['verify', 'copy'], { core: { verifyFolder } })
    expect([ran.code, ran.opened, ran.out]).toEqual([
      0,
      [],
      '✓ Both copies agree and every chain holds.\nLOG    EVENTS  LAST HASH\nlog-1      12  abc\n',
    ])
    expect(verifyFolder).toHaveBeenCalledWith('/work/copy', expect.any(Function))
  })

  it('asks whoever has the folder', async () => {
    const ran = await cli(['verify', '--data', '/d'], { calls: { 'record.verify': sound } })
    expect([ran.code, ran.opened]).toEqual([0, ['/d']])
  })

  it('says on a terminal how far it is, and is stopped by Ctrl-C, which is not sound', async () => {
    const answered = { said: false }
    const ran = await cli(['verify', '--data', '/d'], {
      tty: true,
      calls: { 'record.verify': () => refusing('verify_stopped'), 'record.stopVerify': { stopped: true } },
      onCall(name, { publish, interrupt }) {
        if (name !== 'record.verify' || answered.said) return
        answered.said = true
        publish('verifying', { checked: 4, total: 12 })
        interrupt()
      },
    })
    expect(ran.calls.map(({ name }) => name)).toEqual(['record.verify', 'record.stopVerify'])
    expect([ran.code, ran.err]).toEqual([1, expect.stringContaining('33 %') as string])
    expect(ran.out).not.toContain('✓')
    expect((await cli(['verify', '--data', '/d'], { calls: { 'record.verify': sound } })).err).toBe('')
  })

  it('says beside a sound record what is to be known of it, on standard error', async () => {
    const notes = [{ code: 'verify.damaged_aside', detail: { file: 'journal.torn-1' } }]
    const [en, ko] = await Promise.all(
      ['en', 'ko'].map((lang) => cli(['verify', '--lang', lang], { calls: { 'record.verify': { ...sound, notes } } })),
    )
    expect([en?.code, en?.err]).toEqual([0, expect.stringMatching(/^To be known besides:\n {2}journal\.torn-1 is what/u)])
    expect(ko?.err).toMatch(/^그 밖에 알아 둘 것:\n {2}journal\.torn-1은/u)
  })

  it('says every finding on standard error, and ends with 1', async () => {
    const ran = await cli(['verify', '--lang', 'ko'], { calls: { 'record.verify': broken } })
    expect([ran.code, ran.err]).toEqual([1, '기록과 다른 것이 1건 있습니다:\n  finding.no_such_finding\n'])
    const scripted = await cli(['verify', '--json'], { calls: { 'record.verify': broken } })
    expect([scripted.code, scripted.json()]).toEqual([1, broken])
  })
})

describe('open', () => {
  const url = 'http://127.0.0.1:4711/#code=x'

  it('prints the address alone', async () => {
    const askOwnerToOpen = async () => ({ url })
    expect(await cli(['open'], { core: { askOwnerToOpen } })).toMatchObject({ code: 0, out: `${url}\n`, err: '' })
    expect((await cli(['open', '--json'], { core: { askOwnerToOpen } })).json()).toEqual({ url })
  })

  it('says where nobody runs', async () => {
    const ran = await cli(['open', '--data', '/d', '--lang', 'ko'])
    expect([ran.code, ran.out, ran.err]).toEqual([1, '', expect.stringContaining('/d')])
  })
})
