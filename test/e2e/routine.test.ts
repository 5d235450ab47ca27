import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { CheckView } from '../../shared/contract/checks.ts'
import { say } from '../../shared/text/message.ts'
import { startRedis, withRedis, type RedisServer } from '../support/redis.ts'
import { launchBrowser, openPage, violationsOf } from './support/browser.ts'
import { cliOn, json, type Cli } from './support/commands.ts'
import { startHost, type StartedHost } from './support/host.ts'

/** A check of quiet days in a real browser, by keys alone, on a Redis that is really full. */
withRedis('a routine check in the browser', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'qd-routine-'))
  let redis: RedisServer
  let browser: Browser
  let host: StartedHost
  let cli: Cli

  beforeAll(async () => {
    redis = await startRedis()
    await redis.command('EVAL', `for n = 1, 3000 do redis.call('SET', 'k' .. n, string.rep('x', 1000)) end`, 0)
    const used = Number(/used_memory:(\d+)/u.exec(String(await redis.command('INFO', 'memory')))?.[1])
    await redis.command('CONFIG', 'SET', 'maxmemory', used + 2_000)
    cli = cliOn(dataDir, { CACHE_URL: redis.url() })
    await json(cli, ['connection', 'add', 'cache', '--kind', 'redis', '--url-env', 'CACHE_URL', '--environment', 'production'])
    host = await startHost(dataDir, { CACHE_URL: redis.url(), QUARTERDECK_LANG: 'ko' })
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await host.stop()
    await redis.stop()
    rmSync(dataDir, { recursive: true, force: true })
  })

  it('is due in the rail, asks its targets, finds what is wrong, and becomes an incident with the reading', async () => {
    const { page, complaints } = await openPage(browser, 'ko')
    await page.goto(host.openingUrl)
    const rail = page.locator('nav[data-part=rail] a[href$="/routine"]')
    await rail.locator('[data-owed]').waitFor()
    await rail.press('Enter')
    await page.locator('[data-checklist=daily-check]').waitFor()
    expect(await violationsOf(page)).toEqual([])

    await page.getByRole('button', { name: say('ko', 'screen.routine.begin') }).press('Enter')
    await page.getByRole('button', { name: say('ko', 'screen.routine.ask_all') }).press('Enter')
    const found = page.locator('[data-anomaly=redis-memory]')
    await found.getByText(say('ko', 'word.verdict.critical'), { exact: true }).waitFor()
    // What no connection stands for is not well, it is unknown.
    await page.locator('[data-anomaly=dead-letters]').getByText(say('ko', 'word.verdict.unknown'), { exact: true }).waitFor()
    expect(await violationsOf(page)).toEqual([])

    await found.getByRole('button', { name: say('ko', 'screen.routine.declare') }).press('Enter')
    const playbook = found.getByRole('button', { name: /Redis 성능 저하/u })
    await playbook.press('Enter')
    await page.locator('[data-part=run] [data-next]').waitFor()
    const row = page.locator('[data-kind=reading]').filter({ hasText: 'noeviction' })
    await row.first().waitFor()
    const { incidents } = { incidents: await json<{ id: string; title: string }[]>(cli, ['incident', 'list']) }
    expect(incidents.map(({ title }) => title)).toEqual([expect.stringMatching(/^Redis 메모리: /u)])
    expect(page.url()).toContain(incidents[0]!.id)

    const [daily] = await json<CheckView[]>(cli, ['checks', 'due'])
    expect(daily).toMatchObject({ checklistId: 'daily-check', state: 'in_progress', left: 3 })
    const check = await json<{ anomalies: { stepId: string; incidentIds: string[] }[] }>(cli, ['checks', 'show', daily!.runId!])
    expect(check.anomalies.find(({ stepId }) => stepId === 'redis-memory')?.incidentIds).toEqual([incidents[0]!.id])
    expect(complaints).toEqual([])
  })
})
