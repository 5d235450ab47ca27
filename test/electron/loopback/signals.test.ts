import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'

const source = join(import.meta.dirname, '..', '..', '..', 'electron', 'loopback', 'signals.ts')

/** A process that hears its first signal and then hangs. */
async function hanging() {
  const script = `const { firstSignal } = await import(${JSON.stringify(source)})
    setInterval(() => undefined, 1000)
    const signal = firstSignal()
    console.log('ready')
    await signal
    console.log('ending')`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
  return child
}

it('the first signal asks to end, and the second ends at once', async () => {
  const child = await hanging()
  child.kill('SIGINT')
  expect(String((await once(child.stdout, 'data'))[0])).toBe('ending\n')
  await sleep(400)
  child.kill('SIGTERM')
  expect(await once(child, 'exit')).toEqual([1, null])
})

it('one Ctrl-C that arrives twice, from the terminal and from a launcher, is one', async () => {
  const child = await hanging()
  child.kill('SIGINT')
  await once(child.stdout, 'data')
  child.kill('SIGINT')
  await sleep(150)
  expect([child.exitCode, child.signalCode]).toEqual([null, null])
  child.kill('SIGKILL')
})
