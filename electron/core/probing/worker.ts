import { parentPort, workerData } from 'node:worker_threads'
import { Fault } from '../fault.ts'
import type { Clock } from '../ports.ts'
import { createAsker } from './asker.ts'
import type { Says, ThreadSettings, Told } from './thread-messages.ts'

const port = parentPort
if (!port) throw new Error('to be started as a thread')
const { deadlines } = workerData as ThreadSettings
const say = (message: Says) => port.postMessage(message)
const asError = (fault: unknown) => (fault instanceof Error ? fault : new Error(String(fault)))

const clock: Clock = {
  now: () => Date.now(),
  zone: () => Intl.DateTimeFormat().resolvedOptions().timeZone,
  after(ms, callback) {
    const timer = setTimeout(callback, ms)
    return () => clearTimeout(timer)
  },
}
const log = { error: (what: string, fault: unknown) => say({ says: 'fault', what, fault: asError(fault) }) }
const asker = createAsker({ clock, log, deadlines })

port.on('message', (message: Told | 'close') => {
  if (message === 'close') void close()
  else void work(message)
})

async function work({ id, job, input }: Told) {
  try {
    const done = asker[job] as (...given: unknown[]) => Promise<unknown>
    say({ says: 'done', id, value: await done(...input) })
  } catch (fault) {
    if (fault instanceof Fault) say({ says: 'refused', id, refusal: fault.refusal })
    else say({ says: 'failed', id, fault: asError(fault) })
  }
}

async function close() {
  await asker.close()
  say({ says: 'closed' })
  process.exit()
}
