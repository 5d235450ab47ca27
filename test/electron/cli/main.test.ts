import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

/** The program as it is started: real processes on a real folder. */
const main = join(import.meta.dirname, '../../../electron/cli/main.ts')

let folder = ''
let data = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quarterdeck-cli-'))
  data = join(folder, 'data')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

function start(
  command: string,
  args: readonly string[],
  { input, env = {} }: { input?: string | Uint8Array; env?: Record<string, string> } = {},
) {
  const { LC_ALL: _, LC_MESSAGES: __, ...rest } = process.env
  const child = spawn(command, args, {
    env: { ...rest, LANG: 'C', TZ: 'Asia/Seoul', QUARTERDECK_DATA: data, QUARTERDECK_ACTOR: '김지연', ...env },
  })
  child.stdin.on('error', () => {})
  child.stdin.end(input)
  return new Promise<Ended>((done) => {
    const said = { out: '', err: '' }
    child.stdout.setEncoding('utf8').on('data', (text: string) => (said.out += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said.err += text))
    child.on('close', (code) => done({ code, ...said }))
  })
}

const cli = (args: readonly string[], options?: Parameters<typeof start>[2]) => start(process.execPath, [main, ...args], options)
const declare = () => cli(['incident', 'declare', '--title', '판정 지연'])

describe('quarterdeck', { timeout: 60_000 }, () => {
  it('shows its help without the database driver, and leaves no folder behind', async () => {
    const exit = `process.on('exit', () => process.stderr.write(process.report.getReport().sharedObjects.filter((file) => file.endsWith('.node')).join()))`
    const help = await cli(['--help'], { env: { NODE_OPTIONS: `--import "data:text/javascript,${encodeURIComponent(exit)}"` } })
    expect(help).toMatchObject({ code: 0, err: '', out: expect.stringMatching(/^Usage: quarterdeck/u) as string })
    expect(readdirSync(folder)).toEqual([])
    mkdirSync(data)
    writeFileSync(join(data, 'settings.json'), '{"language":"ko"}')
    const spoken = await cli(['--help', '--data', data], {
      env: { NODE_OPTIONS: `--import "data:text/javascript,${encodeURIComponent(exit)}"` },
    })
    expect(spoken).toMatchObject({ code: 0, err: '', out: expect.stringMatching(/^사용법: quarterdeck/u) as string })
    const list = await cli(['incident', 'list'], { env: { NODE_OPTIONS: `--import "data:text/javascript,${encodeURIComponent(exit)}"` } })
    expect(list.err).toContain('better')
  })

  it('hands a long answer to a reader that stops early, and says nothing of it', async () => {
    await declare()
    await cli(['log', '-'], { input: 'a line of some length\n'.repeat(20_000) })
    const { code, out, err } = await start('bash', ['-o', 'pipefail', '-c', `'${process.execPath}' '${main}' timeline | head -1`])
    expect([code, out, err]).toEqual([0, '판정 지연\n', ''])
  })

  it.skipIf(process.platform !== 'linux')('does not call an answer given that could not be written', async () => {
    const { code, err } = await start('bash', ['-c', `'${process.execPath}' '${main}' --version > /dev/full`])
    expect([code, err]).toEqual([1, expect.stringContaining('could not be written (ENOSPC)')])
  })

  it('refuses two megabytes in both languages, and the program before the pipe ends as it would', async () => {
    await declare()
    const script = `set -o pipefail; head -c 2097152 /dev/zero | tr '\\0' x | '${process.execPath}' '${main}' log - --lang`
    const [ko, en] = [await start('bash', ['-c', `${script} ko`]), await start('bash', ['-c', `${script} en --json`])]
    expect([ko.code, ko.out, ko.err]).toEqual([1, '', expect.stringContaining('기록된 것은 없고')])
    expect([en.code, JSON.parse(en.out)]).toMatchObject([1, { error: { code: 'too_large', detail: { limit: 1_048_576 } } }])
    expect((await cli(['timeline', '--json'])).out.length).toBeLessThan(10_000)
  })

  it('lets several work on one folder at the same time, and nobody loses a line', async () => {
    await declare()
    const words = ['하나', '둘', '셋', '넷', '다섯']
    const ended = await Promise.all(words.map((word) => cli(['log', word])))
    expect(ended.map(({ code, err }) => [code, err])).toEqual(words.map(() => [0, '']))
    const { rows } = JSON.parse((await cli(['timeline', '--json'])).out) as { rows: { data: { text?: string } }[] }
    expect(rows.flatMap(({ data }) => data.text ?? []).toSorted()).toEqual(words.toSorted())
    expect(await cli(['verify'])).toMatchObject({ code: 0, err: '' })
  })
})
