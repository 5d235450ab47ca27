import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import { launchBrowser, openPage, type OpenPage } from './browser.ts'
import { commandPage, type CommandPage } from './command-page.ts'
import { cliOn, type Cli } from './commands.ts'
import { startHost, type StartedHost } from './host.ts'
import { keyboardOn } from './keyboard.ts'

type Language = 'ko' | 'en'
type Env = Readonly<Record<string, string>>

export type Seated = CommandPage & ReturnType<typeof keyboardOn> & Pick<OpenPage, 'complaints' | 'context'>

/** What the page trades its opening link for. */
async function keyOf({ openingUrl, port }: StartedHost): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${port}/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code: openingUrl.split('#code=')[1] }),
  })
  const { value } = (await answer.json()) as { value: { token: string } }
  return value.token
}

/**
 * A browser, and a host in front of a folder, for all tests around it; whoever enters has a page and a profile of their own, at the form
 * that declares. `own`: a host and a folder for each test too, where it is ended or starts from nothing.
 */
export function takeSeat({ env = {}, own = false }: { readonly env?: Env; readonly own?: boolean } = {}) {
  let browser: Browser
  let host: StartedHost
  let dataDir = ''
  let token: string | null = null
  let opened: OpenPage[] = []

  const sit = async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'qd-seat-'))
    await begin()
    // At once: the link lives for 30 seconds, and the first who needs it may come later.
    if (!own) token = await keyOf(host)
  }
  const begin = async (port = 0, other: Env = env) => {
    host = await startHost(dataDir, other, port)
    token = null
  }
  const rise = async () => {
    await host.kill()
    rmSync(dataDir, { recursive: true, force: true })
  }
  const leave = async () => {
    await Promise.all(opened.map(({ context }) => context.close()))
    opened = []
  }

  beforeAll(async () => {
    await Promise.all([launchBrowser().then((launched) => (browser = launched)), own ? null : sit()])
  })
  afterAll(async () => {
    await browser.close()
    if (!own) await rise()
  })
  if (own) beforeEach(sit)
  afterEach(async () => {
    await leave()
    if (own) await rise()
  })

  return {
    get host() {
      return host
    },
    get dataDir() {
      return dataDir
    },
    get browser() {
      return browser
    },
    cli: (other: Env = {}): Cli => cliOn(dataDir, other),
    async enter(language: Language = 'ko', options: BrowserContextOptions = {}, hash = '#/declare'): Promise<Seated> {
      const open = await openPage(browser, language, options)
      opened.push(open)
      const { page, context, complaints } = open
      if (token !== null)
        await context.addInitScript(
          (key) => sessionStorage.getItem('quarterdeck.token') ?? sessionStorage.setItem('quarterdeck.token', key),
          token,
        )
      await page.goto(token === null ? host.openingUrl : `http://127.0.0.1:${host.port}/${hash}`)
      await page.locator('form[data-declare], #composer').waitFor()
      return { ...commandPage(page, language), ...keyboardOn(page, await context.newCDPSession(page)), complaints, context }
    },
    leave,
    /** Another host on the same folder, and by default at another address: what a person does after it ended. */
    again: (port?: number, other?: Env) => begin(port, other),
  }
}
