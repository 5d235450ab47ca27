import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clientOf } from '../../shared/contract/bridge.ts'
import type { Mitigation } from '../../shared/domain/action/state.ts'
import { say } from '../../shared/text/message.ts'
import { noAlertmanager, startAlertmanager, type AlertmanagerServer } from '../support/alertmanager.ts'
import { freshFolder } from '../support/app.ts'
import { value } from '../support/reply.ts'
import { launchBrowser, openPage, violationsOf } from './support/browser.ts'
import { lendHost } from './support/lent-host.ts'

const lang = 'en'
const minute = 60_000

/** A change with a way back, on a real Alertmanager: made by consent, in sight until it is taken back, asked about meanwhile. */
describe.skipIf(noAlertmanager)('a mitigation', () => {
  let server: AlertmanagerServer
  let browser: Browser
  const dataDir = freshFolder('qd-mitigation-')
  beforeAll(async () => {
    ;[server, browser] = await Promise.all([startAlertmanager(), launchBrowser()])
  })
  afterAll(async () => {
    await browser.close()
    await server.stop()
  })

  /** How many silences the server itself holds to be in force. */
  const inForce = async () => {
    const silences = (await (await fetch(`${server.url}/api/v2/silences`)).json()) as { status: { state: string } }[]
    return silences.filter(({ status }) => status.state === 'active').length
  }
  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

  it('is planned, approved, listed, asked about, and taken back', async () => {
    await server.fire({ alertname: 'JudgmentSlow', service: 'judgment', severity: 'critical', summary: 'p95 2.4 s' })
    const first = await lendHost(dataDir, lang)
    const client = clientOf(first.bridge)
    const alerts = {
      name: 'alerts',
      kind: 'alertmanager',
      access: 'operate',
      environment: 'production',
      url: { plain: server.url },
    } as const
    value(await client.connections.add(alerts))
    const { incidentId } = value(await client.incidents.declare({ title: 'Judgment is slow' }))
    const { page, context } = await openPage(browser, lang)
    await page.goto(first.openingUrl)
    await page.locator('nav').waitFor()
    await page.evaluate((to) => void (location.hash = to), `#/${incidentId}/probes/alerts alertmanager.create_silence`)

    const panel = page.getByRole('region', { name: say(lang, 'board.action.of', { name: 'alerts' }) })
    await panel.getByRole('textbox', { name: /^matchers/u }).fill('service="judgment"')
    await panel.getByRole('textbox', { name: /^comment/u }).fill('Known, being worked on')
    await button(page, say(lang, 'screen.run.plan')).click()
    await panel.locator('[data-environment=production]').waitFor()
    await panel.getByText(say(lang, 'cli.action.inverse', { action: 'alertmanager.expire_silence' })).waitFor()
    const approve = button(page, say(lang, 'screen.run.approve'))
    expect([await approve.isDisabled(), await inForce()]).toEqual([true, 0])
    await panel.getByRole('textbox', { name: say(lang, 'screen.run.reason') }).fill('Nobody is to be woken twice')
    expect(await violationsOf(page)).toEqual([])
    await approve.click()
    await panel.getByRole('status').getByText(say(lang, 'word.action.done'), { exact: true }).waitFor()
    expect(await inForce()).toBe(1)

    const listed = page.locator('main [data-mitigations]')
    await listed.getByText('service="judgment"').waitFor()
    await listed.locator('[data-environment=production]').waitFor()
    await page.locator('[data-status=resolved]').click()
    await page.getByText(say(lang, 'board.resolve.says', { count: 1 })).waitFor()
    await context.close()
    await first.stop()

    const later = await lendHost(dataDir, lang, { aheadMs: 31 * minute })
    const again = await openPage(browser, lang)
    await again.page.goto(later.openingUrl)
    await again.page.locator('nav').waitFor()
    await again.page.evaluate((to) => void (location.hash = to), `#/${incidentId}/probes`)
    const still = again.page.locator('main [data-mitigations]')
    await still.getByText(say(lang, 'board.in_force.due')).waitFor()
    await still.getByRole('button', { name: new RegExp(`^${say(lang, 'board.in_force.revert')}`, 'u') }).click()
    const undo = again.page.getByRole('region', { name: say(lang, 'board.action.of', { name: 'alerts' }) })
    await undo.getByRole('textbox', { name: say(lang, 'screen.run.reason') }).fill('It is over')
    await button(again.page, say(lang, 'screen.run.approve')).click()
    await still.waitFor({ state: 'detached' })
    expect([await inForce(), value(await clientOf(later.bridge).actions.mitigations({}))]).toEqual([0, []])
    await again.page.evaluate((to) => void (location.hash = to), `#/${incidentId}/timeline`)
    const over = clientOf(later.bridge)
    const params = { matchers: ['service="judgment"'], comment: 'Again', duration: '1h' }
    const { id: actionId, planHash } = value(
      await over.actions.plan({ action: 'alertmanager.create_silence', connection: 'alerts', params }),
    )
    value(await over.actions.approve({ actionId, planHash, confirm: 'alerts', reason: 'Once more' }))
    const [{ id: mitigationId, inverse }] = value(await over.actions.mitigations({})) as [Mitigation]
    await button(again.page, say(lang, 'board.in_force.count', { count: 1 })).waitFor()
    await fetch(`${server.url}/api/v2/silence/${String(inverse.params.silence)}`, { method: 'DELETE' })
    expect((await over.actions.revert({ mitigationId })).ok).toBe(false)
    await again.page.getByText(say(lang, 'timeline.mitigation_ended')).waitFor()
    await button(again.page, say(lang, 'board.in_force.count', { count: 1 })).waitFor({ state: 'detached' })
    await again.page.evaluate((to) => void (location.hash = to), `#/${incidentId}/probes`)
    await still.getByText(say(lang, 'board.in_force.ended')).waitFor()
    expect(await violationsOf(again.page)).toEqual([])
    await still.getByRole('button', { name: new RegExp(`^${say(lang, 'board.in_force.settle.now')}`, 'u') }).click()
    await still.waitFor({ state: 'detached' })
    expect([...again.complaints]).toEqual([])
    await again.context.close()
    await later.stop()
  })
})
