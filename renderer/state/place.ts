import { createStore } from 'zustand/vanilla'
import { codeIn } from '../client/session.ts'

/** What the window shows. It stands in the address, so that reload and the back button do what they say. */
export interface Place {
  readonly incidentId: string | null
  readonly screen: 'command' | 'export' | 'declare'
}

export function placeOf(hash: string): Place {
  const [incidentId, screen] = hash.replace(/^#\/?/u, '').split('/').map(decoded)
  if (incidentId === 'declare') return { incidentId: null, screen: 'declare' }
  return { incidentId: incidentId || null, screen: screen === 'export' || screen === 'declare' ? screen : 'command' }
}

export function hashOf({ incidentId, screen }: Place): string {
  if (incidentId === null) return screen === 'declare' ? '#/declare' : '#/'
  return `#/${encodeURIComponent(incidentId)}${screen === 'command' ? '' : `/${screen}`}`
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
