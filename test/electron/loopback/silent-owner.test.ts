import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { writeOwner } from '../../../electron/core/owner/address.ts'
import { takeOwnership } from '../../../electron/core/store/owner-lock.ts'
import { freshFolder } from '../../support/app.ts'
import { started } from './started.ts'

// Real processes, one of them stopped, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 })

const cli = join(import.meta.dirname, '../../../electron/cli/main.ts')

/** The seconds in which a machine that is busy starts a process. */
const startMs = 6_000

async function command(dataDir: string, ...args: readonly string[]) {
  const env = { PATH: process.env.PATH, HOME: freshFolder('home-'), QUARTERDECK_LANG: 'en', QUARTERDECK_DATA: dataDir }
  const child = spawn(process.execPath, [cli, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const said = { out: '', err: '' }
  child.stdout.on('data', (chunk: Buffer) => (said.out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (said.err += chunk.toString()))
  const began = performance.now()
  const [code] = await once(child, 'close')
  return { code: code as number | null, took: performance.now() - began, ...said }
}

const locks: { release(): void }[] = []
afterEach(() => locks.splice(0).forEach((lock) => lock.release()))

function takeFolder(dataDir: string) {
  const lock = takeOwnership(dataDir)
  if (!lock) throw new Error('the folder is taken')
  locks.push(lock)
}

/** Until the process hears its signals; before, one ends it as it ends any program. Of the three, Node itself never catches SIGHUP (1). */
const hearsSignals = (pid: number) =>
  vi.waitFor(() => {
    const mask = /SigCgt:\s*([0-9a-f]+)/u.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? '0'
    if (!(BigInt(`0x${mask}`) & 1n)) throw new Error('not yet')
  }, 30_000)

describe('a host that is stopped and does not answer', () => {
  it('is told of within seconds, by its process, to a command and to a second start', async () => {
    const dataDir = freshFolder()
    const host = started(['--data', dataDir, '--no-open'])
    await host.link()
    host.child.kill('SIGSTOP')

    const listed = await command(dataDir, 'incident', 'list', '--json')
    expect(JSON.parse(listed.out || listed.err)).toMatchObject({
      error: { code: 'data_owned', detail: { pid: host.child.pid, host: 'loopback' } },
    })
    expect([listed.code, listed.took < 3_000 + startMs]).toEqual([1, true])

    const began = performance.now()
    const second = started(['--data', dataDir, '--no-open'])
    expect(await second.ended).toBe(1)
    expect(performance.now() - began).toBeLessThan(3_000 + startMs)
    expect(second.said.err).toMatch(new RegExp(`process ${host.child.pid}\\), which does not answer\\. End it, or choose`, 'u'))

    host.child.kill('SIGCONT')
    host.child.kill('SIGTERM')
    expect(await host.ended).toBe(0)
  })
})

describe.skipIf(process.platform !== 'linux')('a start that waits for a folder', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('ends at once, and well, at %s', async (signal) => {
    const dataDir = freshFolder()
    takeFolder(dataDir)
    const host = started(['--data', dataDir, '--no-open'])
    await hearsSignals(host.child.pid!)
    const began = performance.now()
    host.child.kill(signal)
    expect(await host.ended).toBe(0)
    expect(performance.now() - began).toBeLessThan(2_000)
    expect(host.said).toEqual({ out: '', err: '' })
  })

  it('names the command that has it and says what to do', async () => {
    const dataDir = freshFolder()
    takeFolder(dataDir)
    writeOwner(dataDir, { pid: 4242, host: 'cli', socket: join(dataDir, 'nobody.sock'), token: 't' })
    const [english, korean] = ['en', 'ko'].map((lang) => started(['--data', dataDir, '--no-open'], { QUARTERDECK_LANG: lang }))
    expect([await english?.ended, await korean?.ended]).toEqual([1, 1])
    expect(english?.said.err).toMatch(/a quarterdeck command that is at work in it \(process 4242\)\. Wait until that command has ended/u)
    expect(korean?.said.err).toMatch(/quarterdeck 명령\(프로세스 4242\)이 작업하고 있습니다\. 그 명령이 끝나기를 기다리거나/u)
  })
})
