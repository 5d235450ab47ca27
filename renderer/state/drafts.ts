import { createStore } from 'zustand/vanilla'
import { z } from 'zod'
import type { Client } from '../../shared/contract/bridge.ts'
import type { Keeping } from './keeping.ts'
import type { Windows } from './windows.ts'

/** What is being typed, by the place it is typed in: `log inc-1`, `note run-1 symptoms`. */
export type Drafts = Readonly<Record<string, string>>

/** What stands in a place of a window that is no more. */
export interface LeftDraft {
  readonly window: string
  readonly place: string
  readonly text: string
}

/** `held`: the core has it too, and knows better whether it is still a draft. */
const copy = z.union([z.string().transform((text) => ({ text, held: false })), z.object({ text: z.string(), held: z.boolean() })])

const restMs = 100
/** `w1f4k2p9z log inc-1`; a draft from before windows had names stands under its place alone. */
const named = /^(w[0-9a-z]{8}) (.+)$/su

/**
 * A draft is kept twice: in the browser at once, and a moment later in the core, where a page of another origin (the host on
 * another port) finds it. Every window keeps under its own name, so none can take away another's; what a window left behind
 * is offered to the ones that live, and put into no field unasked.
 */
export function createDrafts(
  client: Pick<Client, 'drafts'>,
  keeping: Keeping,
  windows: Windows,
  after: (ms: number, callback: () => void) => void,
) {
  const store = createStore<Drafts>(() => ({}))
  const left = createStore<readonly LeftDraft[]>(() => [])
  const sending = new Set<string>()
  let inCore: Drafts | null = null

  const ours = (place: string) => `${windows.id} ${place}`
  const local = (key: string) => keeping.read(`draft.${key}`, copy)
  function kept(place: string): string {
    const mine = local(ours(place))
    return inCore === null || (mine && !mine.held) ? (mine?.text ?? '') : (inCore[ours(place)] ?? '')
  }
  const read = (place: string) => store.getState()[place] ?? kept(place)

  /** Written down before the screen shows it: a crash right after a keystroke keeps the keystroke. */
  const set = (place: string, text: string) => {
    store.setState({ [place]: text })
    if (text === '') {
      keeping.drop(`draft.${ours(place)}`)
      sending.delete(place)
      return void client.drafts.set({ place: ours(place), text })
    }
    keeping.write(`draft.${ours(place)}`, { text, held: false })
    if (sending.has(place)) return
    sending.add(place)
    after(restMs, () => void send(place))
  }

  async function send(place: string): Promise<boolean> {
    if (!sending.delete(place)) return false
    const text = read(place)
    const reply = await client.drafts.set({ place: ours(place), text })
    if (reply.ok && read(place) === text) keeping.write(`draft.${ours(place)}`, { text, held: true })
    return reply.ok
  }

  /** What the core has, for every place nothing was typed in since this page opened; and what other windows left. */
  async function load() {
    const [reply, alive] = await Promise.all([client.drafts.get({}), windows.alive()])
    if (!reply.ok) return
    inCore = reply.value
    const places = Object.keys(inCore).flatMap((key) => (key.startsWith(ours('')) ? [key.slice(ours('').length)] : []))
    store.setState(Object.fromEntries(places.flatMap((place) => (store.getState()[place] === undefined ? [[place, kept(place)]] : []))))
    left.setState(leftIn(inCore, alive), true)
  }

  function leftIn(known: Drafts, alive: ReadonlySet<string>): LeftDraft[] {
    const texts = new Map(Object.entries(known))
    for (const name of keeping.names('draft.')) {
      const key = name.slice('draft.'.length)
      const copied = local(key)
      if (alive.has(splitKey(key).window) || !copied) continue
      // The core had it and has it no more: it was taken up or thrown away in a window of another browser.
      if (!copied.held) texts.set(key, copied.text)
      else if (!texts.has(key)) keeping.drop(name)
    }
    return [...texts].flatMap(([key, text]) => {
      const { window, place } = splitKey(key)
      return alive.has(window) || text === '' ? [] : [{ window, place, text }]
    })
  }

  /** Gone from the browser and, if nobody typed on in it since, from the core. */
  function throwAway(gone: readonly LeftDraft[]) {
    left.setState((all) => all.filter((one) => !gone.includes(one)), true)
    for (const { window, place, text } of gone) {
      const key = window === '' ? place : `${window} ${place}`
      keeping.drop(`draft.${key}`)
      void client.drafts.set({ place: key, text: '', over: text })
    }
  }

  /**
   * Into this window: the first into its field, after what stands there already; what goes along with it (its kind, its time)
   * only into an empty one. Leaves the other window's copy alone until the core has this one.
   */
  async function takeUp(taken: readonly LeftDraft[], between: string) {
    const [first] = taken
    if (!first) return
    const mine = read(first.place)
    for (const { place, text } of mine === '' ? taken : []) set(place, text)
    if (mine !== '') set(first.place, `${mine}${between}${first.text}`)
    left.setState((all) => all.filter((one) => !taken.includes(one)), true)
    const sent = await Promise.all(taken.map(async ({ place }) => !sending.has(place) || send(place)))
    if (sent.every(Boolean)) throwAway(taken)
  }

  return { store, left, kept, read, set, load, takeUp, throwAway }
}

function splitKey(key: string) {
  const [, window = '', place = key] = named.exec(key) ?? []
  return { window, place }
}
