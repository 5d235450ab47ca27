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
      if (width < 1_180) await tab.click()
      const done = screen.button(screen.word('screen.run.done'), screen.card)
      const box = await done.boundingBox()
      expect(box && box.y >= 0 && box.y + box.height <= height && box.x + box.width <= width, JSON.stringify(box)).toBe(true)
      expect(await done.evaluate(onTop)).toBe(true)
      expect(await screen.page.evaluate(measured)).toMatchObject({ spill: 0, composerInView: true })
      // On a very wide screen a line still ends where it can be read.
      expect((await screen.composer.boundingBox())?.width).toBeLessThan(1_120)
      expect((await screen.rows.last().boundingBox())?.width).toBeLessThan(1_160)
      if (height <= 480) expect(await violationsOf(screen.page)).toEqual([])
      const timeline = screen.page.getByRole('tab', { name: screen.word('screen.timeline.title') })
      if (await timeline.isVisible()) await timeline.click()
    },
  )

  it('narrower, a form half typed at the side stays open with the focus in it, and again when it is wide', async () => {
    const { page } = screen
    await page.setViewportSize({ width: 1440, height: 900 })
    await screen.button(screen.word('screen.connections.add')).click()
    const name = page.getByRole('textbox', { name: screen.word('screen.connections.name'), exact: true })
    await name.fill('half-typed')
    for (const width of [1000, 700, 1440]) {
      await page.setViewportSize({ width, height: 900 })
      await expect
        .poll(() => name.evaluate((field: HTMLInputElement) => [document.activeElement === field, field.value]))
        .toEqual([true, 'half-typed'])
      expect(await name.isVisible()).toBe(true)
    }
    // What stood in the layout alone is gone: the line has the focus then.
    await page.locator('[data-fold=side]').focus()
    await page.setViewportSize({ width: 1000, height: 900 })
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('composer')
  })

  it('a line that wraps is seen whole before it is recorded, and the panel beside it leaves the timeline its room', async () => {
    const { page } = screen
    await page.setViewportSize({ width: 1440, height: 900 })
    const one = (await screen.composer.boundingBox())!.height
    await screen.composer.fill('가나다라 마바사 '.repeat(40))
    expect((await screen.composer.boundingBox())!.height).toBeGreaterThan(one * 2)
    expect(await screen.composer.evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight)).toBeLessThanOrEqual(1)
    await screen.composer.fill('')
    await page.getByRole('separator').first().press('End')
    expect((await page.locator('main [data-kind]').last().boundingBox())!.width).toBeGreaterThanOrEqual(430)
  })

  it('on the lowest window the clocks of the bar are come by with the arrows, and a status that has the focus is seen whole', async () => {
    const { page } = screen
    await page.setViewportSize({ width: 512, height: 320 })
    const bar = page.getByRole('banner', { name: screen.word('screen.bar') })
    await bar.focus()
    for (let presses = 0; presses < 20; presses += 1) await page.keyboard.press('ArrowRight')
    const last = bar.locator('dl dd').last()
    await expect.poll(async () => ((await last.boundingBox())?.x ?? 999) < 512).toBe(true)
    for (const status of await bar.locator('[data-status]').all()) {
      await status.focus()
      await expect
        .poll(async () => {
          const box = await status.boundingBox()
          return box !== null && box.x >= 0 && box.x + box.width <= 512
        })
        .toBe(true)
    }
  })
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
