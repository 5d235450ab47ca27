import { lazy, StrictMode, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { z } from 'zod'
import { connect } from './client/connect.ts'
import { stayWithDroppedFiles } from './client/dropped.ts'
import { App } from './screens/app.tsx'
import { createDeck } from './state/deck.ts'
import { keepingIn } from './state/keeping.ts'
import { createOverlay } from './state/overlay.ts'
import { createPlace } from './state/place.ts'
import { createTicks } from './state/ticks.ts'
import { PageContext } from './state/use-deck.ts'
import { joinWindows, newWindowId } from './state/windows.ts'
import './styles/fonts.css'
import './styles/tokens.css'
import './styles/contrast.css'
import './styles/base.css'

// zod compiles schemas with Function unless told not to, which a strict Content-Security-Policy forbids.
z.config({ jitless: true })

const now = () => Date.now()
const after = (ms: number, callback: () => void) => void setTimeout(callback, ms)
const transport = connect()
const keeping = keepingIn(window.localStorage)
const windows = await joinWindows(navigator.locks, keepingIn(window.sessionStorage), newWindowId)
const deck = createDeck({ transport, keeping, windows, preferred: navigator.language, now, after })
const ticks = createTicks(now, (callback) => void setInterval(callback, 250))
deck.listen()
stayWithDroppedFiles(window)
// Another window may have died, and whoever wrote in it comes here.
window.addEventListener('focus', () => void deck.drafts.load())
if (transport.link.getState().state === 'online') void deck.refresh()

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
/** The contributors' page: part of no screen, and not loaded for them. */
const Gallery = lazy(async () => ({ default: (await import('./gallery/gallery.tsx')).Gallery }))
const inGallery = () => window.location.hash === '#gallery'
const Shown = inGallery() ? Gallery : App
window.addEventListener('hashchange', () => {
  if (inGallery() !== (Shown === Gallery)) window.location.reload()
})
createRoot(root).render(
  <StrictMode>
    <PageContext value={{ deck, place: createPlace(window), overlay: createOverlay(), ticks }}>
      <Suspense>
        <Shown />
      </Suspense>
    </PageContext>
  </StrictMode>,
)
