import { parentPort, workerData } from 'node:worker_threads'
import { codeOf } from '../store/files.ts'
import { openAble } from './able.ts'
import { isBegun, type Begun, type Query } from './query.ts'
import type { Searcher } from './searcher.ts'
import type { Says, ThreadSettings, Told } from './thread-messages.ts'

/** Lines come in handfuls: a moment's wait makes one transaction of them. Who searches does not wait for it. */
const gatherMs = 250
/** Fewer new events than this are read in before a bar of progress could be seen. */
const worthTelling = 2_000
const tellMs = 200
/** A long search is laid aside after this long: for a newer one, for what was recorded meanwhile, for the end. */
const turnMs = 30

const port = parentPort
if (!port) throw new Error('to be started as a thread')
const settings = workerData as ThreadSettings
const say = (message: Says) => port.postMessage(message)
const report = (fault: unknown) => say({ says: 'fault', fault: asError(fault) })

let searcher: Searcher | undefined
let working = false
let gathering: NodeJS.Timeout | undefined
let told: { at: number } | undefined
const waiting: { id: number; query: Query; upTo: number; begun?: Begun }[] = []

port.on('message', (message: Told) => {
  if (message.tell === 'find') ask(message.id, message.query)
  else if (message.tell === 'wake') gathering ??= setTimeout(begin, gatherMs)
  else close()
})
begin()

function opened(): Searcher {
  searcher ??= openAble(settings.dataDir, settings.version, report)
  return searcher
}

function ask(id: number, query: Query): void {
  try {
    waiting.push({ id, query, upTo: opened().total() })
    begin()
  } catch (fault) {
    say(failed(id, fault))
  }
}

function begin(): void {
  clearTimeout(gathering)
  gathering = undefined
  if (working) return
  working = true
  work()
}

/** One handful, then a turn for everyone who has asked. */
function work(): void {
  try {
    const able = opened()
    // The first handful of a long record can be most of it.
    tell(able)
    const more = able.step()
    tell(able)
    answer(able, more)
    if (more || waiting.length > 0) return void setImmediate(work)
  } catch (fault) {
    report(fault)
    for (const { id } of waiting.splice(0)) say(failed(id, fault))
  }
  working = false
  say({ says: 'idle' })
}

function answer(able: Searcher, more: boolean): void {
  const ready = waiting.filter(({ upTo }) => !more || upTo <= able.indexed())
  for (const one of ready.toReversed()) {
    const said = turn(able, one)
    if (!said) continue
    waiting.splice(waiting.indexOf(one), 1)
    say(said)
  }
}

function turn(able: Searcher, one: (typeof waiting)[number]): Says | undefined {
  try {
    const page = able.findSome(one.query, one.begun, turnMs)
    if (!isBegun(page)) return { says: 'found', id: one.id, page }
    one.begun = page
    return undefined
  } catch (fault) {
    return failed(one.id, fault)
  }
}

function tell(able: Searcher): void {
  const [indexed, total] = [able.indexed(), able.total()]
  const more = indexed < total
  if (!told && total - indexed < worthTelling) return
  if (more && told && performance.now() - told.at < tellMs) return
  say({ says: 'progress', indexed, total })
  told = more ? { at: performance.now() } : undefined
}

function close(): void {
  clearTimeout(gathering)
  searcher?.close()
  process.exit()
}

function failed(id: number, fault: unknown): Says {
  return { says: 'failed', id, fault: asError(fault), cause: codeOf(fault) }
}

function asError(fault: unknown): Error {
  return fault instanceof Error ? fault : new Error(String(fault))
}
