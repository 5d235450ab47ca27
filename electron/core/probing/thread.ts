import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { inBoth } from '../../../shared/domain/probe/compose.ts'
import { Fault } from '../fault.ts'
import type { Log } from '../ports.ts'
import type { Deadlines, ProbeSpec } from '../targets/kind.ts'
import { askedOf, type Asker, type Circumstances } from './asker.ts'
import { actionFor, probeFor, readParams } from './registry.ts'
import type { Job, Says, ThreadSettings, Told } from './thread-messages.ts'

/** Polite goodbyes to servers are not waited for longer. */
const closeMs = 1_500

/** The thread ended in the middle; what it was asked is unknown. */
class ThreadEnded extends Error {}

interface Pending {
  readonly done: (value: unknown) => void
  readonly fail: (fault: unknown) => void
}

/**
 * An asker whose clients live in a thread of their own: they are heavy, and one that hangs or dies takes nothing with it. The
 * thread is started by the first question, and again after it ended. What was asked of a thread that dies is unknown: a
 * reading says so, and an action rejects, for nobody knows what it did.
 */
export function askInThread({ log, deadlines, file = threadFile() }: { log: Log; deadlines: Deadlines; file?: string }): Asker {
  let worker: Worker | undefined
  let lastId = 0
  let closed = false
  const pending = new Map<number, Pending>()
  let goodbye = () => {}

  function settle(id: number) {
    const one = pending.get(id)
    pending.delete(id)
    return one
  }

  function hear(message: Says) {
    if (message.says === 'fault') log.error(message.what, message.fault)
    else if (message.says === 'closed') goodbye()
    else if (message.says === 'done') settle(message.id)?.done(message.value)
    else if (message.says === 'refused') settle(message.id)?.fail(new Fault(message.refusal.code, message.refusal.detail))
    else settle(message.id)?.fail(message.fault)
  }

  function started(): Worker {
    if (worker) return worker
    const fresh = new Worker(file, { workerData: { deadlines } satisfies ThreadSettings, name: 'targets' })
    fresh.unref()
    fresh.on('message', hear)
    fresh.on('error', (fault) => log.error('the thread of the targets failed', fault))
    fresh.once('exit', () => {
      if (worker === fresh) worker = undefined
      for (const id of [...pending.keys()]) settle(id)?.fail(new ThreadEnded('the thread of the targets ended'))
      goodbye()
    })
    worker = fresh
    return fresh
  }

  const tell = <Name extends Job>(job: Name, input: Parameters<Asker[Name]>) =>
    new Promise<Awaited<ReturnType<Asker[Name]>>>((done, fail) => {
      if (closed) return fail(new Error('the prober is closed'))
      lastId += 1
      pending.set(lastId, { done: done as Pending['done'], fail })
      started().postMessage({ id: lastId, job, input } satisfies Told<Name>, [])
    })

  async function unanswered(spec: ProbeSpec, connection: Parameters<Asker['ask']>[1], given: Circumstances, input: object) {
    const { silence } = await import('./take-reading.ts')
    const asked = askedOf(spec, connection, readParams(spec, input as never), given)
    return silence(asked, inBoth('probe.thread_ended', {}), 0)
  }

  return {
    test: (connection, lead) =>
      tell('test', [connection, lead]).catch((fault: unknown) => {
        if (!(fault instanceof ThreadEnded)) throw fault
        return { reachable: false, target: lead.label, cause: 'other', says: inBoth('probe.thread_ended', {}), durationMs: 0 } as const
      }),
    ask: (wanted, connection, given) =>
      tell('ask', [wanted, connection, given]).catch((fault: unknown) => {
        if (!(fault instanceof ThreadEnded)) throw fault
        return unanswered(probeFor(wanted.probe, connection), connection, given, wanted.params)
      }),
    plan: (wanted, connection, given) =>
      tell('plan', [wanted, connection, given]).catch(async (fault: unknown) => {
        if (!(fault instanceof ThreadEnded)) throw fault
        const spec = actionFor(wanted.action, connection)
        const params = spec.probeParams?.(readParams(spec, wanted.params ?? {})) ?? {}
        return { outcome: 'unreachable', reading: await unanswered(probeFor(spec.probe, connection), connection, given, params) } as const
      }),
    may: (wants, connection, given) =>
      tell('may', [wants, connection, given]).catch((fault: unknown) => {
        if (!(fault instanceof ThreadEnded)) throw fault
        return { silent: inBoth('probe.thread_ended', {}) }
      }),
    cancel: (readingId) => (worker ? tell('cancel', [readingId]).catch(() => false) : Promise.resolve(false)),
    act: (plan, connection, lead) => tell('act', [plan, connection, lead]),
    async close() {
      closed = true
      if (!worker) return
      const ended = new Promise<void>((done) => (goodbye = done))
      worker.postMessage('close', [])
      const late = setTimeout(goodbye, closeMs)
      await ended
      clearTimeout(late)
      await worker?.terminate()
    },
  }
}

/** Beside this file in the sources; as built, beside the hosts, where this file may have gone into a chunk. */
export function threadFile(here: string = import.meta.dirname): string {
  const places = [join(here, 'worker.ts'), join(here, 'targets-worker.js'), join(here, '..', 'targets-worker.js')]
  const found = places.find((place) => existsSync(place))
  if (found === undefined) throw new Error(`no thread of the targets near ${here}`)
  return found
}
