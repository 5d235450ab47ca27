import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { say } from '../../shared/text/message.ts'
import { launchBrowser, openPage, violationsOf, type OpenPage } from './support/browser.ts'
import { commandPage } from './support/command-page.ts'
import { startHost, type StartedHost } from './support/host.ts'

const clock = join(import.meta.dirname, 'support/clock.ts')
const evening = '2026-11-22T23:50:00+09:00'
const later = '2026-11-23T00:30:12+09:00'
/** The host's clock begins then, and runs on. */
const from = (time: string) => ({ NODE_OPTIONS: `--import=${clock}`, QUARTERDECK_TEST_NOW: time })

let browser: Browser
let host: StartedHost
let open: OpenPage
let dataDir: string

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())
afterEach(async () => {
  await open.context.close()
  await host.kill()
  rmSync(dataDir, { recursive: true, force: true })
})

/** Opens the page with its clock at that time; the permission is what a person gives who copies. */
async function pageAt(time: string, language: 'ko' | 'en') {
  open = await openPage(browser, language, { permissions: ['clipboard-read', 'clipboard-write'] })
  await open.page.clock.install({ time: new Date(time) })
  await open.page.goto(host.openingUrl)
  return open.page
}

describe.each(['ko', 'en'] as const)('an incident is led in %s by the keyboard alone', (language) => {
  const word = (key: Parameters<typeof say>[1], values = {}) => (say as (...of: unknown[]) => string)(language, key, values)

  it('decides by a form, reports, promises, is late, puts off, sends, and is reopened', { timeout: 120_000 }, async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'qd-cadence-'))
    host = await startHost(dataDir, from(evening))
    let page = await pageAt(evening, language)
    let screen = commandPage(page, language)
    await screen.declare('결제 지연')
    const dialog = () => page.getByRole('dialog')
    const line = async (text: string) => {
      await page.keyboard.type(text)
      await page.keyboard.press('Enter')
      await expect.poll(() => screen.composer.inputValue()).toBe('')
    }
    const shown = async (text: string | RegExp) => {
      await expect.poll(() => page.locator('main').textContent()).toMatch(text)
    }

    // A milestone that an entry stands for, and one on the wrong side of it: both are named.
    await line('-20m /milestone detected p95 4.2s')
    await line('-10m /milestone impact_started')
    await shown(word('word.milestone.detected'))
    await expect
      .poll(() => page.locator('[data-part=side] [role=status]').allTextContents())
      .toContainEqual(expect.stringContaining('23:30:0'))
    expect(await page.locator('[data-part=side]').textContent()).toContain(
      word('measure.between', { from: word('word.milestone.impact_started'), to: word('word.milestone.mitigated') }),
    )

    // A decision as a form, by Tab and Ctrl+Enter; it stands on the timeline with its objections.
    await page.keyboard.type(language === 'ko' ? '/결정' : '/decision')
    await page.getByText(word('form.decision.opens')).waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Enter')
    await dialog().waitFor()
    for (const text of ['proposal', 'wait or end', 'a batch', '기다리자는 의견', '세션 4711 종료', '이도윤']) {
      await page.keyboard.type(text)
      await page.keyboard.press('Tab')
    }
    expect(await violationsOf(page)).toEqual([])
    await page.keyboard.press('Control+Enter')
    await dialog().waitFor({ state: 'detached' })
    await shown(`${word('form.decision.objections')}: 기다리자는 의견`)
    await expect.poll(() => page.locator('[data-reviews]').textContent()).toContain('세션 4711 종료')

    // A situation report, from the line.
    await page.locator('#composer').focus()
    await page.keyboard.type('/can 세션 3개 차단')
    await page.keyboard.press('Enter')
    await dialog().waitFor()
    await page.keyboard.type('DB')
    await page.keyboard.press('Control+Enter')
    await dialog().waitFor({ state: 'detached' })
    await expect.poll(() => page.locator('[data-reports]').textContent()).toContain('세션 3개 차단')

    // One key: what changed, as a text; copied, recorded, and the next one promised (a SEV2: in half an hour, past midnight).
    await page.keyboard.press('Alt+KeyU')
    await dialog().waitFor()
    const text = dialog().getByRole('textbox', { name: word('cadence.text') })
    await expect.poll(() => text.inputValue()).toContain('세션 4711 종료')
    await page.keyboard.press('Control+Enter')
    await dialog().waitFor({ state: 'detached' })
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    expect(copied).toContain(`[SEV2] 결제 지연
${word('word.status.investigating')} · `)
    const next = page.locator('[data-update]')
    await expect.poll(() => next.getAttribute('data-update')).toBe('planned')
    await expect.poll(() => next.textContent()).toMatch(/00:2\d/u)

    // One switch: UTC, by its name; what is typed is read in it.
    await page.locator('#composer').focus()
    await page.keyboard.press('Alt+KeyZ')
    await page.keyboard.press('Alt+KeyZ')
    await expect.poll(() => page.locator('[data-times]').textContent()).toContain('UTC')
    await shown(/14:50:\d\d/u)
    await page.keyboard.type('@14:40 읽기가 끝남')
    await expect.poll(() => screen.understood.textContent()).toContain('14:40:00')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Alt+KeyZ')
    await shown(/23:40:00/u)
    expect(open.complaints).toEqual([])
    await open.context.close()
    await host.stop()

    // Forty minutes later the laptop is opened again: overdue, on the record, in the bar, the rail and the title.
    host = await startHost(dataDir, from(later))
    page = await pageAt(later, language)
    screen = commandPage(page, language)
    await screen.composer.waitFor()
    await expect.poll(() => page.locator('[data-update]').getAttribute('data-update')).toBe('overdue')
    await expect.poll(() => page.locator('[data-rail-due]').getAttribute('data-rail-due')).toBe('overdue')
    await expect.poll(() => page.title()).toContain(word('cadence.late', { late: '' }).trim())
    await shown(word('cadence.row.overdue'))
    expect(
      await page
        .locator('main [data-kind]')
        .filter({ hasText: word('cadence.row.overdue') })
        .count(),
    ).toBe(1)
    await shown(word('decision.row.review_due'))

    // Every ten minutes for one of them: how long it lasts; put away, it stays away.
    const calledOut = page.locator('[data-call-out]')
    await expect.poll(() => calledOut.getAttribute('data-call-out')).toBe('40')
    expect(await calledOut.textContent()).toContain(word('word.status.investigating'))
    await calledOut.getByRole('button').press('Enter')
    await calledOut.waitFor({ state: 'detached' })

    // The decision is looked at again, and waits no more.
    await page.locator('[data-reviews] button').first().press('Enter')
    await page.locator('[data-reviews]').getByRole('textbox').fill('영향 없음')
    await page.keyboard.press('Enter')
    await page.locator('[data-reviews]').waitFor({ state: 'detached' })
    await shown(word('decision.row.stands'))
    await shown('영향 없음')

    // Put off, with a reason that stays.
    await page.keyboard.press('Alt+KeyU')
    await dialog().waitFor()
    await dialog().locator('summary').focus()
    await page.keyboard.press('Enter')
    await dialog()
      .getByRole('textbox', { name: word('entry.screen.reason') })
      .focus()
    await page.keyboard.type('벤더 답을 기다림')
    await page.keyboard.press('Enter')
    await dialog().waitFor({ state: 'detached' })
    await expect.poll(() => page.locator('[data-update]').getAttribute('data-update')).toBe('planned')
    await shown('벤더 답을 기다림')

    // Resolving is a step of its own; then it comes back.
    await page.locator('#composer').focus()
    await page.keyboard.type('/status resolved')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.locator('[data-status=resolved]').getAttribute('aria-current')).toBe('step')
    await page
      .locator('[data-part=bar]')
      .getByRole('button', { name: word('reopen.title') })
      .focus()
    await page.keyboard.press('Enter')
    await dialog().waitFor()
    await page.keyboard.type('다시 느려짐')
    await page.keyboard.press('Enter')
    await dialog().waitFor({ state: 'detached' })
    await expect.poll(() => page.locator('[data-status=investigating]').getAttribute('aria-current')).toBe('step')
    await shown('다시 느려짐')
    expect(open.complaints).toEqual([])
  })
})
