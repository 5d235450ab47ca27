import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { say } from '../../shared/text/message.ts'
import { launchBrowser, openPage, violationsOf, type OpenPage } from './support/browser.ts'
import { commandPage } from './support/command-page.ts'
import { startHost, type StartedHost } from './support/host.ts'
import { keyboardOn } from './support/keyboard.ts'

const roster = `api_version: quarterdeck/v1
kind: Roster
people:
  kim: { name: 김지연, role: SRE, phone: "+82-10-1234-5678", deputies: [lee] }
  lee: { name: 이도윤, role: DBA, phone: "010-2345-6789" }
  choi: { name: 최민지, role: DBA, phone: "010-4567-8901" }
rotas:
  dba: { order: [choi, lee] }
`

let browser: Browser
let host: StartedHost
let dataDir: string
let open: OpenPage

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'qd-people-'))
  writeFileSync(join(dataDir, 'roster.yaml'), roster)
  host = await startHost(dataDir)
})
afterEach(async () => {
  await open.context.close()
  await host.kill()
  rmSync(dataDir, { recursive: true, force: true })
})

async function enter(language: 'ko' | 'en') {
  open = await openPage(browser, language)
  await open.page.goto(host.openingUrl)
  const screen = commandPage(open.page, language)
  await screen.page.getByRole('heading', { name: screen.word('screen.declare.title') }).waitFor()
  const keys = keyboardOn(open.page, await open.context.newCDPSession(open.page))
  const dialog = (key: 'screen.call.title' | 'screen.handover.title' | 'screen.tasks') =>
    screen.page.getByRole('dialog', { name: screen.word(key) })
  return {
    ...screen,
    ...keys,
    dialog,
    /** Types the line and sends it; where a list of completions is open, Enter still means the line. */
    async line(text: string) {
      await keys.type(text)
      await keys.press('Enter')
      await expect.poll(() => screen.composer.inputValue()).toBe('')
    },
    async hasRow(text: string) {
      await expect.poll(() => screen.rows.allTextContents()).toEqual(expect.arrayContaining([expect.stringContaining(text)]))
    },
    commander: () => screen.page.locator('[data-commander]').innerText(),
    /** Goes on with Tab until what is named so has the focus, as a person does who sees it. */
    async tabTo(name: string) {
      for (let left = 40; left > 0; left -= 1) {
        const focus = await keys.focus()
        if (focus.name.startsWith(name)) return expect(focus.isVisible).toBe(true)
        await keys.press('Tab')
      }
      throw new Error(`no way to ${name} by Tab`)
    },
  }
}
type Screen = Awaited<ReturnType<typeof enter>>

const write = ({ compose, type }: Screen, text: { ko: string; en: string }, language: 'ko' | 'en') =>
  language === 'ko' ? compose(text.ko) : type(text.en)

describe.each(['ko', 'en'] as const)('people, with the keyboard alone, in %s', (language) => {
  const word = (key: Parameters<typeof say>[1]) => say(language, key as 'word.call.answered')

  it('somebody takes command, people are called, work is given and asked for, command goes over, and what is left is kept', async () => {
    const screen = await enter(language)
    const { page, press, type, line, dialog, tabTo } = screen
    await write(screen, { ko: '결제 지연', en: 'Slow payments' }, language)
    await press('Enter')
    await screen.composer.waitFor()

    // Nobody commands: after two minutes a line under the bar says so, and nothing lies over the screen.
    expect(await page.locator('[data-nudge]').count()).toBe(0)
    await page.clock.setFixedTime(Date.now() + 150_000)
    await page.locator('[data-nudge="no_commander"]').waitFor()
    expect(await page.getByRole('dialog').count()).toBe(0)
    await page.clock.setFixedTime(Date.now())

    // A name by its initial consonants or its handle, completed with Tab.
    await type('/role ic @')
    await write(screen, { ko: 'ㄱㅈ', en: 'ki' }, language)
    await page.getByRole('option', { name: /김지연/u }).waitFor()
    await press('Tab')
    await expect.poll(() => screen.composer.inputValue()).toBe('/role ic @kim ')
    await press('Enter')
    await expect.poll(screen.commander).toContain('김지연')
    await expect.poll(() => page.locator('[data-nudge]').count()).toBe(0)

    // Calling out: nobody answers, the next in line is called, and comes.
    await press('Alt+KeyP')
    await dialog('screen.call.title').waitFor()
    expect(await violationsOf(page, '[role=dialog]')).toEqual([])
    await write(screen, { ko: '최', en: 'choi' }, language)
    await press('ArrowDown')
    await press('Enter')
    expect(await page.locator('a[href="tel:01045678901"]').count()).toBe(1)
    await tabTo(screen.word('screen.call.by_phone'))
    await press('Enter')
    const next = screen.word('screen.call.next', { person: '이도윤', why: 'dba' })
    await page.getByRole('button', { name: next }).waitFor()
    await tabTo(next)
    await press('Enter')
    await screen.hasRow(say(language, 'timeline.called_next', { person: '이도윤', means: word('word.means.phone') }))
    await screen.hasRow(say(language, 'timeline.call.no_answer', { person: '최민지' }))
    await press('Escape')
    await dialog('screen.call.title').waitFor({ state: 'detached' })
    await expect.poll(async () => (await screen.focus()).tag).toBe('textarea')

    // A task: its time runs out, the commander is asked, and it is done with its result.
    await line('/task @lee 1s check the pool')
    await page.locator('[data-nudge="tasks_over"]').waitFor()
    await screen.hasRow(say(language, 'timeline.task_over', { title: 'check the pool' }))
    await tabTo(screen.word('screen.nudge.open.tasks'))
    await press('Enter')
    await dialog('screen.tasks').waitFor()
    await tabTo('check the pool')
    await press('Enter')
    await expect.poll(async () => (await screen.focus()).tag).toBe('input')
    await type('62 of 100 in use')
    await press('Enter')
    await screen.hasRow(say(language, 'timeline.task.done', { title: 'check the pool' }))
    await press('Escape')
    await expect.poll(() => page.locator('[data-nudge]').count()).toBe(0)

    // Handing over: the outgoing one stays accountable until the other takes it.
    await press('Control+Slash')
    await line('/handover @lee next update in ten minutes')
    await page.locator('[data-nudge="handover_waits"]').waitFor()
    expect(await screen.commander()).toMatch(/김지연[\s\S]*이도윤/u)
    await tabTo(screen.word('screen.nudge.open.handover'))
    await press('Enter')
    await dialog('screen.handover.title').waitFor()
    await page.getByText('next update in ten minutes').last().waitFor()
    expect(await violationsOf(page, '[role=dialog]')).toEqual([])
    await tabTo(screen.word('screen.handover.take', { to: '이도윤' }))
    await press('Enter')
    await expect.poll(screen.commander).not.toContain('김지연')
    expect(await screen.commander()).toContain('이도윤')
    await press('Escape')

    // What is left: typed as it comes to mind, found across incidents.
    await press('Control+Slash')
    await line('TODO: type:prevent !high @choi limit idle transactions')
    await press('Control+KeyK')
    await write(screen, { ko: '모든 장애의', en: 'follow-ups across' }, language)
    await expect.poll(() => page.getByRole('menuitem').first().textContent()).toContain(language === 'ko' ? '모든 장애의' : 'across')
    await press('Enter')
    await page.getByRole('heading', { name: screen.word('screen.rail.followups'), level: 1 }).waitFor()
    const left = page.locator('[data-follow-up]')
    await left.waitFor()
    expect(await left.innerText()).toMatch(/limit idle transactions[\s\S]*최민지/u)
    expect(await violationsOf(page, 'main')).toEqual([])
    expect(open.complaints).toEqual([])
  })
})
