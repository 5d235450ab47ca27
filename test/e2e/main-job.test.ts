import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { Playbook } from '../../shared/domain/playbook/spec.ts'
import { password, startPostgres, type PostgresServer } from '../support/postgres.ts'
import { holdLock, type HeldLock } from '../support/postgres-trouble.ts'
import { launchBrowser, openPage, violationsOf } from './support/browser.ts'
import { commandPage, type CommandPage } from './support/command-page.ts'
import { startHost, type StartedHost } from './support/host.ts'

const file = join(import.meta.dirname, '../../shared/playbooks/incident/postgres-degraded.yaml')
const { steps } = parse(readFileSync(file, 'utf8')) as Playbook
const titleOf = (stepId: string, language: 'ko' | 'en') => steps.find(({ id }) => id === stepId)?.title[language] ?? ''

/** The whole job as a commander does it: in a real browser, on a database that is really stuck. */
describe.each(['ko', 'en'] as const)('the main job, in the browser (%s)', (language) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'qd-main-job-'))
  let server: PostgresServer
  let lock: HeldLock
  let browser: Browser
  let host: StartedHost

  beforeAll(async () => {
    server = await startPostgres()
    lock = await holdLock(server.url())
    host = await startHost(dataDir, { PRIMARY_URL: server.url() })
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await host.stop()
    await lock.release()
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  })

  it('declares, reads who blocks whom, ends the blocker by consent, sees it over, resolves, exports', async () => {
    const { page, complaints } = await openPage(browser, language, { acceptDownloads: true })
    await page.goto(host.openingUrl)
    const command = commandPage(page, language)
    await command.declare('판단 지연: 데이터베이스 잠금')
    await command.log('결제팀: 판단 호출 네 건 중 한 건 시간 초과')
    await command.addConnection('primary', 'PRIMARY_URL', { operate: true })
    await command.startPlaybook()

    const card = await command.step(titleOf('symptoms', language))
    await command.button(command.word('screen.run.done'), card).click()
    for (const check of ['active-queries', 'blocking', 'connections']) {
      await command.step(titleOf(check, language))
      await command.button(command.word('screen.run.ask', { connection: 'primary' }), card).click()
    }
    await approve(command, String(lock.blocker))
    expect(await lock.outcomes).toEqual(['updated', 'updated', 'updated'])

    await command.step(titleOf('blockage-over', language))
    await command.button(command.word('screen.run.watch'), card).click()
    await card.getByRole('heading', { name: titleOf('vacuum', language), exact: true }).waitFor({ timeout: 40_000 })
    await command.setStatus('resolved')
    expect(await violationsOf(page)).toEqual([])

    await command.openDocuments()
    const postmortem = await download(command)
    expect(postmortem).toContain('pg_blocking_pids')
    expect(postmortem).toContain(`pg_terminate_backend(${lock.blocker}`)
    expect(postmortem).toContain('배치보다 결제가 먼저')
    expect(postmortem).toContain('김지연')
    expect(postmortem).not.toContain(password)
    expect(await violationsOf(page)).toEqual([])
    expect(complaints).toEqual([])
  })

  async function approve(command: CommandPage, blocker: string) {
    const card = await command.step(titleOf('terminate-blocker', language))
    await command.button(command.word('screen.run.plan'), card).click()
    await card.getByText(blocker, { exact: true }).waitFor()
    const consent = command.button(command.word('screen.run.approve'), card)
    expect(await consent.isDisabled()).toBe(true)
    await card.getByRole('textbox', { name: command.word('screen.run.reason') }).fill('배치보다 결제가 먼저')
    await card.getByRole('textbox', { name: command.word('screen.run.confirm', { name: 'primary' }) }).fill('primary')
    await consent.click()
  }

  async function download({ page, button, word }: CommandPage) {
    const [saved] = await Promise.all([page.waitForEvent('download'), button(word('screen.export.download')).click()])
    return readFileSync(await saved.path(), 'utf8')
  }
})
