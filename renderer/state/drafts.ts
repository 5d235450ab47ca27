import { createStore } from 'zustand/vanilla'
import { z } from 'zod'
import type { Client } from '../../shared/contract/bridge.ts'
import type { Keeping } from './keeping.ts'

/** What is being typed, by the place it is typed in: `log inc-1`, `note run-1 symptoms`. */
export type Drafts = Readonly<Record<string, string>>

/** `held`: the core has it too, and knows better whether it is still a draft. */
const copy = z.union([z.string().transform((text) => ({ text, held: false })), z.object({ text: z.string(), held: z.boolean() })])

const restMs = 100

/**
 * A draft is kept twice: in the browser at once, each under its own name so that two windows never overwrite each
 * other's, and a moment later in the core, where a page of another origin (the host on another port) finds it.
 */
export function createDrafts(client: Pick<Client, 'drafts'>, keeping: Keeping, after: (ms: number, callback: () => void) => void) {
  const store = createStore<Drafts>(() => ({}))
  const sending = new Set<string>()
  let inCore: Drafts | null = null

  const own = (place: string) => keeping.read(`draft.${place}`, copy)
  function kept(place: string): string {
    const mine = own(place)
    return inCore === null || (mine && !mine.held) ? (mine?.text ?? '') : (inCore[place] ?? '')
  }
  const read = (place: string) => store.getState()[place] ?? kept(place)

  /** Written down before the screen shows it: a crash right after a keystroke keeps the keystroke. */
  const set = (place: string, text: string) => {
    if (text === '') keeping.drop(`draft.${place}`)
    else keeping.write(`draft.${place}`, { text, held: false })
    store.setState({ [place]: text })
    if (text === '') return void send(place)
    if (sending.has(place)) return
    sending.add(place)
    after(restMs, () => void send(place))
  }

  async function send(place: string) {
    sending.delete(place)
    const text = read(place)
    const reply = await client.drafts.set({ place, text })
    if (reply.ok && text !== '' && read(place) === text) keeping.write(`draft.${place}`, { text, held: true })
  }

  /** What the core has, for every place nothing was typed in since this page opened. */
  async function load() {
    const reply = await client.drafts.get({})
    if (!reply.ok) return
    inCore = reply.value
    const untouched = Object.keys(inCore).filter((place) => store.getState()[place] === undefined)
    store.setState(Object.fromEntries(untouched.map((place) => [place, kept(place)])))
  }

  return { store, kept, read, set, load }
}
