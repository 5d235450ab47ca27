import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { electronRuntime } from '../../../build/start/electron-runtime.mjs'
import { startOptions } from '../../../build/start/options.mjs'
import { temporary } from '../../support/temporary.ts'

/** Stands for a host: says what it was given, and ends with 5, or when it is told to. */
const host = `
if (process.argv.includes('--stay')) {
  const stay = setInterval(() => {}, 1000)
  process.on('SIGTERM', () => { clearInterval(stay); console.log('ended cleanly') })
} else process.exitCode = 5
console.log('host ' + JSON.stringify(process.argv.slice(2)))
`
let root: string
beforeEach(() => {
  root = temporary('start')
  cpSync('build', join(root, 'build'), { recursive: true })
  write('dist/node/loopback.js', host)
})

function write(path: string, text: string) {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

/** A runtime that says what it was asked to run. */
function writeElectron(folder: string) {
  write(`${folder}/electron`, '#!/bin/sh\necho "electron $@"\n')
  chmodSync(join(root, folder, 'electron'), 0o755)
}

function begin(args: readonly string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['build/start.mjs', ...args], {
    cwd: root,
    env: { ...process.env, QUARTERDECK_LANG: 'en', DISPLAY: '', WAYLAND_DISPLAY: '', ...env },
  })
  const said = { stdout: '', stderr: '' }
  child.stdout.on('data', (chunk) => (said.stdout += chunk))
  child.stderr.on('data', (chunk) => (said.stderr += chunk))
  return { child, ended: once(child, 'close').then(([code, signal]) => ({ code, signal, ...said })) }
}
const start = (args: readonly string[], env?: Record<string, string>) => begin(args, env).ended

describe('npm start', () => {
  it('says which host and why, hands it the options, and ends as it ends', async () => {
    expect(await start(['--data', '/d ir', '--port', '0', '--no-open'])).toEqual({
      code: 5,
      signal: null,
      stdout:
        'Starting the loopback host (in a browser): there is no display for a desktop window.\n' +
        'host ["--data","/d ir","--port","0","--no-open"]\n',
      stderr: '',
    })
    const { stdout } = await start(['--host', 'loopback', '--no-open'], { QUARTERDECK_LANG: 'ko' })
    expect(stdout).toBe('요청대로 루프백 호스트(브라우저)로 시작합니다.\nhost ["--no-open"]\n')
  })

  it('passes a signal on and waits for the host to end by itself', async () => {
    const { child, ended } = begin(['--stay'])
    child.stdout.on('data', (chunk: Buffer) => chunk.includes('host [') && child.kill('SIGTERM'))
    expect(await ended).toMatchObject({ code: 0, signal: null, stdout: expect.stringMatching(/ended cleanly\n$/u) })
  })

  it('starts the desktop where the package has its runtime', async () => {
    writeElectron('node_modules/electron/dist')
    write('node_modules/electron/path.txt', 'electron')
    const { code, stdout } = await start(['--host=desktop', '--data', 'd'])
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: `Starting the desktop host, as asked.\nelectron ${join(root, 'dist/desktop/main.js')} --data d\n`,
    })
  })

  it('refuses a desktop that is not there, with the ways out', async () => {
    expect(await start(['--host', 'desktop'])).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining('npx install-electron'),
    })
  })

  it.each([['--host'], ['--host', 'browser'], ['--host=']])('refuses %s %s as wrong usage', async (...args) => {
    expect(await start(args)).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(/--host takes desktop or loopback.*\nUsage:/u),
    })
  })
})

describe('what is asked of it', () => {
  it('is the host, and all else is the host’s own', () => {
    expect(startOptions(['--data', 'd', '--host', 'desktop', '--what'])).toEqual({
      ok: true,
      host: 'desktop',
      rest: ['--data', 'd', '--what'],
    })
    expect(startOptions([])).toEqual({ ok: true, host: undefined, rest: [] })
  })
})

describe('an Electron runtime', () => {
  const find = (env: Record<string, string> = {}) => electronRuntime(root, env)

  it('is where path.txt says, if it is there', () => {
    expect(find()).toBeUndefined()
    write('node_modules/electron/path.txt', 'electron')
    expect(find()).toBeUndefined()
    writeElectron('node_modules/electron/dist')
    expect(find()).toBe(join(root, 'node_modules/electron/dist/electron'))
  })

  it('is elsewhere when the environment says so', () => {
    writeElectron('opt')
    expect(find({ ELECTRON_OVERRIDE_DIST_PATH: join(root, 'opt') })).toBe(join(root, 'opt/electron'))
    expect(find({ ELECTRON_OVERRIDE_DIST_PATH: join(root, 'nowhere') })).toBeUndefined()
  })
})
