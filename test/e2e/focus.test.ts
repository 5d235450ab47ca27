import { describe, expect, it } from 'vitest'
import { say } from '../../shared/text/message.ts'
import { violationsOf } from './support/browser.ts'
import { takeSeat } from './support/seat.ts'

describe('the focus', () => {
  const seat = takeSeat()

  it('what has the focus may go away, or be no longer to be pressed: the focus goes on where that was', async () => {
    const screen = await seat.enter('en')
    await screen.declare('x')
    const lose = (how: 'remove' | 'disable') =>
      screen.page.evaluate((how) => {
        const button = document.createElement('button')
        document.querySelector('[data-part=side] section')?.append(button)
        button.focus()
        if (how === 'remove') setTimeout(() => button.remove(), 50)
        else setTimeout(() => (button.disabled = true), 50)
      }, how)
    const within = () => screen.page.evaluate(() => document.activeElement?.closest('[data-part]')?.getAttribute('data-part'))
    for (const how of ['remove', 'disable'] as const) {
      await screen.press('F6')
      await lose(how)
      await expect.poll(async () => (await screen.focus()).tag, { message: how }).toBe('section')
      expect([await within(), (await screen.focus()).isVisible]).toEqual(['side', true])
      await screen.press('Tab')
      expect(await screen.focus()).toMatchObject({ tag: 'button' })
      await screen.press('Control+Slash')
    }
    // Who presses beside everything meant it.
    await screen.page.mouse.click(700, 300)
    await screen.log('meanwhile')
    expect(screen.complaints).toEqual([])
  })

  it('a time says exactly when it was, with its zone, to whoever comes to it by keys', async () => {
    const screen = await seat.enter('ko')
    await screen.declare('x')
    const exact = screen.page.getByRole('tooltip')
    await screen.page.getByRole('region', { name: screen.word('screen.timeline.title') }).focus()
    await screen.press('ArrowUp')
    await exact.waitFor()
    expect(await exact.textContent()).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{3})? \+09:00 \(Asia\/Seoul\)/u)
    const described = await screen.page.evaluate(() => document.activeElement?.getAttribute('aria-describedby'))
    expect(await exact.getAttribute('id')).toBe(described)
    const [box, window] = [await exact.boundingBox(), screen.page.viewportSize()]
    expect(box && window && box.x >= 0 && box.x + box.width <= window.width && box.y + box.height <= window.height).toBe(true)
    await screen.press('Escape')
    await exact.waitFor({ state: 'detached' })
    const began = say('ko', 'screen.milestone.set_name', { name: say('ko', 'word.milestone.impact_started') })
    await screen.page.getByRole('button', { name: began }).press('Enter')
    await screen.page.getByRole('textbox', { name: screen.word('screen.milestone.when') }).press('Enter')
    await screen.page.locator('[data-part=side]').getByRole('timer').first().waitFor()
    // What runs is come by with Tab: how long it lasts in the bar, and the clocks at the side.
    const clocks = {
      bar: screen.page.locator('[data-part=bar]').getByRole('timer'),
      side: screen.page.getByRole('group', { name: screen.word('screen.clocks') }),
    }
    for (const [part, clock] of Object.entries(clocks)) {
      for (let left = 80; left > 0 && !(await clock.evaluate((one) => one === document.activeElement)); left -= 1) await screen.press('Tab')
      expect(await exact.textContent(), part).toMatch(/\+09:00 \(Asia\/Seoul\)/u)
      expect(await screen.focus()).toMatchObject({ isVisible: true })
    }
    // One stop for all clocks, each told by its name.
    expect(await exact.textContent()).toContain(`${say('ko', 'measure.resolve')}: `)
    expect(await screen.page.locator('[data-part=side] [role=timer][tabindex]').count()).toBe(0)
    await screen.press('Alt+KeyN')
    await screen.page.getByRole('link', { name: /x/u }).first().focus()
    await exact.waitFor()
    expect(await violationsOf(screen.page)).toEqual([])
  })

  it('a theme that changes elsewhere takes away no dialog, no list and no focus', async () => {
    const screen = await seat.enter('ko')
    await screen.declare('x')
    const other = await seat.enter('ko')
    const turn = (theme: 'light' | 'dark' | 'contrast') =>
      other.page.evaluate(async (theme) => {
        const headers = { 'content-type': 'application/json', 'x-quarterdeck-token': sessionStorage.getItem('quarterdeck.token') ?? '' }
        await fetch('/call/settings.set', { method: 'POST', headers, body: JSON.stringify({ theme }) })
      }, theme)
    const turned = async (theme: 'light' | 'dark' | 'contrast') => {
      await turn(theme)
      await screen.page.locator(`html[data-theme=${theme}]`).waitFor()
      await screen.page.evaluate(async () => {
        for (let frame = 0; frame < 5; frame += 1) await new Promise((next) => requestAnimationFrame(next))
      })
    }
    for (const [keys, what] of [
      ['Control+KeyK', 'dialog'],
      ['F1', 'dialog'],
    ] as const) {
      await screen.press(keys)
      await screen.page.getByRole(what).waitFor()
      const before = await screen.focus()
      for (const theme of ['light', 'contrast', 'dark'] as const) {
        await turned(theme)
        expect([keys, theme, await screen.page.getByRole(what).count(), await screen.focus()]).toEqual([keys, theme, 1, before])
      }
      await screen.press('Escape')
      await screen.page.getByRole(what).waitFor({ state: 'detached' })
    }
    // A list that is open, and one that is open in a dialog.
    await screen.page.getByRole('button', { name: screen.word('screen.composer.kind') }).press('ArrowDown')
    await screen.page.getByRole('listbox').waitFor()
    for (const theme of ['light', 'contrast', 'dark'] as const) {
      await turned(theme)
      expect([theme, await screen.page.getByRole('listbox').count()]).toEqual([theme, 1])
    }
    await screen.press('Escape')
    await screen.page.getByRole('listbox').waitFor({ state: 'detached' })
    await expect.poll(async () => (await screen.focus()).tag).not.toBe('body')
    expect(screen.complaints).toEqual([])
  })
})
