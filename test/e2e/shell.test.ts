import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { violationsOf } from './support/browser.ts'
import { commandPage } from './support/command-page.ts'
import { takeSeat } from './support/seat.ts'

const seat = takeSeat({ env: { QUARTERDECK_ACTOR: '' }, own: true })
const settingsFile = () => JSON.parse(readFileSync(join(seat.dataDir, 'settings.json'), 'utf8')) as Record<string, unknown>

describe.each(['ko', 'en'] as const)('the first minute, in %s', (language) => {
  it('asks nothing before an incident can be declared, and makes a sample that says it is one', async () => {
    const screen = await seat.enter(language)
    const welcome = screen.page.getByRole('region', { name: screen.word('screen.welcome.title') })
    await welcome.waitFor()
    await expect.poll(async () => (await screen.focus()).tag).toBe('input')
    expect(await welcome.getByText(seat.dataDir, { exact: true }).count()).toBe(1)
    expect(await violationsOf(screen.page)).toEqual([])
    const name = welcome.getByRole('textbox', { name: screen.word('screen.settings.name') })
    // Typed and left: it counts from the first entry on.
    await name.fill('이도윤')
    await screen.button(screen.word('screen.welcome.sample')).click()
    await expect.poll(() => existsSync(join(seat.dataDir, 'settings.json')) && settingsFile()['name']).toBe('이도윤')
    await screen.composer.waitFor()
    await expect.poll(() => screen.page.title()).toMatch(language === 'ko' ? /^\[훈련\] \[예시\]/u : /^\[DRILL\] \[SAMPLE\]/u)
    await expect.poll(() => screen.rows.count()).toBe(13)
    expect(await screen.rows.filter({ hasText: '이도윤' }).count()).toBe(13)
    await expect.poll(() => settingsFile()['welcomed']).toBe(true)
    expect(screen.complaints).toEqual([])
  })

  it('every screen of the rail is clean to axe and fits half a laptop screen', { timeout: 180_000 }, async () => {
    const screen = await seat.enter(language, { colorScheme: language === 'ko' ? 'light' : 'dark' })
    await screen.button(screen.word('screen.welcome.sample')).click()
    await screen.composer.waitFor()
    await screen.addConnection('judgment-primary', 'NOT_SET_HERE')
    for (const to of ['incidents', 'playbooks', 'recovery', 'probes', 'routine', 'settings'] as const) {
      await screen.page.getByRole('link', { name: new RegExp(`^${screen.word(`screen.rail.${to}`)}`, 'u') }).click()
      await screen.page
        .getByRole('heading', { level: 1, name: screen.word(to === 'incidents' ? 'screen.incidents.title' : `screen.rail.${to}`) })
        .last()
        .waitFor()
      await expect.poll(() => screen.focus(), { message: `${to} takes the focus` }).toMatchObject({ tag: 'h1' })
      for (const width of [1440, 720]) {
        await screen.page.setViewportSize({ width, height: 900 })
        const spill = await screen.page.evaluate(() => {
          const [root, main] = [document.documentElement, document.querySelector('main')]
          return [root.scrollWidth - root.clientWidth, (main?.scrollWidth ?? 0) - (main?.clientWidth ?? 0)]
        })
        expect([to, width, spill, await violationsOf(screen.page)]).toEqual([to, width, [0, 0], []])
      }
    }
    expect(screen.complaints).toEqual([])
  })
})

describe('settings', () => {
  it('are changed with the keyboard, kept in the file, and there after a restart on another port', async () => {
    const screen = await seat.enter('en')
    await screen.press('Control+Comma')
    await screen.page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor()
    await screen.press('Control+KeyK')
    await screen.type('theme high')
    await screen.press('Enter')
    await expect.poll(() => screen.page.locator('html').getAttribute('data-theme')).toBe('contrast')
    await screen.page.getByRole('radio', { name: 'Compact' }).focus()
    await screen.press('ArrowRight')
    await expect
      .poll(() => existsSync(join(seat.dataDir, 'settings.json')) && settingsFile())
      .toMatchObject({
        ...{ $schema: './settings.schema.json', theme: 'contrast', density: 'comfortable' },
      })
    await screen.page.getByRole('radio', { name: 'English' }).focus()
    await screen.press('ArrowLeft')
    await expect.poll(() => screen.page.locator('html').getAttribute('lang')).toBe('ko')

    await seat.leave()
    await seat.host.stop()
    await seat.again()
    const again = await seat.enter('en')
    await expect.poll(() => again.page.locator('html').getAttribute('lang')).toBe('ko')
    expect(await again.page.locator('html').getAttribute('data-theme')).toBe('contrast')
    expect(await again.page.locator('html').getAttribute('data-density')).toBe('comfortable')
  })

  it('that are broken are shown with their line on every screen, cost only what is wrong and are not written over', async () => {
    const broken = '{\n  "name": "김지연",\n  "language": "fr",\n  "theme": "neon"\n}\n'
    writeFileSync(join(seat.dataDir, 'settings.json'), broken)
    const screen = await seat.enter('en')
    // On every screen, and so before somebody is recorded under another name.
    await expect.poll(() => screen.page.getByRole('status').first().textContent()).toContain('You are recorded as 김지연')
    await screen.press('Control+Comma')
    const told = screen.page.getByRole('alert').filter({ hasText: 'settings.json' })
    await expect.poll(() => told.first().textContent()).toMatch(/Line 3, column 15: "language".*Line 4, column 12: "theme"/u)
    await screen.page.getByText('Light', { exact: true }).click()
    await screen.page.getByText(/is not written over\. Correct it or delete it/u).waitFor()
    expect(readFileSync(join(seat.dataDir, 'settings.json'), 'utf8')).toBe(broken)
  })

  it('verify the record, and back it up', async () => {
    const screen = await seat.enter('en')
    await screen.declare('x')
    await screen.press('Control+Comma')
    await screen.button('Verify').click()
    await screen.page.getByText(/Sound: both copies agree, \d+ events?\.$/u).waitFor()
    // Beside the data folder: a backup in it is refused.
    const file = `${seat.dataDir}-copy.db`
    onTestFinished(() => rmSync(file, { force: true }))
    await screen.page.getByRole('textbox', { name: screen.word('screen.settings.backup.file') }).fill(file)
    await screen.press('Enter')
    await screen.page.getByText(`Backed up to ${file}`).waitFor()
    expect(existsSync(file)).toBe(true)
  })
})

describe('what is being typed', () => {
  it('survives the host being killed and started on another port, in a browser that never saw it', async () => {
    const screen = await seat.enter('ko')
    await screen.declare('판단 지연')
    await screen.press('Alt+Digit3')
    await screen.compose('세션 종료 전')
    await expect
      .poll(() => existsSync(join(seat.dataDir, 'drafts.json')) && readFileSync(join(seat.dataDir, 'drafts.json'), 'utf8'))
      .toContain('세션 종료 전')
    await seat.leave()
    await seat.host.kill()
    await seat.again()
    const again = await seat.enter('ko')
    const take = again.button(again.word('screen.left.take'))
    await take.waitFor()
    expect([await again.composer.inputValue(), await violationsOf(again.page)]).toEqual(['', []])
    await take.press('Enter')
    await expect.poll(() => again.composer.inputValue()).toBe('세션 종료 전')
    expect(await again.composer.evaluate((field) => field === document.activeElement)).toBe(true)
    await expect.poll(() => again.understood.textContent()).toMatch(/^결정/u)
    await again.composer.press('Enter')
    await expect.poll(() => again.rows.last().textContent()).toContain('세션 종료 전')
    expect(await again.rows.last().getAttribute('data-kind')).toBe('decision')
    await expect.poll(() => readFileSync(join(seat.dataDir, 'drafts.json'), 'utf8')).toBe('{}')
  })

  it('in two windows on one incident is each its own: a line logged in one, and a window that dies, take nothing from the other', async () => {
    const screen = await seat.enter('en')
    await screen.declare('x')
    const opened = screen.context.waitForEvent('page')
    await screen.page.evaluate(() => void window.open(location.href))
    const second = commandPage(await opened, 'en')
    await second.composer.waitFor()
    await screen.composer.fill('half a li')
    await second.log('from the second window')
    await expect.poll(() => screen.rows.last().textContent()).toContain('from the second window')
    await second.composer.fill('what the dead window held')
    await expect.poll(() => readFileSync(join(seat.dataDir, 'drafts.json'), 'utf8')).toContain('the dead window')
    await screen.page.reload()
    await expect.poll(() => screen.composer.inputValue()).toBe('half a li')
    expect(await screen.button('Take it up').count()).toBe(0)
    await second.page.close()
    // Coming back to this window is what asks.
    await screen.page.evaluate(() => window.dispatchEvent(new Event('focus')))
    await screen.page.getByText('what the dead window held').waitFor()
    expect(await screen.composer.inputValue()).toBe('half a li')
    await screen.button('Take it up').press('Enter')
    await expect.poll(() => screen.composer.inputValue()).toBe('half a li\nwhat the dead window held')
  })
})

describe('panels', () => {
  it('are resized and folded with the keyboard, and stay as they were left', async () => {
    const screen = await seat.enter('en')
    await screen.declare('x')
    const edge = screen.page.getByRole('separator', { name: /Playbook/u })
    const run = screen.page.getByRole('complementary', { name: 'Playbook' })
    const width = async () => Math.round((await run.boundingBox())?.width ?? 0)
    expect(await width()).toBe(344)
    await edge.focus()
    await screen.press('ArrowRight')
    await screen.press('ArrowRight')
    expect(await screen.focus()).toMatchObject({ isVisible: true })
    await expect.poll(width).toBe(376)
    await screen.press('Alt+BracketRight')
    await screen.page.getByRole('button', { name: screen.word('screen.tab.side') }).waitFor()
    await screen.press('Enter')
    await expect.poll(async () => (await screen.focus()).name).toContain('Playbook')

    await screen.page.reload()
    await screen.composer.waitFor()
    expect(await screen.page.locator('[aria-expanded=false][data-fold]').count()).toBe(2)
    await screen.press('Alt+BracketLeft')
    await expect.poll(width).toBe(376)
    expect(await violationsOf(screen.page)).toEqual([])
  })

  it('are dragged', async () => {
    const screen = await seat.enter('en')
    await screen.declare('x')
    const edge = screen.page.getByRole('separator', { name: /Milestones/u })
    const box = await edge.boundingBox()
    await screen.page.mouse.move((box?.x ?? 0) + 2, 400)
    await screen.page.mouse.down()
    await screen.page.mouse.move((box?.x ?? 0) - 98, 400, { steps: 4 })
    await screen.page.mouse.up()
    await expect.poll(() => edge.getAttribute('aria-valuenow')).toBe('412')
  })
})
