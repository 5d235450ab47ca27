import { z } from 'zod'
import type { Keeping } from './keeping.ts'

/** This page among the pages of one browser. */
export interface Windows {
  /** `w1f4k2p9z`: the same after a reload or a crash of the page, another in every other window. */
  readonly id: string
  /** The windows of this browser that live, this one among them. */
  readonly alive: () => Promise<ReadonlySet<string>>
}

/** A page that is reloaded gives its lock back a moment after the next one asks for it. */
const reloadMs = 500

const form = /^w[0-9a-z]{8}$/u
const prefix = 'quarterdeck.window.'

/**
 * Names this window: by the name kept in its session, unless another one lives under it (a duplicated tab brings its session
 * along). The browser gives a lock back when a page dies, however it dies; so whoever holds one lives.
 */
export async function joinWindows(locks: LockManager, session: Keeping, newId: () => string): Promise<Windows> {
  const kept = session.read('window', z.string().regex(form))
  const id = kept !== undefined && (await hold(locks, kept)) ? kept : newId()
  if (id !== kept) {
    session.write('window', id)
    await hold(locks, id)
  }
  return {
    id,
    async alive() {
      const { held = [] } = await locks.query()
      return new Set([id, ...held.flatMap(({ name }) => (name?.startsWith(prefix) ? [name.slice(prefix.length)] : []))])
    },
  }
}

/** A name for a window that has none yet. */
export const newWindowId = () => `w${crypto.randomUUID().replaceAll('-', '').slice(0, 8)}`

/** Holds the lock as long as the page lives; false where another page keeps it. */
function hold(locks: LockManager, id: string): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>()
  const forLife = () => {
    resolve(true)
    return new Promise<never>(() => {})
  }
  void locks.request(`${prefix}${id}`, { signal: AbortSignal.timeout(reloadMs) }, forLife).catch(() => resolve(false))
  return promise
}
