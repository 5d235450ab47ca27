import { describe, expect, it } from 'vitest'
import { violationsOf } from './support/browser.ts'
import { takeSeat, type Seated } from './support/seat.ts'

const write = ({ compose, type }: Seated, text: { ko: string; en: string }, language: 'ko' | 'en') =>
  language === 'ko' ? compose(text.ko) : type(text.en)

describe.each(['ko', 'en'] as const)('with the keyboard alone, in %s', (language) => {
  const seat = takeSeat()

  it('an incident is declared with its title and Enter, and a line is logged with its text and Enter from anywhere', async () => {
    const screen = await seat.enter(language)
    await write(screen, { ko: '결제 지연', en: 'Slow payments' }, language)
    await screen.press('Enter')
    await screen.composer.waitFor()
    await expect.poll(() => screen.rows.count()).toBe(1)
    expect(await screen.focus()).toMatchObject({ tag: 'textarea', isVisible: true })
    await write(screen, { ko: '배포 중지', en: 'Stopped the rollout' }, language)
    await screen.press('Enter')
    await expect.poll(() => screen.rows.last().textContent()).toContain(language === 'ko' ? '배포 중지' : 'Stopped the rollout')

    // A second one: Alt+N, the title, Enter. Escape on the way leads back to the first, and what was typed is still there.
    await screen.press('Alt+KeyN')
    await expect.poll(async () => (await screen.focus()).tag).toBe('input')
    await write(screen, { ko: '로그인 오류', en: 'Login fails' }, language)
    await screen.press('Escape')
    await expect.poll(() => screen.focus()).toMatchObject({ tag: 'textarea', isVisible: true })
    expect(await screen.rows.last().textContent()).toContain(language === 'ko' ? '배포 중지' : 'Stopped the rollout')
    await screen.press('Alt+KeyN')
    await expect.poll(() => screen.page.getByRole('textbox', { name: screen.word('screen.declare.what') }).inputValue()).not.toBe('')
    await expect.poll(async () => (await screen.focus()).tag).toBe('input')
    await screen.press('Enter')
    await expect.poll(() => screen.page.title()).toContain(language === 'ko' ? '로그인 오류' : 'Login fails')

    // From a screen that has no line to write in.
    await screen.press('Control+Comma')
    await screen.page.getByRole('heading', { name: screen.word('screen.rail.settings'), level: 1 }).waitFor()
    expect(await screen.focus()).toMatchObject({ tag: 'h1', isVisible: true })
    await screen.press('Control+Slash')
    await expect.poll(async () => (await screen.focus()).tag).toBe('textarea')
    await write(screen, { ko: '어디서든', en: 'from anywhere' }, language)
    await screen.press('Enter')
    await expect.poll(() => screen.rows.last().textContent()).toContain(language === 'ko' ? '어디서든' : 'from anywhere')
    expect(screen.complaints).toEqual([])
  })

  it('the palette reaches screens, incidents, playbooks and settings, and gives the focus back', async () => {
    const screen = await seat.enter(language)
    await screen.declare(language === 'ko' ? '판단 지연' : 'Slow judgments')
    const palette = screen.page.getByRole('dialog', { name: screen.word('screen.palette.title') })
    const choose = async (typed: string, ko = typed) => {
      await screen.press('Control+KeyK')
      await palette.waitFor()
      expect(await screen.focus()).toMatchObject({ tag: 'input', isVisible: true })
      if (language === 'ko') await screen.compose(ko)
      else await screen.type(typed)
      await palette.getByRole('menuitem').first().waitFor()
      await screen.press('Enter')
      await palette.waitFor({ state: 'detached' })
    }
    const heading = (key: 'screen.rail.playbooks' | 'screen.rail.probes' | 'screen.incidents.title') =>
      screen.page.getByRole('heading', { name: screen.word(key), level: 1 }).waitFor()

    await choose('board', 'ㅂㄷ')
    await heading('screen.rail.probes')
    await expect.poll(() => screen.focus()).toMatchObject({ tag: 'h1', isVisible: true })
    await choose('postgresql', '성능')
    await heading('screen.rail.playbooks')
    await choose('slow j', 'ㅍㄷㅈㅇ')
    await screen.composer.waitFor()
    await expect.poll(async () => (await screen.focus()).tag).toBe('textarea')

    await screen.press('Control+KeyK')
    await palette.waitFor()
    expect(await violationsOf(screen.page)).toEqual([])
    await screen.press('Escape')
    await palette.waitFor({ state: 'detached' })
    await expect.poll(() => screen.focus()).toMatchObject({ tag: 'textarea', isVisible: true })
    expect(screen.complaints).toEqual([])
  })

  it('the palette finds lines of the record and goes to their place, and takes care of the record', async () => {
    const screen = await seat.enter(language)
    await screen.declare('x')
    const line = language === 'ko' ? '배포 중지 결정' : 'decided to stop the rollout'
    await screen.log(line)
    await expect.poll(() => screen.rows.count()).toBe(2)
    await screen.press('Control+Comma')
    const palette = screen.page.getByRole('dialog', { name: screen.word('screen.palette.title') })
    const choose = async (text: { ko: string; en: string }, wanted: string) => {
      await screen.press('Control+KeyK')
      await palette.waitFor()
      await write(screen, text, language)
      await expect.poll(() => palette.getByRole('menuitem').first().textContent()).toContain(wanted)
      await screen.press('Enter')
      await palette.waitFor({ state: 'detached' })
    }
    await screen.press('Control+KeyK')
    await write(screen, { ko: '중지 결정', en: 'the rollout' }, language)
    const marked = language === 'ko' ? ['중지', '결정'] : ['the', 'rollout']
    // Another line of this record may say it too.
    await expect.poll(async () => (await palette.locator('mark').allTextContents()).slice(0, 2)).toEqual(marked)
    await screen.press('Escape')
    await palette.waitFor({ state: 'detached' })
    await choose({ ko: '중지 결정', en: 'the rollout' }, line)
    await expect.poll(() => screen.page.evaluate(() => document.activeElement?.closest('li[data-key]')?.textContent)).toContain(line)
    expect(await screen.focus()).toMatchObject({ isVisible: true })
    await choose({ ko: '기록 검사', en: 'verify' }, screen.word('screen.palette.verify'))
    await screen.page.getByText(screen.word('screen.settings.verify.sound', { count: 2 }).slice(0, 6)).waitFor()
    await choose({ ko: '기록 백업', en: 'back up' }, screen.word('screen.palette.backup'))
    await expect.poll(async () => (await screen.focus()).tag).toBe('input')
    expect(screen.complaints).toEqual([])
  })

  it('what the palette does not find is recorded only after an arrow key chose to', async () => {
    const screen = await seat.enter(language)
    await screen.declare('x')
    await screen.press('Control+KeyK')
    await screen.page.getByRole('dialog').waitFor()
    await write(screen, { ko: '뷁뷁 백업', en: 'qqzz backup' }, language)
    await expect.poll(() => screen.page.getByRole('dialog').getByRole('menuitem').count()).toBe(2)
    expect(
      await screen.page
        .locator('[role=dialog] [role=menuitem]')
        .first()
        .evaluate((one) => getComputedStyle(one).boxShadow),
    ).toBe('none')
    await screen.press('Enter')
    expect([await screen.page.getByRole('dialog').count(), await screen.rows.count()]).toEqual([1, 1])
    await screen.press('ArrowDown')
    await screen.press('Enter')
    await screen.page.getByRole('dialog').waitFor({ state: 'detached' })
    await expect.poll(() => screen.rows.count()).toBe(2)
    expect(await screen.rows.last().textContent()).toContain(language === 'ko' ? '뷁뷁 백업' : 'qqzz backup')
  })

  it('Enter that ends a syllable submits nothing, in no field', async () => {
    const screen = await seat.enter(language)
    await screen.compose('장애', { endWith: 'Enter' })
    expect(await screen.page.getByRole('textbox', { name: screen.word('screen.declare.what') }).inputValue()).toBe('장애')
    await screen.press('Enter')
    await screen.composer.waitFor()
    await screen.press('Control+KeyK')
    await screen.page.getByRole('dialog').waitFor()
    await screen.compose('설정', { endWith: 'Enter' })
    expect(await screen.page.getByRole('dialog').count()).toBe(1)
    await screen.press('Enter')
    await screen.page.getByRole('heading', { name: screen.word('screen.rail.settings'), level: 1 }).waitFor()
    const name = screen.page.getByRole('textbox', { name: screen.word('screen.settings.name') })
    await name.focus()
    await screen.press('Control+KeyA')
    await screen.compose('이도윤', { endWith: 'Enter' })
    const keep = screen.page
      .locator('form')
      .filter({ has: name })
      .getByRole('button', { name: screen.word('screen.settings.keep'), exact: true })
    expect(await keep.isEnabled()).toBe(true)
    await screen.press('Enter')
    await expect.poll(() => keep.isEnabled()).toBe(false)
  })

  it('every key is listed: on ? where nobody types, on F1 also from the line', async () => {
    const screen = await seat.enter(language)
    await screen.declare('x')
    const list = screen.page.getByRole('dialog', { name: screen.word('screen.keys.title') })
    await screen.type('?')
    expect(await screen.composer.inputValue()).toBe('?')
    await screen.press('F1')
    await list.waitFor()
    expect(await list.getByText('Ctrl K').count()).toBe(1)
    expect(await violationsOf(screen.page)).toEqual([])
    await screen.press('Escape')
    await expect.poll(async () => (await screen.focus()).tag).toBe('textarea')
    await screen.press('Control+Comma')
    await screen.page.getByRole('heading', { name: screen.word('screen.rail.settings'), level: 1 }).waitFor()
    await screen.press('Shift+Slash')
    await list.waitFor()
  })
})

describe('with the keyboard alone', () => {
  const seat = takeSeat()

  it('the status is set by the palette, and what it refuses is said in it', async () => {
    const screen = await seat.enter('en')
    await screen.declare('x')
    const choose = async (typed: string) => {
      await screen.press('Control+KeyK')
      await screen.page.getByRole('dialog').waitFor()
      await screen.type(typed)
      await screen.press('Enter')
    }
    // Once is no fact yet: the letters may have meant something else.
    const rows = await screen.rows.count()
    await choose('status: closed')
    await screen.page.getByText(screen.word('screen.palette.again')).waitFor()
    expect(await screen.rows.count()).toBe(rows)
    await screen.press('Enter')
    await screen.page.getByRole('dialog').waitFor({ state: 'detached' })
    await choose('severity: sev4')
    await screen.press('Enter')
    const told = screen.page.getByRole('dialog').getByRole('alert')
    await expect.poll(() => told.textContent()).toBe(screen.word('screen.error.incident_closed'))
  })

  it('the focus is never nowhere: not on a screen that an address opened, and Alt+N comes to the title from any field', async () => {
    const screen = await seat.enter('ko')
    await screen.declare('x')
    const incident = new URL(screen.page.url()).hash
    for (const [hash, tag] of [
      [`${incident}/export`, 'h1'],
      [incident, 'textarea'],
    ] as const) {
      await screen.page.goto(`about:blank`)
      await screen.page.goto(`http://127.0.0.1:${seat.host.port}/${hash}`)
      await expect.poll(async () => (await screen.focus()).tag, { message: hash }).toBe(tag)
      await screen.page.evaluate(() => (document.activeElement as HTMLElement).blur())
      await screen.page.evaluate(() => void (location.hash = '#/settings'))
      await expect.poll(async () => (await screen.focus()).tag).toBe('h1')
      await screen.page.evaluate((to) => void (location.hash = to), hash)
      await expect.poll(async () => (await screen.focus()).tag, { message: `to ${hash}` }).toBe(tag)
    }
    await screen.press('Alt+KeyN')
    const title = screen.page.getByRole('textbox', { name: screen.word('screen.declare.what') })
    await title.waitFor()
    await screen.page.getByRole('textbox', { name: screen.word('screen.services') }).focus()
    await screen.press('Alt+KeyN')
    await expect.poll(() => title.evaluate((box) => box === document.activeElement)).toBe(true)
  })

  it('F6 goes from panel to panel and comes back to the line', async () => {
    const screen = await seat.enter('en')
    await screen.declare('x')
    const seen: string[] = []
    for (let n = 0; n < 5; n += 1) {
      await screen.press('F6')
      const { tag, isVisible } = await screen.focus()
      expect(isVisible, `${n}: ${tag}`).toBe(true)
      seen.push(await screen.page.evaluate(() => document.activeElement?.closest('[data-part]')?.getAttribute('data-part') ?? ''))
    }
    expect(seen).toEqual(['side', 'bar', 'rail', 'run', 'timeline'])
    await screen.press('Shift+F6')
    expect(await screen.page.evaluate(() => document.activeElement?.closest('[data-part]')?.getAttribute('data-part'))).toBe('run')
  })
})
