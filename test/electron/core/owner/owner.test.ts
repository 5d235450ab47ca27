import { cpSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import type { Bridge } from '../../../../shared/contract/bridge.ts'
import { accept } from '../../../../shared/contract/errors.ts'
import { ownedFault, readOwner, socketPathOf, writeOwner } from '../../../../electron/core/owner/address.ts'
import { connectOwner } from '../../../../electron/core/owner/connect.ts'
import { serveOwner } from '../../../../electron/core/owner/serve.ts'

let dataDir = ''
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'qd-owner-'))
})
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

/** A core that says who asked, and publishes to whoever subscribed. */
function echo() {
  const listeners = new Set<(message: never) => void>()
  const bridgeFor = (actor: string): Bridge => ({
    call: async (name, input) =>
      name === 'slow' ? new Promise((done) => setTimeout(() => done(accept('late')), 150)) : accept({ actor, name, input }),
    subscribe(_, listener) {
      listeners.add(listener as (message: never) => void)
      return () => listeners.delete(listener as (message: never) => void)
    },
  })
  const publish = (message: unknown) => listeners.forEach((listen) => listen(message as never))
  return { bridgeFor, publish, listeners }
}

const serve = (core = echo(), onOpen?: () => Promise<{ url: string }>) =>
  serveOwner({ dataDir, host: 'loopback', fingerprint: 'fp', bridgeFor: core.bridgeFor, onOpen })

const connect = async (fingerprint = 'fp') => {
  const line = await connectOwner(dataDir, fingerprint, '이도윤')
  if (!line) throw new Error('nobody answered')
  return line
}

describe('the owner’s socket', () => {
  it('is that of one folder: a copy of it has another owner, or none', async () => {
    const owner = await serve()
    const copy = `${dataDir}-copy`
    onTestFinished(() => rmSync(copy, { recursive: true, force: true }))
    mkdirSync(copy)
    for (const name of ['owner.json', 'owner.lock']) cpSync(join(dataDir, name), join(copy, name), { preserveTimestamps: true })
    expect([readOwner(dataDir)?.pid, readOwner(copy), await connectOwner(copy, 'fp', '이도윤')]).toEqual([
      process.pid,
      undefined,
      undefined,
    ])
    await owner.close()
  })

  it('is said to have been moved where the folder was, under a process that has it', async () => {
    const owner = await serve()
    const other = `${dataDir}-moved`
    onTestFinished(() => rmSync(other, { recursive: true, force: true }))
    renameSync(dataDir, other)
    const said = (folder: string) => ownedFault(folder).refusal
    expect(said(other)).toEqual({ code: 'data_owned', detail: { path: other, pid: process.pid, host: 'moved' } })
    renameSync(other, dataDir)
    expect(said(dataDir).detail).toMatchObject({ host: 'loopback' })
    await owner.close()
  })

  it.each([
    ['taken away', (lock: string) => rmSync(lock)],
    ['made anew', (lock: string) => (rmSync(lock), writeFileSync(lock, ''))],
  ])('is knocked at also where the lock was %s under it: the folder is not nobody’s', async (_, harm) => {
    const owner = await serve()
    harm(join(dataDir, 'owner.lock'))
    await expect(connectOwner(dataDir, 'fp', '이도윤')).rejects.toMatchObject({
      refusal: { code: 'data_owned', detail: { path: dataDir, pid: process.pid, host: 'unlocked' } },
    })
    await owner.close()
    expect(await connectOwner(dataDir, 'fp', '이도윤')).toBeUndefined()
  })

  it('carries a call for the person who asks', async () => {
    const owner = await serve()
    const line = await connect()
    expect(await line.bridge.call('incidents.list', { closed: false })).toEqual({
      ok: true,
      value: { actor: '이도윤', name: 'incidents.list', input: { closed: false } },
    })
    await line.close()
    await owner.close()
  })

  it('carries messages to those who subscribed, until they leave', async () => {
    const core = echo()
    const owner = await serve(core)
    const line = await connect()
    const heard: unknown[] = []
    const stop = line.bridge.subscribe('runMoved', (message) => heard.push(message))
    await expect.poll(() => core.listeners.size).toBe(1)
    core.publish({ runId: 'r', incidentId: 'i' })
    await expect.poll(() => heard).toEqual([{ runId: 'r', incidentId: 'i' }])
    stop()
    await expect.poll(() => core.listeners.size).toBe(0)
    await line.close()
    await owner.close()
  })

  it('answers what was asked before it ends, and then is gone', async () => {
    const owner = await serve()
    const line = await connect()
    const asked = line.bridge.call('slow', {})
    await new Promise((done) => setTimeout(done, 20))
    await owner.close()
    expect(await asked).toEqual({ ok: true, value: 'late' })
    expect(readOwner(dataDir)).toBeUndefined()
    expect(await line.bridge.call('incidents.list', {})).toMatchObject({ error: { code: 'host_unreachable' } })
  })

  it('refuses another version by name, and a wrong token in silence', async () => {
    const owner = await serve()
    await expect(connectOwner(dataDir, 'another', '이도윤')).rejects.toMatchObject({ refusal: { code: 'contract_differs' } })
    const real = readOwner(dataDir)
    if (!real) throw new Error('no owner file')
    writeOwner(dataDir, { ...real, token: 'guessed' })
    expect(await connectOwner(dataDir, 'fp', '이도윤')).toBeUndefined()
    await owner.close()
  })

  it('asks the host for an address to open', async () => {
    const owner = await serve(echo(), async () => ({ url: 'http://127.0.0.1:1/#code=x' }))
    const line = await connect()
    expect(await line.askToOpen()).toEqual({ url: 'http://127.0.0.1:1/#code=x' })
    await line.close()
    await owner.close()
  })

  it('finds nobody in a folder whose owner was killed', async () => {
    writeOwner(dataDir, { pid: 1, host: 'loopback', socket: join(dataDir, 'owner.sock'), token: 't' })
    expect(await connectOwner(dataDir, 'fp', '이도윤')).toBeUndefined()
  })
})

describe('socketPathOf', () => {
  it('stays inside the folder where the system allows a path that long', () => {
    expect(socketPathOf('/data')).toBe('/data/owner.sock')
    const deep = socketPathOf(`/${'deep/'.repeat(30)}`)
    expect(Buffer.byteLength(deep)).toBeLessThanOrEqual(100)
  })

  it('is a named pipe on Windows', () => expect(socketPathOf('/data', 'win32')).toMatch(/^\\\\\.\\pipe\\quarterdeck-[0-9a-f]{16}$/u))
})
