import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { say } from '../../shared/text/message.ts'
import { startPostgres, type PostgresServer } from '../support/postgres.ts'
import { holdLock, type HeldLock } from '../support/postgres-trouble.ts'
import { launchBrowser, openPage, violationsOf } from './support/browser.ts'
import { cliOn, json } from './support/commands.ts'
import { startHost, type StartedHost } from './support/host.ts'

/** The board and a change outside a run, in a real browser, on a database that is really stuck. */
describe.each(['ko', 'en'] as const)('the board (%s)', (language) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'qd-board-'))
  let server: PostgresServer
  let lock: HeldLock
  let browser: Browser
  let host: StartedHost
  let incidentId = ''

  beforeAll(async () => {
    server = await startPostgres()
    lock = await holdLock(server.url())
    const cli = cliOn(dataDir, { PRIMARY_URL: server.url(), QUARTERDECK_LANG: 'en' })
    const connection = ['connection', 'add', 'primary', '--kind', 'postgres', '--url-env', 'PRIMARY_URL']
    await json(cli, [...connection, '--access', 'operate', '--environment', 'production'])
    const declared = await json<{ incidentId: string }>(cli, ['incident', 'declare', '--title', '판단 지연', '--severity', 'sev2'])
    incidentId = declared.incidentId
    host = await startHost(dataDir, { PRIMARY_URL: server.url(), QUARTERDECK_LANG: language })
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await host.stop()
    await lock.release()
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  })

  it('shows what is wrong, asks and pauses by keys, and ends the blocker by consent', async () => {
    const { page, complaints } = await openPage(browser, language)
    await page.goto(host.openingUrl)
    await page.locator('nav').waitFor()
    await page.evaluate((to) => void (location.hash = to), `#/${incidentId}/probes`)
    const row = page.locator('li[data-standing]').filter({ has: page.locator('[data-watch$="/postgres.blocking"]') })
    await row.getByText(say(language, 'word.verdict.critical'), { exact: true }).waitFor()

    const name = row.locator('[data-watch]')
    await name.focus()
    await page.keyboard.press('Enter')
    await row.getByRole('slider').waitFor()
    await row.getByText('batch-job').first().waitFor()
    expect(await violationsOf(page)).toEqual([])
    // Each row hears of it by itself: the key means this one's state, not the first one's.
    const paused = page.locator('li[data-standing=paused]').filter({ has: page.locator('[data-watch$="/postgres.blocking"]') })
    await name.press('p')
    await paused.waitFor()
    await name.press('p')
    await paused.waitFor({ state: 'detached' })
    await name.press('Enter')

    await page.getByRole('button', { name: say(language, 'board.action.of', { name: 'primary' }) }).click()
    const panel = page.getByRole('region', { name: say(language, 'board.action.of', { name: 'primary' }) })
    await choose(panel.getByRole('button').first(), say(language, 'probe.postgres.terminate_backend.title'))
    await panel.getByRole('button', { name: say(language, 'screen.run.plan'), exact: true }).click()
    await panel.getByText(String(lock.blocker), { exact: true }).first().waitFor()
    const approve = panel.getByRole('button', { name: say(language, 'screen.run.approve') })
    expect(await approve.isDisabled()).toBe(true)
    await panel.getByRole('textbox', { name: say(language, 'screen.run.reason') }).fill('배치를 멈추고 API를 살린다')
    await panel.getByRole('textbox', { name: say(language, 'screen.run.confirm', { name: 'primary' }) }).fill('primary')
    expect(await violationsOf(page)).toEqual([])
    await approve.click()
    await panel.getByRole('status').getByText(say(language, 'word.action.done'), { exact: true }).waitFor()
    expect(await lock.outcomes).toEqual(['updated', 'updated', 'updated'])

    await name.press('n')
    await row.getByText(say(language, 'word.verdict.ok'), { exact: true }).waitFor()
    expect(complaints).toEqual([])

    async function choose(button: ReturnType<typeof page.locator>, option: string) {
      await button.click()
      await page.getByRole('option', { name: option, exact: true }).click()
    }
  })
})
