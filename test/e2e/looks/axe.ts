import { describe, expect, it } from 'vitest'
import { say } from '../../../shared/text/message.ts'
import { violationsOf } from '../support/browser.ts'
import { commandPage } from '../support/command-page.ts'
import { lookNames, screenNames, type Staged } from '../support/stage.ts'

/** Every screen, and what lies over it, in every theme, as it stands in the middle of an incident. */
export function testAxe(language: 'ko' | 'en', staged: () => Staged) {
  /**
   * The page as it stands: by every rule in the first theme; what a theme changes is colours, so by the rules about colours in the others,
   * and with `over` what lies over it.
   */
  async function inEveryLook(what: string, over?: string) {
    const { stage } = staged()
    const wrong: string[] = []
    for (const look of lookNames) {
      await stage.turn(look)
      const found = look === lookNames[0] ? await violationsOf(stage.page) : await violationsOf(stage.page, over, true)
      wrong.push(...found.map((violation) => `${what}, ${look}: ${violation}`))
    }
    return wrong
  }

  describe(`axe finds nothing in any theme, in ${language}`, { timeout: 120_000 }, () => {
    // The contributors' page has all themes on it at once, and a test of its own.
    it.each(screenNames.filter((name) => name !== 'gallery'))('on the screen %s', async (screen) => {
      await staged().stage.show({ screen, look: 'dark' }, { anew: screen === 'command' })
      expect(await inEveryLook(screen)).toEqual([])
    })

    it('where the window is small', async () => {
      await staged().stage.show({ screen: 'command', look: 'dark', size: 'small' })
      expect(await inEveryLook('command, small')).toEqual([])
    })

    it('in its lists', async () => {
      const { stage } = staged()
      const { page } = stage
      await stage.show({ screen: 'command', look: 'dark' }, { anew: true })
      const { word } = commandPage(page, language)
      for (const opens of ['screen.severity', 'screen.switch', 'screen.composer.kind'] as const) {
        await page
          .getByRole('button', { name: word(opens) })
          .last()
          .click()
        await page.getByRole('listbox').waitFor()
        expect(await inEveryLook(opens, '[role=listbox]')).toEqual([])
        await page.keyboard.press('Escape')
        await page.getByRole('listbox').waitFor({ state: 'detached' })
      }
    })

    it('in each of its forms, with what the story has in it', async () => {
      const { stage } = staged()
      const { page } = stage
      await stage.show({ screen: 'command', look: 'contrast-light' }, { anew: true })
      const wrong: string[] = []
      const dialog = page.getByRole('dialog')
      const look = async (what: string) => {
        await dialog.getByRole('heading').first().waitFor()
        wrong.push(...(await violationsOf(page, '[role=dialog]')).map((violation) => `${what}: ${violation}`))
        await page.keyboard.press('Escape')
        await dialog.waitFor({ state: 'detached' })
      }
      for (const key of ['Alt+KeyU', 'Alt+KeyP', 'Alt+KeyE']) {
        await page.keyboard.press(key)
        await look(key)
      }
      for (const title of ['form.decision.open', 'form.can.new', 'screen.palette.tasks', 'screen.palette.roles'] as const) {
        await page.keyboard.press('Control+k')
        await dialog.locator('input:focus').waitFor()
        await page.keyboard.insertText(say(language, title))
        await page
          .getByRole('menuitem', { name: say(language, title) })
          .first()
          .waitFor()
        await page.keyboard.press('Enter')
        await look(title)
      }
      expect(wrong).toEqual([])
    })

    it('in its dialogs and its form', async () => {
      const { stage } = staged()
      const { page } = stage
      await stage.show({ screen: 'command', look: 'dark' }, { anew: true })
      const command = commandPage(page, language)
      for (const [key, title] of [
        ['Control+k', 'screen.palette.title'],
        ['F1', 'screen.keys.title'],
      ] as const) {
        await page.keyboard.press(key)
        const dialog = page.getByRole('dialog', { name: command.word(title) })
        await dialog.waitFor()
        expect(await inEveryLook(title, '[role=dialog]')).toEqual([])
        await page.keyboard.press('Escape')
        await dialog.waitFor({ state: 'detached' })
      }
      await command.button(command.word('screen.connections.add')).click()
      await page.getByRole('form', { name: command.word('screen.connections.add') }).waitFor()
      expect(await inEveryLook('the form', 'form[aria-label]')).toEqual([])
    })
  })
}
