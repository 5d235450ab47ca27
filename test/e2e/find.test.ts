import { rmSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clientOf } from '../../shared/contract/bridge.ts'
import { say, type MessageKey } from '../../shared/text/message.ts'
import { noAlertmanager, startAlertmanager, type AlertmanagerServer } from '../support/alertmanager.ts'
import { freshFolder } from '../support/app.ts'
import { value } from '../support/reply.ts'
import { launchBrowser, openPage, violationsOf } from './support/browser.ts'
import { lendHost } from './support/lent-host.ts'

describe.skipIf(noAlertmanager)('what changed, find and numbers, by the keyboard alone', () => {
  let server: AlertmanagerServer
  let browser: Browser
  beforeAll(async () => {
    ;[server, browser] = await Promise.all([startAlertmanager(), launchBrowser()])
    await server.fire({ alertname: 'JudgmentSlow', service: 'judgment', severity: 'critical' }, { alertname: 'QueueGrows' })
  })
  afterAll(async () => {
    await browser.close()
    await server.stop()
  })

  it.each(['ko', 'en'] as const)('in %s', { timeout: 90_000 }, async (lang) => {
    const word = (key: MessageKey, values = {}) => (say as (...of: unknown[]) => string)(lang, key, values)
    const dataDir = freshFolder('qd-find-')
    const host = await lendHost(dataDir, lang)
    const client = clientOf(host.bridge)
    value(await client.connections.add({ name: 'alerts', kind: 'alertmanager', environment: 'production', url: { plain: server.url } }))
    value(await client.connections.add({ name: 'gone', kind: 'redis', environment: 'staging', url: { plain: 'redis://127.0.0.1:1' } }))
    const { incidentId } = value(await client.incidents.declare({ title: '판정 지연' }))
    for (const milestone of ['impact_started', 'detected', 'resolved'] as const) {
      value(await client.incidents.reachMilestone({ incidentId, milestone, at: milestone === 'impact_started' ? '-5m' : '-1m' }))
    }
    const { page, context } = await openPage(browser, lang)
    const entries = async () =>
      value(await client.timeline.page({ incidentId })).rows.filter(({ type }) => type === 'timeline.entry_logged.v1')
    const palette = async (key: MessageKey) => {
      await page.keyboard.press('Control+KeyK')
      await page.getByRole('dialog').waitFor()
      await page.keyboard.type(word(key))
      await page
        .getByRole('menuitem', { name: word(key) })
        .first()
        .waitFor()
      await page.keyboard.press('Enter')
    }
    const tabTo = async (matches: string) => {
      for (let n = 0; n < 40; n++) {
        await page.keyboard.press('Tab')
        if (await page.evaluate((of) => document.activeElement?.matches(of) ?? false, matches)) return
      }
      throw new Error(`Tab does not reach ${matches}`)
    }
    try {
      await page.goto(host.openingUrl)
      await page.locator('nav').waitFor()

      await palette('changed.open')
      await page.getByRole('checkbox').nth(1).waitFor({ state: 'attached' })
      expect(await page.getByRole('dialog').textContent()).toContain(word('word.verdict.unknown'))
      expect(await violationsOf(page)).toEqual([])
      await tabTo('input[type=checkbox]')
      await page.keyboard.press('Space')
      await page.keyboard.press('Control+Enter')
      await page.getByText(word('changed.done', { n: 1 })).waitFor()
      const [entry] = await entries()
      const [alert] = (await (await fetch(`${server.url}/api/v2/alerts`)).json()) as { startsAt: string }[]
      expect(Date.parse(entry!.occurredAt)).toBe(Date.parse(alert!.startsAt))
      expect(await page.locator('input[type=checkbox]:disabled').count()).toBe(1)
      await page.keyboard.press('Escape')

      await palette('find.open')
      await page.getByRole('textbox', { name: word('find.words') }).waitFor()
      await page.keyboard.type(`${String(entry!.data['text']).slice(0, 5)} kind:observation`)
      await page.keyboard.press('Enter')
      await page.locator('mark').first().waitFor()
      expect(await violationsOf(page)).toEqual([])
      await tabTo('li button')
      await page.keyboard.press('Enter')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toContain(String(entry!.data['text']).slice(0, 20))

      await palette('numbers.open')
      await page.getByRole('heading', { level: 1, name: word('numbers.open') }).waitFor()
      await page.locator('figure circle').waitFor()
      expect(await violationsOf(page)).toEqual([])
    } finally {
      await context.close()
      await host.stop()
      rmSync(dataDir, { recursive: true, force: true })
    }
  })
})
