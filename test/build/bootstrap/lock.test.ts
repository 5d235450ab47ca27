import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { withLock } from '../../../build/bootstrap/lock.mjs'
import { temporary } from '../../support/temporary.ts'

let folder: string
let path: string
beforeEach(() => {
  folder = temporary('lock')
  path = join(folder, 'lock')
})

const nobody = () => {
  throw new Error('waited for nobody')
}
/** A process that lives until it is killed; its birth as Linux tells it. */
const sleeper = () => spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)'])
const gone = async () => {
  const child = spawn(process.execPath, ['-e', ''])
  await once(child, 'exit')
  return child.pid
}

describe('the lock', () => {
  it('is there during the work and gone after it, however the work ends', async () => {
    const holders = await withLock(path, nobody, async () => readFileSync(path, 'utf8'))
    expect(holders).toMatch(new RegExp(`^${process.pid} \\d*\\n$`, 'u'))
    await expect(withLock(path, nobody, () => Promise.reject(new Error('full')))).rejects.toThrow('full')
    expect(readdirSync(folder)).toEqual([])
  })

  it('lets one work at a time', async () => {
    const steps: string[] = []
    const work = (name: string) =>
      withLock(
        path,
        () => steps.push(`${name} waits`),
        async () => {
          steps.push(`${name} begins`)
          await new Promise((resolve) => setTimeout(resolve, 50))
          steps.push(`${name} ends`)
        },
      )
    await Promise.all([work('first'), work('second')])
    expect(steps.filter((step) => step !== 'second waits')).toEqual(['first begins', 'first ends', 'second begins', 'second ends'])
    expect(steps).toContain('second waits')
  })

  it('is taken over when every holder is gone', async () => {
    writeFileSync(path, `${await gone()} 1\n${await gone()} 1\n`)
    expect(await withLock(path, nobody, async () => 'worked')).toBe('worked')
  })

  it('is taken over when the number now belongs to a younger process', async () => {
    writeFileSync(path, `${process.pid} 1\n`)
    expect(await withLock(path, nobody, async () => 'worked')).toBe('worked')
  })

  it('stays held by a child that outlived its parent', async () => {
    const npm = sleeper()
    writeFileSync(path, `${await gone()} 1\n${npm.pid} \n`)
    const waitedFor: number[] = []
    const working = withLock(
      path,
      (pid) => {
        waitedFor.push(pid)
        npm.kill('SIGKILL')
      },
      async () => 'worked',
    )
    expect(await working).toBe('worked')
    expect(waitedFor).toEqual([npm.pid])
  })

  it('names the child it was told of', async () => {
    const child = sleeper()
    const holders = await withLock(path, nobody, async (claim) => {
      claim(child.pid ?? 0)
      return readFileSync(path, 'utf8')
    })
    child.kill('SIGKILL')
    expect(holders.split('\n').map((line) => Number(line.split(' ')[0]))).toEqual([process.pid, child.pid, 0])
  })
})
