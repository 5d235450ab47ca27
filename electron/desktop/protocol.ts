import type { Protocol } from 'electron'
import { pageAnswer, readPages } from '../core/pages.ts'
import { origin, scheme } from './wire.ts'

/** Has to be said before the app is ready: our scheme has origins, like https, and may fetch. */
export const announceScheme = (protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>) =>
  protocol.registerSchemesAsPrivileged([{ scheme, privileges: { standard: true, secure: true, supportFetchAPI: true } }])

/** Serves the built renderer as app://quarterdeck/. The page connects to nothing: what it asks goes through the preload. */
export async function servePages(protocol: Pick<Protocol, 'handle'>, pagesDir: string): Promise<void> {
  const pages = await readPages(pagesDir)
  protocol.handle(scheme, ({ url, method }) => {
    const { pathname, protocol: asked, host } = new URL(url)
    const page = `${asked}//${host}` === origin ? pages.get(pathname) : undefined
    if (page === undefined) return new Response(null, { status: 404 })
    if (method !== 'GET') return new Response(null, { status: 405, headers: { allow: 'GET' } })
    const { body, headers } = pageAnswer(page, "'none'")
    return new Response(new Uint8Array(body), { headers })
  })
}
