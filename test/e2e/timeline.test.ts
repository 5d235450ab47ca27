import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, openPage, violationsOf, type OpenPage } from './support/browser.ts'
import { commandPage, type CommandPage } from './support/command-page.ts'
import { cliOn, json } from './support/commands.ts'
import { startHost, type StartedHost } from './support/host.ts'

/** One long night, one browser and one host for all: each test begins where the one before may have left the page. */
let browser: Browser
let host: StartedHost
let dataDir: string
let open: OpenPage
let screen: CommandPage
let list: Locator
const lines = 2_600

beforeAll(async () => {
  browser = await launchBrowser()
  dataDir = mkdtempSync(join(tmpdir(), 'qd-timeline-'))
  host = await startHost(dataDir)
  open = await openPage(browser, 'en')
  await open.page.goto(host.openingUrl)
  screen = commandPage(open.page, 'en')
  list = open.page.getByRole('region', { name: screen.word('screen.timeline.title') })
  await screen.declare('x')
  await json(cliOn(dataDir), ['log', '-', '--lines'], Array.from({ length: lines }, (_, n) => textOf(n)).join('\n'))
  await open.page.reload()
  await screen.rows.filter({ hasText: `line ${lines - 1} ` }).waitFor()
}, 60_000)
afterAll(async () => {
  await browser.close()
  await host.kill()
  rmSync(dataDir, { recursive: true, force: true })
})

/** Every seventh is long: rows of one height would prove little. */
const textOf = (n: number) => `line ${n} of a night${n % 7 === 0 ? ` in which much happened, and more was said about it`.repeat(6) : ''}`
/** The first row in view and where it stands: what the reader looks at. */
const seen = () =>
  list.evaluate((box) => {
    const { top } = box.getBoundingClientRect()
    const row = [...box.querySelectorAll('[data-kind]')].find((one) => one.getBoundingClientRect().bottom > top + 1)
    return `${row?.textContent?.slice(0, 40)} ${Math.round((row?.getBoundingClientRect().top ?? 0) - top)}`
  })
const atEnd = () => list.evaluate((box) => box.scrollHeight - box.scrollTop - box.clientHeight < 24)
/** The row that has the focus, if it can be seen. */
const focused = () =>
  list.evaluate((box) => {
    const [view, row] = [box.getBoundingClientRect(), document.activeElement]
    const at = row?.getBoundingClientRect()
    if (!row?.matches('[data-key]') || !at || at.bottom < view.top || at.top > view.bottom) return null
    return row.textContent
  })
const unseen = (count: number) => screen.button(screen.word('screen.timeline.unseen', { count })).waitFor()
const record = (text: string, ...options: string[]) => json(cliOn(dataDir), ['log', ...options, text])

/** Until two looks in a row see the same. */
async function atRest(): Promise<string> {
  let last = ''
  await expect
    .poll(async () => {
      const before = last
      last = await seen()
      return before === last
    })
    .toBe(true)
  return last
}

describe('a long timeline', () => {
  it('opens at its newest entry with a few rows in the page, and reads older pages as the reader comes near', async () => {
    expect(await atEnd()).toBe(true)
    expect(await screen.rows.count()).toBeLessThan(100)
    expect(await screen.count()).toContain('200')
    await list.evaluate((box) => box.scrollTo({ top: 0, behavior: 'instant' }))
    await expect.poll(() => screen.count()).toContain('400')
    expect(await screen.rows.count()).toBeLessThan(100)
    expect(await screen.rows.first().textContent()).not.toContain('declared')
    expect(await violationsOf(screen.page)).toEqual([])
  })

  it('stays where the reader is while entries arrive, below and above, and while an older page comes in', async () => {
    await list.evaluate((box) => box.scrollTo({ top: box.scrollHeight / 2, behavior: 'instant' }))
    const before = await atRest()
    await record('while reading')
    await unseen(1)
    expect(await seen()).toBe(before)
    await record('in between', '--at', '-1s')
    await unseen(2)
    await screen.button(screen.word('screen.timeline.earlier')).click()
    await expect.poll(() => screen.count()).toMatch(/^(?:[6-9]\d\d|[1-9],\d{3})/u)
    expect(await atRest()).toBe(before)
  })

  it('stays while it is read backwards, a wheel at a time, and while the window changes its width', async () => {
    await list.hover()
    for (let turn = 0; turn < 12; turn += 1) {
      const [above] = await list.evaluate((box) => {
        const { top } = box.getBoundingClientRect()
        const rows = [...box.querySelectorAll<HTMLElement>('[data-kind]')].filter((row) => row.getBoundingClientRect().top > top)
        return [{ text: rows[0]?.textContent ?? '', top: (rows[0]?.getBoundingClientRect().top ?? 0) - top }]
      })
      await screen.page.mouse.wheel(0, -200)
      await atRest()
      const now = await list.evaluate((box, text) => {
        const row = [...box.querySelectorAll('[data-kind]')].find((one) => one.textContent === text)
        return (row?.getBoundingClientRect().top ?? Number.NaN) - box.getBoundingClientRect().top
      }, above.text)
      expect(Math.abs(now - above.top - 200), `turn ${turn}: ${above.text}`).toBeLessThan(3)
    }
    const before = await atRest()
    await screen.page.setViewportSize({ width: 1250, height: 900 })
    expect((await atRest()).replace(/ -?\d+$/u, '')).toBe(before.replace(/ -?\d+$/u, ''))
    await screen.page.setViewportSize({ width: 1440, height: 900 })
    expect((await atRest()).replace(/ -?\d+$/u, '')).toBe(before.replace(/ -?\d+$/u, ''))
  })

  it('keeps the focus of a row that is scrolled away, and goes on from it by the arrows, by pages, to both ends', async () => {
    await screen.page.keyboard.press('Alt+End')
    await expect.poll(atEnd).toBe(true)
    await atRest()
    const [last, newest] = (await screen.rows.allTextContents()).slice(-2)
    await list.focus()
    await screen.page.keyboard.press('ArrowUp')
    await screen.page.keyboard.press('ArrowUp')
    await expect.poll(focused).toContain(last)
    await list.evaluate((box) => box.scrollBy({ top: -9_000, behavior: 'instant' }))
    await atRest()
    expect(await focused()).toBeNull()
    expect(await screen.page.evaluate(() => document.activeElement?.textContent)).toContain(last)
    await screen.page.keyboard.press('ArrowUp')
    await expect.poll(focused).toContain(`line ${lines - 1} `)
    await screen.page.keyboard.press('PageUp')
    await expect.poll(focused).not.toContain(`line ${lines - 1} `)
    await screen.page.keyboard.press('End')
    await expect.poll(focused).toContain(newest)
    for (let row = 0; row < 40; row += 1) await screen.page.keyboard.press('ArrowUp')
    await expect.poll(focused).toContain(`line ${lines - 39} `)
    // Home is the first row that is held; Ctrl+Home the incident's own first line, however many pages back, in one press.
    await screen.page.keyboard.press('Home')
    await expect.poll(focused).toContain('line ')
    await screen.page.keyboard.press('Control+Home')
    await expect.poll(focused).toContain('declared')
    expect(await screen.count()).toContain((lines + 3).toLocaleString('en'))
    expect(await screen.page.evaluate(() => document.activeElement?.getAttribute('aria-posinset'))).toBe('1')
    await screen.page.keyboard.press('Escape')
    expect(await screen.composer.evaluate((box) => box === document.activeElement)).toBe(true)
  })

  it('comes to a line that is asked for by name, and back to the newest', async () => {
    await screen.page.keyboard.press('Control+KeyK')
    await screen.page.keyboard.type('line 1234 ')
    await screen.page
      .getByRole('dialog')
      .getByRole('menuitem', { name: /line 1234 of/u })
      .first()
      .click()
    await expect.poll(focused).toContain('line 1234 ')
    await screen.page.keyboard.press('Alt+End')
    await expect.poll(atEnd).toBe(true)
    await record('the end is followed')
    await expect.poll(() => screen.rows.last().textContent()).toContain('the end is followed')
    expect(await atEnd()).toBe(true)
    expect(open.complaints).toEqual([])
  })
})
