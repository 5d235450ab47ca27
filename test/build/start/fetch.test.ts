import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { rememberedRefusal } from '../../../build/start/refusals.mjs'
import { storedZip } from './stored-zip.ts'

const { version } = JSON.parse(readFileSync('node_modules/electron/package.json', 'utf8')) as { version: string }
const fileName = `electron-v${version}-linux-x64.zip`
/** A runtime that says what it was asked to run. */
const runtime = storedZip({ electron: '#!/bin/sh\necho "electron $1"\n', version })

let root: string
let server: Server | undefined
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'quarterdeck-fetch-'))
  cpSync('build', join(root, 'build'), { recursive: true })
  cpSync('node_modules/electron', join(root, 'node_modules/electron'), {
    recursive: true,
    filter: (path) => !/(electron\/dist|path\.txt)$/u.test(path),
  })
  for (const folder of ['@electron', '@electron-internal'])
    symlinkSync(join(process.cwd(), 'node_modules', folder), join(root, 'node_modules', folder))
  const sums = { [fileName]: createHash('sha256').update(runtime).digest('hex') }
  writeFileSync(join(root, 'node_modules/electron/checksums.json'), JSON.stringify(sums))
  mkdirSync(join(root, 'dist/node'), { recursive: true })
  writeFileSync(join(root, 'dist/node/loopback.js'), `console.log('loopback')`)
})
afterEach(() => {
  server?.closeAllConnections()
  server?.close()
  rmSync(root, { recursive: true, force: true })
})

async function serving(listener: RequestListener): Promise<Record<string, string>> {
  server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { ELECTRON_MIRROR: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` }
}

async function start(env: Record<string, string>, args: readonly string[] = []) {
  // Root gets a browser unless it insists, so a test that runs as root becomes somebody else.
  const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}
  if ('uid' in nobody) spawnSync('chown', ['-R', '65534:65534', root])
  const child = spawn(process.execPath, ['build/start.mjs', ...args], {
    ...nobody,
    cwd: root,
    env: {
      ...process.env,
      ...{ HOME: root, QUARTERDECK_LANG: 'en', DISPLAY: ':0', electron_config_cache: join(root, 'cache'), QUARTERDECK_FETCH_MS: '1500' },
      ...{ ELECTRON_INSTALL_PLATFORM: 'linux', ELECTRON_INSTALL_ARCH: 'x64' },
      ...env,
    },
  })
  const said = { stdout: '', stderr: '' }
  child.stdout.on('data', (chunk) => (said.stdout += chunk))
  child.stderr.on('data', (chunk) => (said.stderr += chunk))
  const [code] = (await once(child, 'close')) as [number]
  return { code, ...said }
}

describe.skipIf(process.platform !== 'linux')('a start without a runtime', () => {
  it('fetches it by Electron’s own installer, shows how far it is, and opens the window', async () => {
    const asked: string[] = []
    const env = await serving((request, response) => {
      asked.push(request.url ?? '')
      response.writeHead(200, { 'content-length': runtime.byteLength }).end(runtime)
    })
    const { code, stdout } = await start(env, ['--host', 'desktop'])
    expect(stdout).toMatch(
      /^Fetching the Electron runtime.*\n {2}from 127\.0\.0\.1:\d+: 0 %\n {2}from 127\.0\.0\.1:\d+: 100 %\nStarting the desktop host/u,
    )
    expect(stdout).toContain(`electron ${join(root, 'dist/desktop/main.js')}`)
    expect(code).toBe(0)
    expect(asked).toEqual([`/v${version}/${fileName}`])
    expect((await start(env, ['--host', 'desktop'])).stdout).toMatch(/^Starting the desktop host, as asked\.\nelectron/u)
    expect(asked).toHaveLength(1)
  })

  it('throws away what is not the published runtime', async () => {
    const env = await serving((_, response) => response.end(storedZip({ electron: 'another', version })))
    const { code, stderr } = await start(env, ['--host', 'desktop'])
    expect(stderr).toMatch(/wrong checksum\); it was thrown away\nThere is no Electron runtime/u)
    expect(code).toBe(1)
    expect(existsSync(join(root, 'node_modules/electron/dist'))).toBe(false)
  })

  it('gives up a server that takes the call and never answers', async () => {
    const env = await serving(() => undefined)
    const began = performance.now()
    const { stderr } = await start(env, ['--host', 'desktop'])
    expect(stderr).toMatch(/^127\.0\.0\.1:\d+ did not answer in time\n/u)
    expect(performance.now() - began).toBeLessThan(15_000)
  })

  it('gives up a download that stops in the middle', async () => {
    const env = await serving((_, response) => {
      response.writeHead(200, { 'content-length': runtime.byteLength })
      response.write(runtime.subarray(0, 20))
    })
    const { code, stderr } = await start({ ...env, QUARTERDECK_FETCH_MS: '500' }, ['--host', 'desktop'])
    expect(stderr).toMatch(/did not answer in time\nThere is no Electron runtime/u)
    expect(code).toBe(1)
  })

  it('starts the browser where the answer is no, and does not ask again for a day', async () => {
    let asked = 0
    const env = await serving((_, response) => {
      asked += 1
      response.writeHead(403).end()
    })
    expect((await start(env)).stdout).toMatch(
      /^Fetching.*\nStarting the loopback host \(in a browser\): no Electron runtime, 127\.0\.0\.1:\d+ answered 403.*\nloopback\n$/u,
    )
    expect((await start(env)).stdout).toMatch(
      /^Starting the loopback host \(in a browser\): no Electron runtime, 127\.0\.0\.1:\d+ answered 403.*\nloopback\n$/u,
    )
    expect(asked).toBe(1)
    await start(env, ['--host', 'desktop'])
    expect(asked).toBe(2)
    const kept = rememberedRefusal(root, env, Date.now())
    expect(kept).toMatchObject({ why: 'status', detail: '403' })
    expect(rememberedRefusal(root, env, Date.now() + 86_400_001)).toBeUndefined()
    expect(rememberedRefusal(root, { ELECTRON_MIRROR: 'http://elsewhere.test/' }, Date.now())).toBeUndefined()
  })

  it('says that nobody is there', async () => {
    const env = await serving(() => undefined)
    server?.close()
    const { stderr } = await start({ ...env, QUARTERDECK_LANG: 'ko' }, ['--host', 'desktop'])
    expect(stderr).toMatch(/^127\.0\.0\.1:\d+에 연결할 수 없습니다\(ECONNREFUSED\)\n/u)
  })

  it.each([
    ['without a display', { DISPLAY: '', WAYLAND_DISPLAY: '' }, [] as string[]],
    ['asked for the loopback host', {}, ['--host', 'loopback']],
    ['told to fetch nothing', { ELECTRON_SKIP_BINARY_DOWNLOAD: '1' }, []],
  ])('starts the browser at once %s', async (_, env, args) => {
    const began = performance.now()
    const { stdout } = await start({ ELECTRON_MIRROR: 'http://127.0.0.1:9/', ...env }, args)
    expect(stdout).toMatch(/^Starting the loopback host.*\nloopback\n$/u)
    expect(performance.now() - began).toBeLessThan(5_000)
  })
})
