import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it, onTestFinished } from 'vitest'
import { readOwner } from '../../electron/core/owner/address.ts'
import { openStore } from '../../electron/core/store/open.ts'
import { verifyFolder } from '../../electron/core/store/verify.ts'
import { declared, optionsFor, stamp } from '../support/store.ts'
import { many, report } from './scale.ts'

const root = join(import.meta.dirname, '..', '..')
const [host, cli] = ['loopback', 'cli'].map((name) => join(root, 'electron', name, 'main.ts')) as [string, string]

const running = new Set<ChildProcess>()
afterEach(async () => {
  for (const child of running) {
    child.kill('SIGKILL')
    if (child.exitCode === null && child.signalCode === null) await once(child, 'close')
  }
  running.clear()
})

function begun(main: string, args: readonly string[], home: string) {
  const env = { PATH: process.env['PATH'], HOME: home, QUARTERDECK_LANG: 'en', QUARTERDECK_ACTOR: 'kim' }
  const child = spawn(process.execPath, [main, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  running.add(child)
  const said = { all: '' }
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said.all += chunk.toString()))
  const ended = once(child, 'close').then(([code]) => code as number | null)
  const link = async () => {
    while (!/http:\/\/\S+#code=\S+/u.test(said.all) && child.exitCode === null) await Promise.race([once(child.stdout, 'data'), ended])
    return /http:\/\/[^#\s]+/u.exec(said.all)?.[0] ?? `none: ${said.all}`
  }
  return { child, said, ended, link }
}

const linesWith = (dataDir: string, text: string) =>
  readFileSync(join(dataDir, 'journal.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line.includes(text)).length

it('two hosts and a command at once for one folder: one host has it, the line is in it once, and a copy is nobody’s', async () => {
  const home = mkdtempSync(join(tmpdir(), 'quarterdeck-owners-'))
  onTestFinished(() => rmSync(home, { recursive: true, force: true }))
  const rounds = many(1, 12)
  const wrongs: string[] = []
  for (let round = 0; round < rounds; round += 1) {
    const dataDir = join(home, `data-${round}`)
    const store = openStore(optionsFor(dataDir))
    store.append([declared('inc-1')], stamp)
    store.close()
    const wrong = (what: string) => void wrongs.push(`${round}: ${what}`)
    const log = (to: string, text: string) => begun(cli, ['--data', to, 'log', text], home)
    // The command before, between and after the hosts, in turns.
    const starts = [0, 1].map(() => () => begun(host, ['--data', dataDir, '--no-open'], home))
    let command: ReturnType<typeof log> | undefined
    const hosts = starts.flatMap((start, at) => {
      if (round % 3 === at) command = log(dataDir, `첫째 줄 ${round}`)
      return [start()]
    })
    command ??= log(dataDir, `첫째 줄 ${round}`)
    const [links, code] = [await Promise.all(hosts.map((one) => one.link())), await command.ended]
    if (new Set(links.map((link) => new URL(link).host)).size !== 1) wrong(`two addresses: ${links.join(' ')}`)
    const owner = readOwner(dataDir)
    const others = hosts.filter(({ child }) => child.pid !== owner?.pid)
    if (others.length !== 1) wrong(`the folder is ${owner?.pid ?? 'nobody'}’s`)
    if ((await others[0]?.ended) !== 0) wrong(`the second host: ${others[0]?.said.all ?? ''}`)
    if (code !== 0 || linesWith(dataDir, `첫째 줄 ${round}`) !== 1) wrong(`the command: ${code} ${command.said.all}`)
    // Its owner's address comes along with a copy, and answers.
    const copy = join(home, `copy-${round}`)
    cpSync(dataDir, copy, { recursive: true, filter: (path) => !path.endsWith('.sock') })
    const intoCopy = log(copy, `사본의 줄 ${round}`)
    if ((await intoCopy.ended) !== 0) wrong(`into the copy: ${intoCopy.said.all}`)
    const found = [dataDir, copy].map((folder) => linesWith(folder, `사본의 줄 ${round}`))
    if (found.join() !== '0,1') wrong(`the copy's line: ${found.join()}`)
    // Somebody clears a lock that looks stale, while its owner runs.
    rmSync(join(dataDir, 'owner.lock'))
    const unlocked = [log(dataDir, `잠금 없이 ${round}`), begun(host, ['--data', dataDir, '--no-open'], home)]
    for (const { ended, said } of unlocked)
      if ((await ended) === 0 || !said.all.includes(`process ${owner?.pid}`)) wrong(`without its lock: ${said.all}`)
    if (linesWith(dataDir, `잠금 없이 ${round}`) !== 0) wrong('a line was written without its lock')
    for (const { child } of hosts) child.kill('SIGTERM')
    await Promise.all(hosts.map(({ ended }) => ended))
    for (const folder of [dataDir, copy]) {
      const { findings } = verifyFolder(folder)
      if (findings.length > 0) wrong(JSON.stringify(findings))
    }
  }
  report({ fault: 'two owners', what: 'two hosts and a command at once for one folder, and its copy', done: rounds, wrong: wrongs.length })
  expect(wrongs).toEqual([])
})
