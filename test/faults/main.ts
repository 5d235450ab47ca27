import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { intoPage, keepJson, load, machine, tableOf, tidy } from '../support/measured.ts'
import type { Report } from './scale.ts'

/** `npm run faults`: the faults in full, as a table, as dist/faults.json, and with `-- --keep` into docs/reliability.md and .json. */
const root = join(import.meta.dirname, '..', '..')
const rows = join(root, 'dist', 'faults')
rmSync(rows, { recursive: true, force: true })
const began = new Date()
const loadBefore = load()
const ran = spawnSync(
  process.execPath,
  [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--project', 'faults', '--reporter', 'verbose'],
  {
    ...{ cwd: root, stdio: 'inherit' },
    env: { ...process.env, QUARTERDECK_FAULTS: 'full' },
  },
)
process.stderr.write('gathering what was reported…\n')
const found = readdirSync(rows)
  .map((name) => JSON.parse(readFileSync(join(rows, name), 'utf8')) as Report)
  .toSorted((a, b) => `${a.fault} ${a.what}`.localeCompare(`${b.fault} ${b.what}`, 'en'))
const minutes = ((Date.now() - began.getTime()) / 60_000).toFixed(1)
const passed = ran.status === 0
const facts = { at: began.toISOString(), minutes: Number(minutes), machine: machine(), load: [loadBefore, load()], passed }
keepJson('dist/faults.json', { ...facts, faults: found })

const table = tableOf(
  ['fault', 'what', 'times', 'wrong', ''],
  found.map(({ fault, what, done, wrong, note }) => [fault, what, done, wrong, note ?? '']),
)
const told = `Run ${facts.at.slice(0, 16)}Z in ${minutes} minutes on ${facts.machine}; load ${facts.load.join(' to ')}. ${passed ? 'All passed.' : 'Not all passed.'}`
process.stdout.write(`\n${told}\n\n${table}\n`)
if (process.argv.includes('--keep')) {
  intoPage('docs/reliability.md', `${told}\n\n${table}`)
  keepJson('docs/reliability.json', { ...facts, faults: found })
  tidy(['docs/reliability.md', 'docs/reliability.json'])
}
process.exitCode = ran.status ?? 1
