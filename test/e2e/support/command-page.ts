import type { Locator, Page } from 'playwright-core'
import { say, type MessageKey } from '../../../shared/text/message.ts'
import type { screen as texts } from '../../../shared/text/en/screen.ts'

type Plain = Extract<MessageKey, keyof typeof texts>

/** The screens as a person sees them: by what is written on them, in the language they are in. */
export function commandPage(page: Page, language: 'ko' | 'en') {
  const word = (key: Plain, values = {}) => (say as (...of: unknown[]) => string)(language, key, values)
  const composer = page.getByRole('textbox', { name: word('screen.composer.text') })
  const card = page.getByRole('article', { name: word('screen.run.next') })
  const button = (name: string, within: Page | Locator = page) => within.getByRole('button', { name, exact: true })

  const rows = page.locator('main [data-kind]')

  return {
    page,
    word,
    composer,
    /** What the composer says it understood. */
    understood: page.locator('#understood'),
    /** The one next step. */
    card,
    /** Those in the page: the ones in view and some around them. */
    rows,
    /** What the timeline says it holds. */
    count: () => page.locator('main header small').textContent(),
    button,
    /** The incident on screen, as the address says it. */
    incidentId: () => new URL(page.url()).hash.split('/')[1] ?? '',
    async declare(title: string) {
      await page.getByRole('textbox', { name: word('screen.declare.what') }).fill(title)
      await page.keyboard.press('Enter')
      await composer.waitFor()
      await rows.first().waitFor()
    },
    async log(text: string) {
      await composer.fill(text)
      await composer.press('Enter')
    },
    async addConnection(name: string, variable: string, { operate = false } = {}) {
      await button(word('screen.connections.add')).click()
      const form = page.getByRole('form', { name: word('screen.connections.add') })
      await form.getByRole('textbox', { name: word('screen.connections.name') }).fill(name)
      await form.getByRole('textbox', { name: word('screen.connections.env') }).fill(variable)
      if (operate) {
        await form.getByRole('button', { name: word('screen.connections.access') }).click()
        await page.getByRole('option', { name: say(language, 'word.access.operate') }).click()
      }
      await button(word('screen.connections.save'), form).click()
      await form.waitFor({ state: 'detached' })
    },
    async startPlaybook() {
      await button(word('screen.shelf.start')).first().click()
      await card.waitFor()
    },
    /** Waits until the card shows the step with this title. */
    async step(title: string) {
      await card.getByRole('heading', { name: title, exact: true }).waitFor()
      return card
    },
    async setStatus(status: 'mitigating' | 'monitoring' | 'resolved' | 'closed') {
      await page
        .getByRole('banner')
        .getByRole('button', { name: say(language, `word.status.${status}`), exact: true })
        .click()
    },
    async openDocuments() {
      await page.getByRole('link', { name: word('screen.rail.export') }).click()
    },
  }
}

export type CommandPage = ReturnType<typeof commandPage>
