import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, violationsOf } from './support/browser.ts'
import { openGallery } from './support/gallery-page.ts'
import { startHost, type StartedHost } from './support/host.ts'
import { apart, openEye } from './support/images.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'qd-gallery-'))
let host: StartedHost
let browser: Browser

beforeAll(async () => {
  host = await startHost(dataDir)
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await host.kill()
  rmSync(dataDir, { recursive: true, force: true })
})

const families = {
  verdict: ['ok', 'warning', 'critical', 'unknown'],
  severity: ['sev1', 'sev2', 'sev3', 'sev4'],
  risk: ['reads', 'reversible', 'disruptive', 'irreversible'],
  staleness: ['fresh', 'ageing', 'old'],
  mode: ['real', 'drill', 'exercise', 'tabletop'],
} as const

describe('the contributors’ page', () => {
  it('shows every component in both languages and every theme and density, clean to axe, asking nobody', { timeout: 60_000 }, async () => {
    const { page, context, complaints } = await openGallery(browser, host)
    for (const density of ['Comfortable', 'Compact']) {
      await page.getByText(density, { exact: true }).first().click()
      expect(await page.locator('[data-setting]').count()).toBe(8)
      expect(await page.locator('[data-group]').count()).toBe(8 * 20)
      // Looser lines change no name and no role.
      expect(await violationsOf(page, undefined, density === 'Compact')).toEqual([])
    }
    expect(complaints).toEqual([])
    await context.close()
  })

  it('shows what is under the pointer, being pressed and in focus otherwise than at rest', async () => {
    const { page, context } = await openGallery(browser, host)
    const seen = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('[data-state]')].map((place) => {
        const taker = place.querySelector<HTMLElement>('[data-hovered], [data-focus-visible]')
        const look = () => {
          const { backgroundColor, backgroundImage, borderColor, color, outline, boxShadow } = getComputedStyle(taker!)
          return [backgroundColor, backgroundImage, borderColor, color, outline, boxShadow].join(' ')
        }
        const forced = look()
        for (const mark of ['data-hovered', 'data-pressed', 'data-focused', 'data-focus-visible']) taker?.removeAttribute(mark)
        return { state: `${place.dataset['state']} ${taker?.tagName} ${taker?.textContent}`, differs: forced !== look() }
      }),
    )
    expect(seen).toHaveLength(8 * 18)
    expect(seen.filter(({ differs }) => !differs).map(({ state }) => state)).toEqual([])
    await context.close()
  })

  it('sets Korean, Latin and figures on one baseline, and every line on the grid', async () => {
    const { context, setting, page } = await openGallery(browser, host)
    for (const density of ['Comfortable', 'Compact']) {
      await page.getByText(density, { exact: true }).first().click()
      for (const language of ['ko', 'en']) {
        const row = setting('dark', language).locator('[data-baseline]')
        const baselines = await row.evaluate((box) =>
          [...box.querySelectorAll('time, span, kbd, code')].map((child) => {
            // Of no height, standing on the baseline: where it ends is where the line of writing is.
            const foot = document.createElement('span')
            foot.style.cssText = 'display: inline-block; width: 0; height: 0'
            child.append(foot)
            const { bottom } = foot.getBoundingClientRect()
            foot.remove()
            return bottom - box.getBoundingClientRect().top
          }),
        )
        expect(baselines).toHaveLength(4)
        expect(Math.max(...baselines) - Math.min(...baselines)).toBeLessThanOrEqual(0.5)
        expect(await row.evaluate((box) => box.getBoundingClientRect().height % 4)).toBe(0)
      }
    }
    await context.close()
  })
})

const scale = 4

describe('the marks, to people who see colours otherwise', () => {
  it('differ by their shape alone, within each family', { timeout: 120_000 }, async () => {
    const { page, context, setting } = await openGallery(browser, host, scale)
    const eye = await openEye(browser)
    const session = await context.newCDPSession(page)
    for (const type of ['deuteranopia', 'protanopia', 'tritanopia', 'achromatopsia'] as const) {
      await session.send('Emulation.setEmulatedVisionDeficiency', { type })
      for (const look of ['dark', 'light'])
        for (const [family, marks] of Object.entries(families)) {
          const group = setting(look, 'ko').locator(`[data-group="${family}"]`)
          const outlines = await outlinesIn(group, marks, eye)
          expect(outlines.filter(([, { cells }]) => cells.filter(Boolean).length < 80).map(([mark]) => mark)).toEqual([])
          const alike = outlines.flatMap(([one, a], at) =>
            outlines.slice(at + 1).flatMap(([other, b]) => (apart(a, b) < 0.25 ? [`${one} and ${other}: ${apart(a, b).toFixed(2)}`] : [])),
          )
          expect({ type, look, alike }).toEqual({ type, look, alike: [] })
        }
    }
    await eye.close()
    await context.close()
  })
})

/** Each mark of a family, cut from one picture of all. */
async function outlinesIn(group: Locator, marks: readonly string[], eye: Awaited<ReturnType<typeof openEye>>) {
  const png = await group.screenshot()
  const boxes = await group.evaluate((whole, names) => {
    // A picture of an element is of whole pixels, rounded outwards.
    const [left, top] = [Math.floor(whole.getBoundingClientRect().left), Math.floor(whole.getBoundingClientRect().top)]
    return names.map((name) => {
      const box = whole.querySelector(`[data-mark="${name}"]`)!.getBoundingClientRect()
      const [x, y] = [Math.floor(box.left), Math.floor(box.top)]
      return { x: x - left, y: y - top, width: Math.ceil(box.right) - x, height: Math.ceil(box.bottom) - y }
    })
  }, marks)
  const outlines = await eye.outlinesOf(png, boxes, scale)
  return marks.flatMap((mark, at) => (outlines[at] ? [[mark, outlines[at]] as const] : []))
}
