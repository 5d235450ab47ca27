import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, expect, it } from 'vitest'
import { everything } from '../../renderer/screens/palette/everything.ts'
import type { KindEntry } from '../../shared/domain/connection/kind-entry.ts'
import type { ActionSummary, ProbeSummary } from '../../electron/core/probing/prober.ts'
import { paletteWorld } from '../renderer/support/palette-world.ts'

const root = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'qd-made-up-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Commands one after the other in one process from source, with a kind of target that its author just added; what each answered. */
function cli(commands: readonly (readonly string[])[]): unknown[] {
  const file = (path: string) => JSON.stringify(pathToFileURL(join(root, path)).href)
  const words = commands.map((words) => [...words, '--data', join(folder, 'data'), '--json'])
  const script = `
    const { runCli } = await import(${file('electron/cli/program.ts')})
    const { terminal } = await import(${file('electron/cli/terminal.ts')})
    for (const words of ${JSON.stringify(words)}) await runCli(words, terminal(process))
    process.exit()`
  const hook = pathToFileURL(join(root, 'test/support/made-up-kind.ts')).href
  const ran = spawnSync(process.execPath, ['--import', hook, '--input-type=module', '-e', script], {
    encoding: 'utf8',
    env: { ...process.env, BEACON_URL: 'beacon://skerry' },
  })
  const answers = ran.stdout.split('\n').filter((line) => line !== '')
  if (answers.length !== commands.length) throw new Error(`${answers.length} answers to ${commands.length} commands: ${ran.stderr}`)
  return answers.map((answer) => JSON.parse(answer) as unknown)
}

const book = (probe: string) => {
  const file = join(folder, `${probe}.yaml`)
  const text = [
    ...['api_version: quarterdeck/v1', 'id: lights', 'kind: incident', 'title: {ko: 등대, en: Lights}'],
    ...['targets: {cape: {kind: beacon, title: {ko: 곶, en: Cape}}}', 'steps:'],
    ...[`  - {id: lit, type: check, target: cape, probe: ${probe}, title: {ko: 켜졌는가, en: Is it lit}}`, ''],
  ]
  writeFileSync(file, text.join('\n'))
  return file
}

it(
  'a kind that was added is found by the lists, the board, the playbooks’ check and the palette, is asked and changed, imported, declared from, without further wiring',
  { timeout: 60_000 },
  () => {
    const [, probes, actions, asked, board, planned, known, unknown, kinds, declared, offered, refused] = cli([
      ['connection', 'add', 'cape', '--kind', 'beacon', '--url', 'beacon://cape', '--access', 'operate', '--environment', 'staging'],
      ['probe', 'list'],
      ['action', 'list'],
      ['probe', 'run', 'beacon.lit', '--target', 'cape'],
      ['probe', 'board'],
      ['action', 'plan', 'beacon.turn', '--target', 'cape', '--choose', '1'],
      ['playbook', 'check', book('beacon.lit')],
      ['playbook', 'check', book('beacon.dark')],
      ['connection', 'kinds'],
      ['incident', 'declare', '--from-alert', 'f09', '--target', 'cape'],
      ['connection', 'import'],
      ['connection', 'add', 'ness', '--kind', 'beacon', '--url', 'ship://ness'],
    ])
    expect((probes as ProbeSummary[]).filter(({ kind }) => (kind as string) === 'beacon')).toMatchObject([
      { probe: 'beacon.lit', boardMs: 30_000, params: [{ name: 'lamp', type: 'number', required: false, default: 1 }] },
      { probe: 'beacon.alarms', boardMs: null },
    ])
    expect((actions as ActionSummary[]).filter(({ kind }) => (kind as string) === 'beacon')).toMatchObject([
      { action: 'beacon.turn', destructive: true },
    ])
    expect(asked).toMatchObject({ verdict: 'ok', query: 'LIT 1', rows: [[1, true]] })
    expect(board).toMatchObject([{ connection: 'cape', probe: 'beacon.lit', latest: { verdict: 'ok' } }])
    expect(planned).toMatchObject({ state: 'waiting', plan: { statement: 'TURN 1' } })
    const dark = (said: unknown) => JSON.stringify(said).includes('probe.beacon') || JSON.stringify(said).includes('beacon.dark')
    expect([dark(known), dark(unknown)]).toEqual([false, true])

    expect((kinds as KindEntry[]).find(({ kind }) => (kind as string) === 'beacon')).toMatchObject({
      ...{ schemes: ['beacon'], example: 'beacon://cape', overHttp: false, options: [], alerts: 'beacon.alarms' },
    })
    expect(declared).toMatchObject({ severity: 'sev1', title: expect.stringContaining('LampOut') as string })
    expect(JSON.stringify(offered)).toContain('"from":"BEACON_URL"')
    expect(refused).toMatchObject({ error: { code: 'address_invalid', detail: { form: 'beacon://…' } } })

    const { world } = paletteWorld()
    const connection = { ...world.connections[0]!, name: 'cape', kind: 'beacon' as never }
    const ids = everything({ ...world, probes: probes as never, changes: actions as never, connections: [connection] }).map(({ id }) => id)
    expect(ids).toEqual(expect.arrayContaining(['probe cape beacon.lit', 'change cape beacon.turn', 'board add cape']))
  },
)
