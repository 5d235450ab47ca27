import type { Browser, Locator } from 'playwright-core'
import { openPage } from './browser.ts'
import type { StartedHost } from './host.ts'

/** The contributors' page, standing still. It needs nobody's record: an address without a key will do. */
export async function openGallery(browser: Browser, { port }: StartedHost, deviceScaleFactor = 1) {
  const open = await openPage(browser, 'en', { viewport: { width: 1200, height: 900 }, deviceScaleFactor, reducedMotion: 'reduce' })
  await open.page.goto(`http://127.0.0.1:${port}/#gallery`)
  await open.page.locator('[data-setting]').first().waitFor()
  await open.page.evaluate(() => document.fonts.ready)
  return { ...open, setting: (look: string, language: string): Locator => open.page.locator(`[data-setting="${look} ${language}"]`) }
}
