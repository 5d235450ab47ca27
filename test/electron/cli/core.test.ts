import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { configFor, createApp, nodePorts } from '../../../electron/core/app.ts'
import { openCore } from '../../../electron/cli/core.ts'
import { cli as scripted, type Script } from './scripted.ts'

/** The commands over the real core, each opening the folder for itself as a process would. */
let folder = ''
let data = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quarterdeck-cli-'))
  data = join(folder, 'data')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function cli(argv: readonly string[], script: Script = {}) {
  const env = { QUARTERDECK_DATA: data, QUARTERDECK_ACTOR: '김지연' }
  return scripted(argv, { env, core: openCore({ env, cwd: folder }), cwd: folder, ...script })
}
const declare = () => cli(['incident', 'declare', '--title', '판정 지연'])

describe('over the real core', { timeout: 30_000 }, () => {
  it('records what a Mac types as everybody else writes it, and says it back', async () => {
    await cli(['incident', 'declare', '--title', '판정 지연'.normalize('NFD'), '--mode', 'drill'])
    await cli(['log', '배포'.normalize('NFD'), 'v2', '시작', '--kind', 'action', '--at', '-10m'])
    const { code, out, err } = await cli(['timeline', '--lang', 'ko'])
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(/^훈련 · 판정 지연\ninc-\w+ · \S+ 시각\n/u)
    expect(out).toMatch(/\d\d:\d\d:\d\d {2}조치 {2,}배포 v2 시작 {2}\(김지연, .*에 기록\)/u)
  })

  it('goes on reading where the last page ended', async () => {
    await declare()
    const first = await cli(['timeline', '--json'])
    await cli(['log', '새 기록'])
    const { last } = first.json() as { last: string }
    const next = (await cli(['timeline', '--after', last, '--json'])).json() as { rows: { data: { text: string } }[] }
    expect(next.rows.map(({ data }) => data.text)).toEqual(['새 기록'])
    expect(await cli(['timeline', '--after', 'nonsense'])).toMatchObject({ code: 1, err: expect.stringContaining('nonsense') as string })
  })

  it('takes every line of a pipe or none', async () => {
    await declare()
    expect(await cli(['log', '-', '--lines'], { input: ['하나\n둘\n'] })).toMatchObject({ code: 0 })
    expect(await cli(['log', '-', '--lines', '--at', '99:99'], { input: ['셋\n넷\n'] })).toMatchObject({
      code: 1,
      err: expect.stringContaining('99:99') as string,
    })
    const { rows } = (await cli(['timeline', '--json'])).json() as { rows: { data: { text?: string } }[] }
    expect(rows.flatMap(({ data }) => data.text ?? [])).toEqual(['하나', '둘'])
  })

  it('names the open incidents rather than guessing one', async () => {
    await declare()
    await declare()
    const { code, err } = await cli(['log', 'x'])
    expect([code, err]).toEqual([1, expect.stringMatching(/2 incidents are open.*--incident.*inc-\w+ \(판정 지연\)/u)])
  })

  it('says in both languages which field is wrong', async () => {
    const argv = ['incident', 'declare', '--title', '가'.repeat(201)]
    const [ko, en] = [await cli([...argv, '--lang', 'ko']), await cli(argv)]
    expect([ko.code, ko.err]).toEqual([1, expect.stringMatching(/title.*200/u)])
    expect([en.code, en.err]).toEqual([1, expect.stringMatching(/title.*200/u)])
  })

  it('backs up, restores into an empty folder as a log of its own, and verifies both', async () => {
    await declare()
    expect(await cli(['backup', 'backup.qd'])).toMatchObject({ code: 0 })
    expect(await cli(['backup', 'backup.qd'])).toMatchObject({ code: 1, err: expect.stringContaining('exists already') as string })
    expect(await cli(['restore', 'backup.qd'])).toMatchObject({ code: 1, err: expect.stringContaining('already holds a record') as string })
    const restored = (await cli(['restore', 'backup.qd', '--data', 'again', '--json'])).json() as { logId: string; events: number }
    expect(restored.events).toBe(2)
    const verified = (await cli(['verify', 'again', '--json'])).json() as { sound: boolean; logs: { logId: string }[] }
    expect([verified.sound, verified.logs.length, verified.logs.at(-1)?.logId]).toEqual([true, 2, restored.logId])
    const missing = await cli(['restore', 'missing.qd', '--data', 'none', '--json'])
    expect([missing.code, missing.json()]).toMatchObject([1, { error: { code: 'file_unreadable', detail: { cause: 'ENOENT' } } }])
    expect(existsSync(join(folder, 'none'))).toBe(false)
    writeFileSync(join(folder, 'broken.qd'), 'not a backup')
    const broken = await cli(['restore', 'broken.qd', '--data', 'third', '--lang', 'ko'])
    expect([broken.code, broken.err]).toEqual([1, expect.stringContaining('백업이 아니')])
  })

  it('restores nothing into a folder that a running Quarterdeck has, and says that it has', async () => {
    await declare()
    await cli(['backup', 'backup.qd'])
    const ports = nodePorts()
    const app = await createApp(configFor('loopback', join(folder, 'live'), {}), ports)
    const [en, ko] = [
      await cli(['restore', 'backup.qd', '--data', 'live', '--json']),
      await cli(['restore', 'backup.qd', '--data', 'live', '--lang', 'ko']),
    ]
    const relative = await app.bridge.call('record.backup', { file: 'here.qd' })
    await app.close()
    expect([en.code, en.json()]).toMatchObject([1, { error: { code: 'data_in_use', detail: { pid: process.pid } } }])
    expect(ko.err).toContain('실행 중인 Quarterdeck')
    expect(relative).toEqual({ ok: false, error: { code: 'path_relative', detail: { file: 'here.qd' } } })
  })

  it('finds what was changed behind its back, and says it in both languages', async () => {
    await declare()
    const journal = join(data, 'journal.jsonl')
    writeFileSync(journal, readFileSync(journal, 'utf8').replace('판정 지연', '판정 정상'))
    const [ko, en] = [await cli(['verify', '--lang', 'ko']), await cli(['verify', '--json'])]
    expect([ko.code, ko.err]).toEqual([1, expect.stringMatching(/^기록과 다른 것이.*\n {2}.*[가-힣]/u)])
    expect([en.code, en.json()]).toMatchObject([1, { sound: false }])
    expect(ko.err + en.err).not.toContain('finding.')
  })

  it('says what it mended, lost or left apart, on standard error and on the record, whatever was asked', async () => {
    await declare()
    await cli(['log', '하나'])
    await cli(['log', '둘'])
    const journal = join(data, 'journal.jsonl')
    writeFileSync(journal, readFileSync(journal, 'utf8').split('\n').toSpliced(2, 1).join('\n'))
    const listed = await cli(['incident', 'list', '--json'])
    expect([listed.code, listed.json(), listed.err]).toEqual([0, [expect.anything()], expect.stringContaining('The journal was damaged')])
    expect((await cli(['incident', 'list'])).err).toBe('')

    writeFileSync(journal, readFileSync(journal, 'utf8').split('\n').toSpliced(2, 1).join('\n'))
    rmSync(join(data, 'quarterdeck.db'))
    const logged = await cli(['log', '셋', '--lang', 'ko'])
    expect([logged.code, logged.err]).toEqual([0, expect.stringMatching(/유실: 로그 log-\S+의 이벤트 3~3번/u)])
    const verified = await cli(['verify'])
    expect([verified.code, verified.err]).toEqual([1, expect.stringMatching(/events 3 to 3 of log \S+ lost\. Only a backup/u)])
  })

  it('says of two histories which it left aside, until the file is taken out', async () => {
    await declare()
    const [database, journal] = [join(data, 'quarterdeck.db'), join(data, 'journal.jsonl')]
    const before = [readFileSync(database), readFileSync(journal)] as const
    await cli(['log', '이쪽'])
    const here = readFileSync(journal)
    writeFileSync(database, before[0])
    writeFileSync(journal, before[1])
    await cli(['log', '저쪽'])
    writeFileSync(journal, here)
    const forked = await cli(['incident', 'list', '--json'])
    expect([forked.code, forked.err]).toEqual([0, expect.stringContaining('two histories')])
    const verified = await cli(['verify', '--lang', 'ko'])
    const [file = ''] = /journal\.fork-\S+\.jsonl/u.exec(verified.err) ?? []
    expect([verified.code, verified.out]).toEqual([1, expect.not.stringContaining('✓')])
    rmSync(join(data, file))
    expect(await cli(['verify'])).toMatchObject({ code: 0, err: expect.stringContaining(`kept the other as ${file}`) as string })
  })

  it('reads a record it cannot write, says so, and adds nothing', async () => {
    await declare()
    await cli(['log', '하나'])
    // Stands in the way of the write that tries the folder, as a read-only disk would, also for root.
    mkdirSync(join(data, `write-${process.pid}.part`))
    const shown = await cli(['timeline', '--json'])
    expect([shown.code, shown.json(), shown.err]).toMatchObject([
      0,
      { rows: [{}, { data: { text: '하나' } }] },
      expect.stringMatching(/cannot be written \(EISDIR\), so its record is open read-only/u),
    ])
    const listed = await cli(['incident', 'list', '--lang', 'ko'])
    expect([listed.code, listed.out, listed.err]).toEqual([0, expect.stringContaining('판정 지연'), expect.stringContaining('읽기 전용')])
    expect(await cli(['verify'])).toMatchObject({ code: 0, err: '' })
    const before = readFileSync(join(data, 'journal.jsonl'))
    expect(await cli(['log', '둘', '--json'])).toMatchObject({ code: 1, out: expect.stringContaining('data_unwritable') as string })
    expect(readFileSync(join(data, 'journal.jsonl'))).toEqual(before)
    expect(await cli(['backup', 'backup.qd'])).toMatchObject({ code: 0 })
    expect(await cli(['restore', 'backup.qd', '--data', 'again'])).toMatchObject({ code: 0 })
  })

  it('says that a copied folder is one', async () => {
    await declare()
    cpSync(data, `${data}-copy`, { recursive: true })
    expect(await cli(['incident', 'list', '--json', '--data', `${data}-copy`])).toMatchObject({
      code: 0,
      err: expect.stringContaining('is a copy') as string,
    })
  })

  it('tells who named the wrong folder that there is no record in it', async () => {
    const [en, ko] = [await cli(['verify', 'nowhere', '--json']), await cli(['verify', 'nowhere', '--lang', 'ko'])]
    expect([en.code, en.json()]).toMatchObject([1, { findings: [{ code: 'verify.no_record' }] }])
    expect(ko.err).toContain('여기에는 기록이 없습니다')
  })

  it('says what is wrong with a data folder, in both languages', async () => {
    writeFileSync(data, 'a file')
    const [ko, en] = [await cli(['incident', 'list', '--lang', 'ko']), await cli(['incident', 'list', '--json'])]
    expect([ko.code, ko.out, ko.err]).toEqual([1, '', expect.stringContaining('데이터 폴더는 폴더여야')])
    expect([en.code, en.json()]).toMatchObject([1, { error: { code: 'data_not_folder', detail: { path: data } } }])
  })

  it('has nobody to open pages on a folder that nobody serves', async () => {
    expect(await cli(['open', '--json'])).toMatchObject({ code: 1, err: expect.stringContaining(data) as string })
  })

  it('says which variable is not set, and lists the connection all the same', async () => {
    await cli(['connection', 'add', 'pg', '--kind', 'postgres', '--url-env', 'QUARTERDECK_TEST_UNSET'])
    expect((await cli(['connection', 'list', '--json'])).json()).toMatchObject([
      { name: 'pg', access: 'read_only', url: { env: 'QUARTERDECK_TEST_UNSET' } },
    ])
    const tested = await cli(['connection', 'test', 'pg', '--lang', 'ko'])
    expect([tested.code, tested.err]).toEqual([1, expect.stringContaining('QUARTERDECK_TEST_UNSET')])
    expect(await cli(['connection', 'add', 'pg', '--kind', 'postgres', '--url-env', 'X'])).toMatchObject({ code: 1 })
    expect(await cli(['connection', 'add', 'Not Valid', '--kind', 'postgres', '--url-env', 'X'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('name') as string,
    })
  })

  it('starts the shipped playbook and skips through it', async () => {
    await declare()
    await cli(['connection', 'add', 'pg', '--kind', 'postgres', '--url-env', 'QUARTERDECK_TEST_UNSET'])
    const started = await cli(['run', 'start', 'postgres-degraded', '--json'])
    const { id, next } = started.json() as { id: string; next: string }
    expect(await cli(['run', 'step', id, next, '--skip'])).toMatchObject({ code: 1, err: expect.stringContaining('--reason') as string })
    const skipped = await cli(['run', 'step', id, next, '--skip', '--reason', '이미 확인', '--json'])
    const { steps } = skipped.json() as { steps: unknown[] }
    expect(steps[0]).toMatchObject({ id: next, state: 'skipped', history: { by: '김지연', says: '이미 확인' } })
    const shown = await cli(['run', 'status', id, '--lang', 'ko'])
    expect(shown.out).toMatch(/- 건너뜀/u)
    expect(await cli(['run', 'override', id, next, '--reason', 'x'])).toMatchObject({ code: 1 })
    expect(await cli(['run', 'start', 'nothing'])).toMatchObject({ code: 1, err: expect.stringContaining('postgres-degraded') as string })
  })

  it('exports both documents in both languages', async () => {
    await declare()
    for (const document of ['postmortem', 'notice'])
      for (const lang of ['ko', 'en']) {
        const file = `${document}-${lang}.md`
        expect(await cli(['export', document, '--lang', lang, '--out', file])).toMatchObject({ code: 0 })
        expect(readFileSync(join(folder, file), 'utf8')).toContain('판정 지연')
      }
  })
})
