import { createStore } from 'zustand/vanilla'
import { z } from 'zod'
import type { Client } from '../../shared/contract/bridge.ts'
import type { Keeping } from './keeping.ts'

/** What is being typed, by the place it is typed in: `log inc-1`, `note run-1 symptoms`. */
export type Drafts = Readonly<Record<string, string>>

/** `held`: the core has it too, and knows better whether it is still a draft. */
const copy = z.union([z.string().transform((text) => ({ text, held: false })), z.object({ text: z.string(), held: z.boolean() })])

const restMs = 100
/** Long enough for a line that was logged elsewhere to have been taken away there. */
const clearedMs = 1000

/**
 * A draft is kept twice: in the browser at once, each under its own name, and a moment later in the core, where a page
 * of another origin (the host on another port) finds it. Two windows on one incident share the place: each takes away
 * only what it kept itself, and puts its own back where the other's is gone.
 */
export function createDrafts(client: Pick<Client, 'drafts'>, keeping: Keeping, after: (ms: number, callback: () => void) => void) {
  const store = createStore<Drafts>(() => ({}))
  const sending = new Set<string>()
  /** What this window last had the core keep. */
  const sent = new Map<string, string>()
  const typed = new Set<string>()
  let inCore: Drafts | null = null
  let restoring = false

  const own = (place: string) => keeping.read(`draft.${place}`, copy)
  function kept(place: string): string {
    const mine = own(place)
    return inCore === null || (mine && !mine.held) ? (mine?.text ?? '') : (inCore[place] ?? '')
  }
  const read = (place: string) => store.getState()[place] ?? kept(place)

  /** Written down before the screen shows it: a crash right after a keystroke keeps the keystroke. */
  const set = (place: string, text: string) => {
    if (text === '') return takeAway(place)
    keeping.write(`draft.${place}`, { text, held: false })
    store.setState({ [place]: text })
    typed.add(place)
    if (sending.has(place)) return
    sending.add(place)
    after(restMs, () => void send(place))
  }

  /** Only if it is still what this window kept: another one may be writing a line of its own there. */
  function takeAway(place: string) {
    const mine = read(place)
    if (own(place)?.text === mine) keeping.drop(`draft.${place}`)
    store.setState({ [place]: '' })
    typed.delete(place)
    sending.delete(place)
    const over = sent.get(place) ?? inCore?.[place] ?? mine
    sent.delete(place)
    void client.drafts.set({ place, text: '', over })
  }

  async function send(place: string) {
    if (!sending.delete(place)) return
    const text = read(place)
    sent.set(place, text)
    const reply = await client.drafts.set({ place, text })
    if (reply.ok && read(place) === text && own(place)?.text === text) keeping.write(`draft.${place}`, { text, held: true })
  }

  /** After something was recorded: what is being typed here is kept again wherever nothing is kept any more. */
  function restore() {
    if (restoring || typed.size === 0) return
    restoring = true
    after(clearedMs, () => {
      restoring = false
      for (const place of typed) {
        const text = read(place)
        if (own(place) === undefined) keeping.write(`draft.${place}`, { text, held: false })
        void client.drafts.set({ place, text, over: '' })
      }
    })
  }

  /** What the core has, for every place nothing was typed in since this page opened. */
  async function load() {
    const reply = await client.drafts.get({})
    if (!reply.ok) return
    inCore = reply.value
    const untouched = Object.keys(inCore).filter((place) => store.getState()[place] === undefined)
    store.setState(Object.fromEntries(untouched.map((place) => [place, kept(place)])))
  }

  return { store, kept, read, set, restore, load }
}
