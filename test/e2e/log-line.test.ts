import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { say } from '../../shared/text/message.ts'
import { launchBrowser, openPage, violationsOf, type OpenPage } from './support/browser.ts'
import { cliOn, json } from './support/commands.ts'
import { startHost, type StartedHost } from './support/host.ts'

let browser: Browser
let host: StartedHost
let dataDir: string
let open: OpenPage
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'qd-line-'))
  host = await startHost(dataDir)
})
afterEach(async () => {
  await open.context.close()
  await host.kill()
  rmSync(dataDir, { recursive: true, force: true })
})

/** The small window, as the desktop opens it: the same pages at another address. */
async function enter(language: 'ko' | 'en') {
  open = await openPage(browser, language, { viewport: { width: 640, height: 260 } })
  const { page } = open
  await page.goto(host.openingUrl)
  // The page redeems its code and keeps its key for the tab; then it is loaded again at the small window's place.
  await page.getByRole('heading').first().waitFor()
  await page.evaluate(() => window.location.replace('#log-line'))
  await page.reload()
  return page
}

it.each(['ko', 'en'] as const)(
  'logs one line into the incident it names, and is clean to axe (%s)',
  { timeout: 60_000 },
  async (language) => {
    const cli = cliOn(dataDir)
    await json(cli, ['incident', 'declare', '--title', '연습: 판정 지연', '--mode', 'drill', '--severity', 'sev1'])
    const { incidentId } = await json<{ incidentId: string }>(cli, ['incident', 'declare', '--title', '판정 지연', '--severity', 'sev2'])
    const page = await enter(language)
    const where = page.getByRole('button', { name: say(language, 'screen.line.goes_to') })
    // Several are open: the real one comes before the drill, and is named.
    await where.filter({ hasText: 'SEV2' }).filter({ hasText: '판정 지연' }).waitFor()
    expect(await violationsOf(page)).toEqual([])
    await page.keyboard.type('p95 4.2s')
    await page.keyboard.press('Enter')
    await page
      .getByRole('status')
      .filter({ hasText: say(language, 'screen.line.logged') })
      .waitFor()
    const { stdout } = await cli(['timeline', '--incident', incidentId])
    expect(stdout).toContain('p95 4.2s')
    expect(open.complaints).toEqual([])
  },
)

it('says that no incident is open', async () => {
  const page = await enter('ko')
  await page.getByRole('heading', { name: say('ko', 'screen.line.none') }).waitFor()
  expect(await violationsOf(page)).toEqual([])
})
