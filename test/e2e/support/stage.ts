import type { Browser, Page } from 'playwright-core'
import { openPage } from './browser.ts'
import { openedAt, type Story } from './story.ts'

/** What a person set and what their system asks for. */
export const looks = {
  dark: { theme: 'dark', scheme: 'dark' },
  light: { theme: 'light', scheme: 'light' },
  'contrast-dark': { theme: 'contrast', scheme: 'dark' },
  'contrast-light': { theme: 'contrast', scheme: 'light' },
} as const
export type Look = keyof typeof looks
export const lookNames = Object.keys(looks) as Look[]

/** The smallest window we promise, a laptop, and a large screen. */
export const sizes = {
  small: { width: 1024, height: 640 },
  laptop: { width: 1440, height: 900 },
  large: { width: 2560, height: 1440 },
} as const
export type Size = keyof typeof sizes

/** Where each screen is, and what shows that it is there. */
const screens = {
  command: { hash: ({ incidentId }: Story) => `#/${incidentId}`, ready: 'main [data-kind]' },
  drill: { hash: ({ drillId }: Story) => `#/${drillId}`, ready: 'main [data-kind]' },
  documents: { hash: ({ incidentId }: Story) => `#/${incidentId}/export`, ready: 'article h1' },
  incidents: { hash: ({ incidentId }: Story) => `#/${incidentId}/incidents`, ready: 'main h1' },
  numbers: { hash: ({ incidentId }: Story) => `#/${incidentId}/incidents/numbers`, ready: 'main h1' },
  playbooks: { hash: ({ incidentId }: Story) => `#/${incidentId}/playbooks`, ready: 'main h1' },
  probes: { hash: ({ incidentId }: Story) => `#/${incidentId}/probes`, ready: 'main h1' },
  recovery: { hash: ({ incidentId }: Story) => `#/${incidentId}/recovery`, ready: 'main h1' },
  routine: { hash: ({ incidentId }: Story) => `#/${incidentId}/routine`, ready: 'main h1' },
  followups: { hash: ({ incidentId }: Story) => `#/${incidentId}/followups`, ready: 'main h1' },
  settings: { hash: ({ incidentId }: Story) => `#/${incidentId}/settings`, ready: 'main h1' },
  declare: { hash: ({ incidentId }: Story) => `#/${incidentId}/declare`, ready: 'main input' },
  gallery: { hash: () => '#gallery', ready: '[data-setting]' },
} as const
export type Screen = keyof typeof screens
export const screenNames = Object.keys(screens) as Screen[]

export interface Shot {
  readonly screen: Screen
  readonly look: Look
  readonly size?: Size
}

/** One page on a story, its clock standing still at the moment the story stops. */
export async function openStage(browser: Browser, story: Story) {
  const { page, context } = await openPage(browser, story.language, { reducedMotion: 'reduce' })
  /** Whatever the page said on its console, and whatever it asked of anybody but its host. */
  const said: string[] = []
  page.on('console', (message) => said.push(`${message.type()}: ${message.text()}`))
  page.on('pageerror', (error) => said.push(error.message))
  await context.route('**/*', (route) => {
    const asked = new URL(route.request().url())
    if (asked.origin === `http://127.0.0.1:${story.host.port}`) return route.continue()
    said.push(`asked ${asked.href}`)
    return route.abort()
  })
  await page.clock.setFixedTime(openedAt)
  await page.goto(story.host.openingUrl)
  await page.locator('nav').waitFor()
  let shown: Partial<Shot> = {}

  async function take(look: Look) {
    if (shown.look === look) return
    const { theme, scheme } = looks[look]
    await page.emulateMedia({ colorScheme: scheme })
    await page.evaluate(setTo, { language: story.language, theme, density: 'compact', welcomed: true } as const)
    if (shown.screen !== undefined && shown.screen !== 'gallery') await page.locator(`html[data-theme=${theme}]`).waitFor()
    shown = { ...shown, look }
  }

  return {
    page,
    said,
    /** Brings a screen up as a person who set this would see it, at rest; `anew`: loaded again. */
    async show({ screen, look, size = 'laptop' }: Shot, { anew = false } = {}) {
      await page.setViewportSize(sizes[size])
      const { hash, ready } = screens[screen]
      await take(look)
      if (anew || shown.screen === undefined || screen === 'gallery' || shown.screen === 'gallery') {
        // Without a hashchange: the contributors' page would load itself while we do.
        await page.evaluate((to) => history.replaceState(null, '', to), hash(story))
        await page.reload()
      } else await page.evaluate((to) => void (location.hash = to), hash(story))
      shown = { look, screen }
      await page.locator(ready).first().waitFor()
      await atRest(page)
    },
    /** The same screen, in another theme: what is set is told to every page at once. */
    async turn(look: Look) {
      await take(look)
      await atRest(page)
    },
    close: () => context.close(),
  }
}

/** A stage, and the browser it stands in. */
export interface Staged {
  readonly browser: Browser
  readonly stage: Awaited<ReturnType<typeof openStage>>
}

/** As the settings' screen does, and in the browser's copy, so that the next first paint is right. */
async function setTo(settings: { language: string; theme: string; density: string; welcomed: boolean }) {
  localStorage.setItem('quarterdeck.settings', JSON.stringify(settings))
  const headers = { 'content-type': 'application/json', 'x-quarterdeck-token': sessionStorage.getItem('quarterdeck.token') ?? '' }
  const answer = await fetch('/call/settings.set', { method: 'POST', headers, body: JSON.stringify(settings) })
  if (!answer.ok) throw new Error(`settings were not taken: ${answer.status} ${await answer.text()}`)
}

/** Fonts in, and what is on the page the same for a while: everything that was asked for is there. */
async function atRest(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready
    const seen = () => `${document.body.innerText.length} ${document.body.querySelectorAll('*').length}`
    for (let [last, since] = ['', performance.now()]; performance.now() - since < 150;) {
      await new Promise((next) => requestAnimationFrame(next))
      if (seen() !== last) [last, since] = [seen(), performance.now()]
    }
  })
}
