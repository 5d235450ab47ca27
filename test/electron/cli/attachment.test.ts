import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openCore } from '../../../electron/cli/core.ts'
import { cli as scripted } from './scripted.ts'

let folder: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'quarterdeck-attach-'))
  await cli('incident', 'declare', '--title', '판정 지연')
  writeFileSync(join(folder, 'top 5.txt'), 'PID 4711')
  writeFileSync(join(folder, '빈 파일.txt'), '')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function cli(...argv: readonly string[]) {
  const env = { QUARTERDECK_DATA: join(folder, 'data'), QUARTERDECK_ACTOR: '김지연' }
  return scripted(argv, { env, core: openCore({ env, cwd: folder }), cwd: folder })
}
interface Listed {
  readonly bytes: number
  readonly attachments: readonly { readonly sha256: string; readonly name: string; readonly type: string; readonly state: string }[]
}
const listed = async () => (await cli('attachment', 'list', '--json')).json() as Listed
const texts = async () =>
  ((await cli('timeline', '--json')).json() as { rows: { data: { text?: string } }[] }).rows.flatMap(({ data }) => data.text ?? [])
const kept = () => readdirSync(join(folder, 'data', 'attachments'), { recursive: true }).filter((name) => /\/|\.part$/u.test(String(name)))

describe('attachments from a terminal', { timeout: 30_000 }, () => {
  it('go along with a line, or speak for themselves, and are listed and saved as they were', async () => {
    expect(await cli('log', '부하', '--attach', 'top 5.txt', '--attach', '빈 파일.txt')).toMatchObject({ code: 0, err: '' })
    expect(await cli('log', '--attach', 'top 5.txt')).toMatchObject({ code: 0 })
    expect(await texts()).toEqual(['부하', 'top 5.txt'])
    expect((await cli('timeline')).out).toContain('부하 [Attached: top 5.txt (8 B), 빈 파일.txt (0 B)]')
    const { attachments, bytes } = await listed()
    expect(attachments.map(({ name, type, state }) => [name, type, state])).toEqual([
      ['top 5.txt', 'text/plain', 'kept'],
      ['빈 파일.txt', 'text/plain', 'kept'],
      ['top 5.txt', 'text/plain', 'kept'],
    ])
    expect(bytes).toBe(8)
    const ko = await cli('attachment', 'list', '--lang', 'ko')
    expect([ko.code, ko.out]).toEqual([0, expect.stringMatching(/top 5\.txt +8 B +보관됨[^]*파일 3개, 모두 8 B\n$/u)])
    const id = attachments[0]!.sha256.slice(0, 8)
    expect(await cli('attachment', 'save', id, '--out', 'again.txt')).toMatchObject({ code: 0 })
    expect(readFileSync(join(folder, 'again.txt'), 'utf8')).toBe('PID 4711')
    expect(await cli('attachment', 'save', id)).toMatchObject({ code: 1, err: expect.stringContaining('exists already') as string })
    expect(await cli('verify')).toMatchObject({
      code: 0,
      out: expect.stringContaining('2 attached files are as recorded, 8 B in all.') as string,
    })
  })

  it('that are too large, no file, or gone are refused by name, and nothing is kept or logged', async () => {
    writeFileSync(join(folder, 'heap.bin'), '')
    truncateSync(join(folder, 'heap.bin'), 40 * 1024 * 1024)
    execFileSync('mkfifo', [join(folder, 'pipe')])
    const before = [await texts(), kept()]
    for (const [file, says] of [
      ['heap.bin', /heap\.bin is too large \(41,943,040 bytes\).*26,214,400/u],
      ['gone.txt', /gone\.txt cannot be read \(ENOENT\)/u],
      ['data', /cannot be read \(EISDIR\)/u],
      ['pipe', /cannot be read \(ESPIPE\)/u],
    ] as const) {
      writeFileSync(join(folder, 'first.txt'), `before ${file}`)
      const ran = await cli('log', '이것도 못 남긴다', '--attach', 'first.txt', '--attach', file)
      expect([ran.code, ran.err]).toEqual([1, expect.stringMatching(says)])
    }
    expect([await texts(), kept()]).toEqual(before)
  })

  it('of a line that is refused do not stay behind', async () => {
    const before = kept()
    writeFileSync(join(folder, 'only here.txt'), '이 줄의 것')
    expect(await cli('log', '내일', '--at', '99:99', '--attach', 'only here.txt')).toMatchObject({ code: 1 })
    expect(await cli('log', '없는 장애', '--incident', 'inc-nowhere', '--attach', 'top 5.txt')).toMatchObject({ code: 1 })
    expect(kept()).toEqual(before)
  })

  it('that are missing or altered are said to be, by the list, by saving and by verify', async () => {
    const { attachments } = await listed()
    const { sha256 } = attachments[0]!
    writeFileSync(join(folder, 'data', 'attachments', sha256.slice(0, 2), sha256.slice(2)), 'PID 4712')
    const save = await cli('attachment', 'save', sha256, '--out', 'bad.txt')
    expect([save.code, save.err, existsSync(join(folder, 'bad.txt'))]).toEqual([1, expect.stringContaining('not what was attached'), false])
    expect(await cli('verify')).toMatchObject({
      code: 1,
      err: expect.stringMatching(/The file top 5\.txt, attached in event 3/u) as string,
    })
    rmSync(join(folder, 'data', 'attachments', sha256.slice(0, 2), sha256.slice(2)))
    const [en, ko] = [await cli('attachment', 'list'), await cli('attachment', 'list', '--lang', 'ko')]
    expect([en.code, en.err, ko.out]).toEqual([
      1,
      expect.stringContaining('2 files are missing or altered'),
      expect.stringContaining('없음'),
    ])
    expect(await cli('attachment', 'save', 'ffff')).toMatchObject({
      code: 1,
      err: expect.stringContaining('There is no attached file ffff') as string,
    })
  })

  it('come with a backup and out of it, and what it lacks is said', async () => {
    const lacking = await cli('backup', 'lacking.qd')
    expect([lacking.code, lacking.err]).toEqual([1, expect.stringContaining('1 attached file was missing or altered')])
    await cli('log', '--attach', 'top 5.txt')
    expect(await cli('backup', 'whole.qd')).toMatchObject({
      code: 0,
      out: expect.stringContaining('2 attached files are in it.') as string,
    })
    const restored = await cli('restore', 'whole.qd', '--data', 'again', '--lang', 'ko')
    expect([restored.code, restored.out]).toEqual([0, expect.stringContaining('첨부 파일 2개를 복원했습니다.')])
    expect(await cli('verify', 'again')).toMatchObject({ code: 0 })
  })

  it('need a line of their own, and a name after --attach', async () => {
    expect(await cli('log', '-', '--lines', '--attach', 'top 5.txt')).toMatchObject({ code: 2 })
    expect(await cli('log')).toMatchObject({ code: 2, err: expect.stringContaining('TEXT') as string })
  })
})
