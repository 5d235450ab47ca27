import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, violationsOf } from './support/browser.ts'
import { commandPage } from './support/command-page.ts'
import { lookNames, openStage, screenNames } from './support/stage.ts'
import { tellStory, type Story } from './support/story.ts'

/** Every screen in every theme, as it stands in the middle of an incident. */
describe.each(['ko', 'en'] as const)('every screen, in %s', (language) => {
  let browser: Browser
  let story: Story
  let stage: Awaited<ReturnType<typeof openStage>>

  beforeAll(async () => {
    browser = await launchBrowser()
    story = await tellStory(language)
    stage = await openStage(browser, story)
  })
  afterAll(async () => {
    await browser.close()
    await story.end()
  })

  it.each(lookNames)('is clean to axe, %s', { timeout: 180_000 }, async (look) => {
    const wrong: string[] = []
    // The contributors' page has all themes on it at once, and a test of its own.
    for (const screen of screenNames.filter((name) => name !== 'gallery')) {
      await stage.show({ screen, look })
      wrong.push(...(await violationsOf(stage.page)).map((violation) => `${screen}: ${violation}`))
    }
    await stage.show({ screen: 'command', look, size: 'small' })
    wrong.push(...(await violationsOf(stage.page)).map((violation) => `command, narrow: ${violation}`))
    expect(wrong).toEqual([])
  })

  it.each(lookNames)('is clean to axe with a list, the palette, the keys or a form open over it, %s', { timeout: 60_000 }, async (look) => {
    await stage.show({ screen: 'command', look })
    const { page } = stage
    const command = commandPage(page, language)
    for (const opens of ['screen.severity', 'screen.switch', 'screen.composer.kind'] as const) {
      await page
        .getByRole('button', { name: command.word(opens) })
        .last()
        .click()
      await page.getByRole('listbox').waitFor()
      expect(await violationsOf(page)).toEqual([])
      await page.keyboard.press('Escape')
      await page.getByRole('listbox').waitFor({ state: 'detached' })
    }
    for (const [key, title] of [
      ['Control+k', 'screen.palette.title'],
      ['F1', 'screen.keys.title'],
    ] as const) {
      await page.keyboard.press(key)
      const dialog = page.getByRole('dialog', { name: command.word(title) })
      await dialog.waitFor()
      expect(await violationsOf(page)).toEqual([])
      await page.keyboard.press('Escape')
      await dialog.waitFor({ state: 'detached' })
    }
    await command.button(command.word('screen.connections.add')).click()
    await page.getByRole('form', { name: command.word('screen.connections.add') }).waitFor()
    expect(await violationsOf(page)).toEqual([])
  })

  it('said nothing on the console, and asked nobody but its host', () => {
    expect(stage.said).toEqual([])
  })
})
