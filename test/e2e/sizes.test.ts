import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, openPage, violationsOf } from './support/browser.ts'
import { commandPage, type CommandPage } from './support/command-page.ts'
import { cliOn, json } from './support/commands.ts'
import { startHost, type StartedHost } from './support/host.ts'

/** Windows in device pixels, and the zoom in them: a page at 200 % has half the CSS pixels of its window. */
const windows = [
  { window: [1024, 640], zoom: 1, rows: 5 },
  { window: [1024, 640], zoom: 2, rows: 3 },
  { window: [1440, 900], zoom: 2, rows: 5 },
  { window: [1280, 720], zoom: 1.5, rows: 5 },
  { window: [720, 900], zoom: 1, rows: 5 },
  { window: [720, 640], zoom: 1, rows: 4 },
  { window: [400, 800], zoom: 1, rows: 3 },
  { window: [3840, 2160], zoom: 1, rows: 12 },
  { window: [3840, 2160], zoom: 2, rows: 12 },
] as const

describe.each(['ko', 'en'] as const)('the command screen, in %s', (language) => {
  let browser: Browser
  let host: StartedHost
  let dataDir: string
  let screen: CommandPage

  beforeAll(async () => {
    browser = await launchBrowser()
    dataDir = mkdtempSync(join(tmpdir(), 'qd-sizes-'))
    host = await startHost(dataDir)
    const { page } = await openPage(browser, language)
    await page.goto(host.openingUrl)
    screen = commandPage(page, language)
    await screen.declare(language === 'ko' ? '판단 지연: 데이터베이스 잠금' : 'Slow judgments: a database lock')
    const text =
      language === 'ko' ? '결제팀: 판단 호출 네 건 중 한 건 정도 시간 초과' : 'Payments: about one judgment call in four times out'
    await screen.addConnection('judgment-primary', 'NOT_SET_HERE')
    await screen.startPlaybook()
    await page.evaluate(quiet)
    await json(cliOn(dataDir), ['log', '-', '--lines'], Array.from({ length: 30 }, (_, n) => `${text} (${n})`).join('\n'))
    await screen.rows.filter({ hasText: '(29)' }).waitFor()
  }, 60_000)
  afterAll(async () => {
    await browser.close()
    await host.kill()
    rmSync(dataDir, { recursive: true, force: true })
  })

  it.each(windows)(
    'holds in $window at $zoom: lines of the record, the composer, the next step in reach',
    async ({ window, zoom, rows }) => {
      const [width, height] = [Math.round(window[0] / zoom), Math.round(window[1] / zoom)]
      await screen.page.setViewportSize({ width, height })
      await expect.poll(() => screen.page.evaluate(measured)).toMatchObject({ spill: 0, composerInView: true })
      await expect.poll(async () => (await screen.page.evaluate(measured)).rows).toBeGreaterThanOrEqual(rows)
      const tab = screen.page.getByRole('tab', { name: screen.word('screen.tab.run') })
      if (await tab.isVisible()) await tab.click()
      const done = screen.button(screen.word('screen.run.done'), screen.card)
      const box = await done.boundingBox()
      expect(box && box.y >= 0 && box.y + box.height <= height && box.x + box.width <= width, JSON.stringify(box)).toBe(true)
      expect(await done.evaluate(onTop)).toBe(true)
      expect(await screen.page.evaluate(measured)).toMatchObject({ spill: 0, composerInView: true })
      // On a very wide screen a line still ends where it can be read.
      expect((await screen.composer.boundingBox())?.width).toBeLessThan(1_120)
      if (height <= 480) expect(await violationsOf(screen.page)).toEqual([])
      const timeline = screen.page.getByRole('tab', { name: screen.word('screen.timeline.title') })
      if (await timeline.isVisible()) await timeline.click()
    },
  )
})

/** What the probes of the new connection have to say is said: the lines that are counted come after it. */
async function quiet() {
  const seen = () => document.querySelector('main header small')?.textContent
  for (let [last, since] = [seen(), performance.now()]; performance.now() - since < 1_500;) {
    await new Promise((next) => requestAnimationFrame(next))
    if (seen() !== last) [last, since] = [seen(), performance.now()]
  }
}

function measured() {
  const [root, main] = [document.documentElement, document.querySelector('main')]
  const list = main?.querySelector('[role=region]')?.getBoundingClientRect()
  const composer = document.getElementById('composer')?.getBoundingClientRect()
  const whole = [...document.querySelectorAll('main [data-kind]')].map((row) => row.getBoundingClientRect())
  return {
    spill: Math.max(
      root.scrollWidth - root.clientWidth,
      document.body.scrollWidth - document.body.clientWidth,
      root.scrollHeight - root.clientHeight,
    ),
    rows: whole.filter(({ top, bottom }) => list && top >= list.top - 1 && bottom <= list.bottom + 1).length,
    composerInView: composer !== undefined && composer.top >= 0 && composer.bottom <= innerHeight && composer.right <= innerWidth,
  }
}

function onTop(button: Element) {
  const { left, top, width, height } = button.getBoundingClientRect()
  return button.contains(document.elementFromPoint(left + width / 2, top + height / 2))
}
