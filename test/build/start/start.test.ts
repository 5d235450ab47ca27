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

/** A runtime that says what it was asked to run, unless it does something else. */
function writeElectron(folder: string, program = '#!/bin/sh\necho "electron $@"\n') {
  write(`${folder}/electron`, program)
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

  describe('a runtime that is there', () => {
    const missing = 'error while loading shared libraries: libnss3.so'
    const installed = (program: string) => {
      writeElectron('node_modules/electron/dist', program)
      write('node_modules/electron/path.txt', 'electron')
    }
    /** As root nothing but an insisted desktop comes as far as the runtime. */
    const somebody = { DISPLAY: ':99', NODE_OPTIONS: '--import data:text/javascript,process.getuid=()=>1000' }

    it('and does not start gives way to the browser, which is said', async () => {
      installed(`#!/bin/sh\necho "${missing}" >&2\nexit 127\n`)
      const { code, stdout, stderr } = await start(['--no-open'], somebody)
      expect({ code, stderr }).toEqual({ code: 5, stderr: `${missing}\n` })
      expect(stdout.split('\n').slice(1)).toEqual([
        'Starting the loopback host (in a browser): the Electron runtime is here but did not start (it ended with code 127; its reason is above).',
        'host ["--no-open"]',
        '',
      ])
    })

    it('and does not start is told to who insists on it, with the way out', async () => {
      installed(`#!/bin/sh\nexit 127\n`)
      const { code, stdout, stderr } = await start(['--host', 'desktop'])
      expect({ code, stdout }).toEqual({ code: 127, stdout: 'Starting the desktop host, as asked.\n' })
      expect(stderr).toMatch(/did not start: it ended with code 127.*Leave out "--host desktop"/u)
      chmodSync(join(root, 'node_modules/electron/dist/electron'), 0o644)
      expect(await start(['--host', 'desktop'], { QUARTERDECK_LANG: 'ko' })).toMatchObject({
        code: 126,
        stderr: expect.stringMatching(/EACCES\n.*시작하지 못했습니다/u),
      })
    })

    it('and said that it came up ends as it ends', async () => {
      installed(`#!${process.execPath}\nprocess.send('up', () => process.exit(process.env.QUARTERDECK_STARTED_BY === 'npm' ? 7 : 8))\n`)
      expect(await start(['--host', 'desktop'])).toMatchObject({ code: 7, stderr: '' })
    })

    it('and is ended by its user is not replaced', async () => {
      installed('#!/bin/sh\necho waiting\nexec sleep 10\n')
      const { child, ended } = begin(['--host', 'desktop'])
      child.stdout.on('data', (chunk: Buffer) => chunk.includes('waiting') && child.kill('SIGTERM'))
      expect(await ended).toMatchObject({ code: 143, stderr: '' })
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
