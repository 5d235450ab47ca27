import { createStore } from 'zustand/vanilla'
import { codeIn } from '../client/session.ts'

/** Every screen there is, in the order of the rail; `command` is where an incident is worked on. */
export const screens = [
  'command',
  'incidents',
  'playbooks',
  'recovery',
  'probes',
  'export',
  'followups',
  'routine',
  'settings',
  'declare',
] as const
export type ScreenName = (typeof screens)[number]

/** Those that say nothing without an incident. */
export const needsIncident = (screen: ScreenName) => screen === 'command' || screen === 'export'

/** What the window shows. It stands in the address, so that reload and the back button do what they say. */
export interface Place {
  readonly incidentId: string | null
  readonly screen: ScreenName
  /** The one thing of that screen that is meant: a playbook, a connection. */
  readonly item?: string
}

const isScreen = (text: string | undefined): text is ScreenName => screens.some((screen) => screen === text)

export function placeOf(hash: string): Place {
  const [first, second, third] = hash.replace(/^#\/?/u, '').split('/').map(decoded)
  if (isScreen(first) && !needsIncident(first)) return { incidentId: null, screen: first, ...(second ? { item: second } : {}) }
  return { incidentId: first || null, screen: isScreen(second) ? second : 'command', ...(third ? { item: third } : {}) }
}

export function hashOf({ incidentId, screen, item }: Place): string {
  const named = screen === 'command' && item === undefined ? [] : [screen]
  const parts = incidentId === null ? (needsIncident(screen) ? [] : named) : [incidentId, ...named]
  return `#/${[...parts, ...(item === undefined ? [] : [item])].map(encodeURIComponent).join('/')}`
}

function decoded(part: string) {
  try {
    return decodeURIComponent(part)
  } catch {
    return ''
  }
}

export function createPlace(page: Pick<Window, 'location' | 'history' | 'addEventListener'>) {
  const store = createStore<Place>(() => placeOf(page.location.hash))
  page.addEventListener('hashchange', ({ newURL }) => {
    // A key that was handed in is no place: the address goes back to where the screen is.
    if (codeIn(new URL(newURL).hash) !== null) page.history.replaceState(null, '', hashOf(store.getState()))
    else store.setState(placeOf(page.location.hash), true)
  })
  const go = (place: Place) => {
    page.location.hash = hashOf(place)
    store.setState(place, true)
  }
  /** The same screen, by its full name: from then on it shows this incident, whatever is declared elsewhere. */
  const settle = (incidentId: string) => {
    const place = { ...store.getState(), incidentId }
    page.history.replaceState(null, '', hashOf(place))
    store.setState(place, true)
  }
  return { store, go, settle }
}
