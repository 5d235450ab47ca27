import type { Browser, Page } from 'playwright-core'
import type { Language } from '../../../shared/domain/document/local-text.ts'
import { openPage } from './browser.ts'
import { openedAt, type Story } from './story.ts'

export const themes = ['dark', 'light'] as const
export type Theme = (typeof themes)[number]

/** The smallest window we promise, a laptop, and a large screen. */
export const sizes = {
  small: { width: 1024, height: 640 },
  laptop: { width: 1440, height: 900 },
  large: { width: 2560, height: 1440 },
} as const
export type Size = keyof typeof sizes

export interface Shot {
  readonly screen: Screen
  readonly language: Language
  readonly theme: Theme
  readonly size: Size
}

/** Where each screen is, and what shows that it is there. */
const screens = {
  command: { hash: ({ incidentId }: Story) => `#/${incidentId}`, ready: 'main li[data-kind]' },
  drill: { hash: ({ drillId }: Story) => `#/${drillId}`, ready: 'main li[data-kind]' },
  documents: { hash: ({ incidentId }: Story) => `#/${incidentId}/export`, ready: 'article h1' },
  declare: { hash: () => '#/declare', ready: 'main input' },
} as const
export type Screen = keyof typeof screens
export const screenNames = Object.keys(screens) as Screen[]

/** One page on a story, its clock standing still at the moment the story stops. */
export async function openStage(browser: Browser, story: Story) {
  const { page, context, complaints } = await openPage(browser, story.language)
  await page.clock.setFixedTime(openedAt)
  await page.goto(story.host.openingUrl)
  await page.locator('nav').waitFor()
  return {
    page,
    complaints,
    /** Brings a screen up as a person who set this would see it, at rest. */
    async show({ screen, language, theme, size }: Shot) {
      const { hash, ready } = screens[screen]
      await page.setViewportSize(sizes[size])
      await page.evaluate(
        ([address, settings]) => {
          localStorage.setItem('quarterdeck.settings', settings)
          location.hash = address
        },
        [hash(story), JSON.stringify({ language, theme })] as const,
      )
      await page.reload()
      await page.locator(ready).first().waitFor()
      await atRest(page)
    },
    close: () => context.close(),
  }
}

/** Fonts in, nothing moving, the caret out of the picture's way, everything that was asked for answered. */
async function atRest(page: Page) {
  await page.waitForLoadState('networkidle')
  await page.evaluate(async () => {
    await document.fonts.ready
    for (let frame = 0; frame < 3; frame += 1) await new Promise((next) => requestAnimationFrame(next))
  })
}
