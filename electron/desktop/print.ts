import { BrowserWindow, session } from 'electron'
import { printPolicy, readPages } from '../core/pages.ts'
import { confine } from './window.ts'
import { origin, scheme } from './wire.ts'

/** A long postmortem takes seconds; what takes longer than this never comes. */
const patienceMs = 60_000
let printed = 0

/** Prints a page of ours as PDF: in a window nobody sees, where no script runs and nothing is loaded but the product's own fonts. */
export const printer = (pagesDir: string) => async (html: string) => {
  const fonts = new Map(
    [...(await readPages(pagesDir))].flatMap(([path, { content }]) => (path.endsWith('.woff2') ? [[plainName(path), content]] : [])),
  )
  // In memory, of its own and empty: nothing of the deck's own profile is in reach.
  const apart = session.fromPartition(`print-${(printed += 1)}`)
  apart.protocol.handle(scheme, ({ url }) => {
    const { pathname } = new URL(url)
    if (pathname === '/print')
      return new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': printPolicy } })
    const font = fonts.get(pathname.replace(/^\/fonts\//u, ''))
    return font ? new Response(new Uint8Array(font), { headers: { 'content-type': 'font/woff2' } }) : new Response(null, { status: 404 })
  })
  // Whatever the page asks for elsewhere is not asked: its policy says so too, twice.
  apart.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !url.startsWith(`${origin}/`) }))
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      session: apart,
      ...{ javascript: false, sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false, spellcheck: false },
    },
  })
  confine(window.webContents)
  const giveUp = setTimeout(() => window.destroy(), patienceMs)
  try {
    await window.loadURL(`${origin}/print`)
    return await window.webContents.printToPDF({
      ...{ preferCSSPageSize: true, printBackground: true, generateTaggedPDF: true, generateDocumentOutline: true },
      ...{ displayHeaderFooter: true, headerTemplate: '<span></span>', footerTemplate },
    })
  } finally {
    clearTimeout(giveUp)
    if (!window.isDestroyed()) window.destroy()
    apart.protocol.unhandle(scheme)
  }
}

const footerTemplate =
  '<div style="width:100%;text-align:center;font-size:7pt;color:#667"><span class="pageNumber"></span> / <span class="totalPages"></span></div>'

/** `/assets/pretendard-latin-400-normal-BhrLQoBv.woff2`, as the build names it, by the name it came with. */
const plainName = (path: string) => path.replace(/^.*\//u, '').replace(/-[\w-]{8}\.woff2$/u, '.woff2')
