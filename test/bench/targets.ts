/*
 * `npm run bench -- targets [--keep]`: each probe against the tool it replaces, by its real binary, in one run; a sweep of eight
 * targets beside its slowest. Reports, and never gates. Into dist/bench-targets.json, and
 * with --keep into docs/bench-targets.md.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApp } from '../../electron/core/app.ts'
import { configFor } from '../../electron/core/config-for.ts'
import { nodePorts } from '../../electron/core/node-ports.ts'
import { clientOf, type Client } from '../../shared/contract/bridge.ts'
import type { Reading } from '../../shared/domain/probe/reading.ts'
import { binariesOf } from '../support/postgres-binaries.ts'
import { keepJson, load, machine, tableOf, tell } from '../support/measured.ts'
import { value } from '../support/reply.ts'
import { spreadOf, timedAsync, type Spread } from './measure.ts'
import { startSites, type Sites } from './sites.ts'

const times = { postgres: 50, redis: 50, http: 20 } as const
type Kind = keyof typeof times
const sweeps = 20

interface Beside {
  readonly kind: Kind
  readonly probe: string
  readonly ours: Spread
  /** null: the tool cannot ask it in one go, or refuses it here. */
  readonly tool: Spread | null
  readonly tells: string
}

/** Debian's `psql` is a script in front of the program; what a person waits for is the program. */
const psql = join((await binariesOf('15')).bin, 'psql')

/** The same question by hand: the program, its arguments, and what is typed into it. */
function byHand(
  kind: Kind,
  { query }: Reading,
  { postgres, redis, password, page }: Sites,
): { program: string; args: string[]; typed: string } {
  if (kind === 'postgres')
    return { program: psql, args: ['-XAtq', '-v', 'ON_ERROR_STOP=1', '-f', '-', postgres.url()], typed: `${query}\n;\n` }
  if (kind === 'redis')
    return { program: 'redis-cli', args: ['-e', '-p', String(redis.port), '-a', password, '--no-auth-warning'], typed: `${query}\n` }
  return { program: 'curl', args: ['-sS', '-o', '/dev/null', '-f', page], typed: '' }
}

/** Whether it went well; its output is read to the end and thrown away. */
const ran = ({ program, args, typed }: ReturnType<typeof byHand>): Promise<boolean> =>
  new Promise((done, fail) => {
    const child = spawn(program, args, { stdio: ['pipe', 'ignore', 'ignore'] })
    child.once('error', fail)
    child.once('close', (code) => done(code === 0))
    child.stdin.on('error', () => {})
    child.stdin.end(typed)
  })

async function beside(client: Client, sites: Sites, kind: Kind, probe: string): Promise<Beside> {
  const ask = () => client.probes.run({ probe, connection: kind })
  const reading = value(await ask())
  const hand = byHand(kind, reading, sites)
  const isComparable = await ran(hand)
  const [ours, tool]: [number[], number[]] = [[], []]
  // In turns, so that both meet the same moments of the machine.
  for (let time = 0; time < times[kind]; time += 1) {
    ours.push(await timedAsync(ask))
    if (isComparable) tool.push(await timedAsync(() => ran(hand)))
  }
  return { kind, probe, ours: spreadOf(ours), tool: isComparable ? spreadOf(tool) : null, tells: reading.verdict }
}

/** Eight targets asked at once, as the board does: how long until the last answered, beside the slowest of them. */
async function sweep(client: Client, connections: readonly { name: string; probe: string }[]) {
  const ratios: number[] = []
  const walls: number[] = []
  for (let time = 0; time < sweeps; time += 1) {
    const slowest: number[] = []
    const wall = await timedAsync(() =>
      Promise.all(
        connections.map(async ({ name, probe }) => {
          slowest.push(value(await client.probes.run({ probe, connection: name })).durationMs)
        }),
      ),
    )
    walls.push(wall)
    ratios.push(wall / Math.max(...slowest))
  }
  return { wall: spreadOf(walls), ratio: spreadOf(ratios) }
}

const dataDir = mkdtempSync(join(tmpdir(), 'quarterdeck-bench-'))
const began = new Date()
const loadBefore = load()
const sites = await startSites()
const env = { BENCH_PG: sites.postgres.url(), BENCH_REDIS: sites.redis.url(), BENCH_PAGE: sites.page, BENCH_FAR: `${sites.page}/far` }
const ports = nodePorts()
const secrets = { ...ports.secrets, fromEnv: (name: string) => (env as Readonly<Record<string, string>>)[name] }
const app = await createApp({ ...configFor('loopback', dataDir, {}), boardAsks: false }, { ...ports, secrets })
try {
  const client = clientOf(app.bridge)
  const add = async (name: string, kind: Kind, variable: string) =>
    value(await client.connections.add({ name, kind, url: { env: variable }, environment: 'development' }))
  await add('postgres', 'postgres', 'BENCH_PG')
  await add('redis', 'redis', 'BENCH_REDIS')
  await add('http', 'http', 'BENCH_PAGE')
  const eight = [
    ...(['a', 'b', 'c'] as const).map(
      (one) => ({ name: `pg-${one}`, kind: 'postgres', variable: 'BENCH_PG', probe: 'postgres.blocking' }) as const,
    ),
    ...(['a', 'b', 'c'] as const).map(
      (one) => ({ name: `redis-${one}`, kind: 'redis', variable: 'BENCH_REDIS', probe: 'redis.memory' }) as const,
    ),
    { name: 'page', kind: 'http', variable: 'BENCH_PAGE', probe: 'http.status' } as const,
    { name: 'page-far', kind: 'http', variable: 'BENCH_FAR', probe: 'http.status' } as const,
  ]
  for (const { name, kind, variable } of eight) await add(name, kind, variable)

  const asked = value(await client.probes.list({})).filter(
    ({ kind, probe, params }) =>
      kind in times &&
      params.every(({ required }) => !required) &&
      !['postgres.sql', 'http.certificate', 'http.status_page'].includes(probe),
  )
  const found: Beside[] = []
  for (const { kind, probe } of asked) {
    // One that wants one of several parameters is asked by nobody without a thought.
    const first = await client.probes.run({ probe, connection: kind })
    if (!first.ok && first.error.code === 'params_invalid') continue
    process.stderr.write(`${probe}…\n`)
    found.push(await beside(client, sites, kind as Kind, probe))
  }
  process.stderr.write('eight targets…\n')
  await sweep(client, eight)
  const swept = await sweep(client, eight)
  const facts = { at: began.toISOString(), machine: machine(), load: [loadBefore, load()] }
  keepJson('dist/bench-targets.json', { ...facts, found, sweep: swept })
  const both = (spread: Spread | null) => (spread === null ? '—' : `${spread.p50.toFixed(1)} / ${spread.p99.toFixed(1)}`)
  const told = [
    `Measured ${facts.at.slice(0, 16)}Z on ${facts.machine}; load ${facts.load.join(' to ')}. Milliseconds, p50 / p99.`,
    tableOf(
      ['probe', 'times', 'ours', 'by hand', 'by hand / ours'],
      found.map(({ kind, probe, ours, tool }) => [
        probe,
        ours.times,
        both(ours),
        both(tool),
        tool === null ? `${kind}: not in one go` : (tool.p50 / ours.p50).toFixed(1),
      ]),
    ),
    `Eight targets at once, ${sweeps} times: ${both(swept.wall)}; the whole sweep against the slowest answer in it: ${swept.ratio.p50.toFixed(2)} / ${swept.ratio.p99.toFixed(2)}.`,
  ].join('\n\n')
  tell(told, 'docs/bench-targets.md')
} finally {
  await app.close()
  await sites.stop()
  rmSync(dataDir, { recursive: true, force: true })
}
