import type { z } from 'zod'
import type { StoreApi } from 'zustand/vanilla'

/** Small things kept across reloads and crashes, on this laptop only. */
export interface Keeping {
  /** What was kept under a name, if it still reads as `schema`. */
  read<Schema extends z.ZodType>(name: string, schema: Schema): z.output<Schema> | undefined
  write(name: string, value: unknown): void
  drop(name: string): void
  /** The names that begin so. */
  names(prefix: string): readonly string[]
}

type Kept = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

/** A full or forbidden storage must not take the screen down: then things are kept until the page closes. */
export const keepingIn = (storage: Kept): Keeping => ({
  read(name, schema) {
    try {
      const read = schema.safeParse(JSON.parse(storage.getItem(`quarterdeck.${name}`) ?? 'null'))
      return read.success ? read.data : undefined
    } catch {
      return undefined
    }
  },
  write(name, value) {
    try {
      storage.setItem(`quarterdeck.${name}`, JSON.stringify(value))
    } catch {
      // kept in memory by the store itself
    }
  },
  drop(name) {
    try {
      storage.removeItem(`quarterdeck.${name}`)
    } catch {
      // as above
    }
  },
  names(prefix) {
    try {
      const all = Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? '')
      return all.flatMap((key) => (key.startsWith(`quarterdeck.${prefix}`) ? [key.slice('quarterdeck.'.length)] : []))
    } catch {
      return []
    }
  },
})

/** Writes a store down at every change, at once: what was typed before a crash is there after it. */
export function keepIn<State>(keeping: Keeping, name: string, store: StoreApi<State>) {
  store.subscribe((state) => keeping.write(name, state))
}
