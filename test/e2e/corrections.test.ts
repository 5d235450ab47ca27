import { describe, expect, it } from 'vitest'
import { say } from '../../shared/text/message.ts'
import { violationsOf } from './support/browser.ts'
import { takeSeat } from './support/seat.ts'

describe.each(['ko', 'en'] as const)('what was logged, in %s and by the keyboard alone', (language) => {
  const seat = takeSeat()

  it('is completed, pointed out, corrected, struck and erased', async () => {
    const screen = await seat.enter(language)
    const { page } = screen
    await screen.declare('결제 지연')

    // A command is completed by Tab, with its argument.
    await page.keyboard.type('/sev 1')
    await page.getByRole('listbox').waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await expect.poll(() => screen.rows.last().textContent()).toContain(say(language, 'word.severity.sev1'))
    await expect.poll(() => screen.composer.inputValue()).toBe('')

    // A secret is pointed out before it is saved, and masked.
    await page.keyboard.type('export PGPASSWORD=hunter2 #db')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').waitFor()
    await page.keyboard.press('Enter')
    await expect.poll(() => screen.rows.last().textContent()).toContain('hunter2')

    // The newest entry: another text, and what it said before.
    await page.keyboard.press('Alt+KeyE')
    const dialog = page.getByRole('dialog')
    const field = (key: Parameters<typeof say>[1]) =>
      dialog.getByRole('textbox', { name: (say as (...of: unknown[]) => string)(language, key) })
    await field('screen.composer.text').fill('export PGPASSWORD=••••')
    await field('entry.screen.reason').fill('pasted password')
    await page.keyboard.press('Enter')
    await dialog.getByText(say(language, 'entry.screen.done')).waitFor()
    await expect.poll(() => screen.rows.last().textContent()).toContain('••••')
    await expect.poll(() => dialog.getByRole('list').textContent()).toContain('hunter2')
    expect(await violationsOf(page)).toEqual([])

    const choose = async (deed: 'strike' | 'redact') => {
      const wanted = dialog.getByRole('radio', { name: say(language, `entry.screen.deed.${deed}`) })
      // A form that just changed has another deed chosen.
      await dialog.getByRole('radio', { checked: true }).focus()
      for (let turn = 0; turn < 7 && !(await wanted.isChecked()); turn += 1) await page.keyboard.press('ArrowRight')
      await field('entry.screen.reason').fill('password')
      await page.keyboard.press('Enter')
      await dialog.getByText(say(language, 'entry.screen.done')).waitFor()
    }
    await choose('strike')
    await expect.poll(() => dialog.getByRole('radio', { name: say(language, 'entry.screen.deed.restore') }).count()).toBe(1)
    await choose('redact')
    await expect.poll(() => dialog.getByRole('list').textContent()).not.toContain('hunter2')
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await expect.poll(() => screen.rows.filter({ hasText: say(language, 'word.redacted') }).count()).toBe(1)
  })

  it('is filled in from a note: seen line by line, then added at once', async () => {
    const screen = await seat.enter(language)
    const { page } = screen
    await screen.declare('결제 지연')
    await page.keyboard.press('Control+KeyK')
    await page.keyboard.type(say(language, 'entry.backfill.title'))
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    const paste = dialog.getByRole('textbox', { name: say(language, 'entry.backfill.paste') })
    const note = Array.from({ length: 200 }, (_, line) => `00:00:${String(line % 60).padStart(2, '0')} 메모 ${line}`).join('\n')
    await paste.fill(`hello\n${note}`)
    await dialog.getByText(say(language, 'entry.backfill.to_correct', { unread: 1 })).waitFor()
    expect(await dialog.getByRole('listitem').count()).toBe(201)
    await paste.fill(note)
    await dialog.getByRole('textbox', { name: say(language, 'entry.backfill.zone_label') }).focus()
    await page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'detached' })
    await expect.poll(() => screen.count()).toContain('201')
  })
})
