import { describe, expect, it } from 'vitest'
import { openPage, violationsOf } from './support/browser.ts'
import { json } from './support/commands.ts'
import { takeSeat } from './support/seat.ts'

const title = '판단 지연: 데이터베이스 잠금'

describe.each(['ko', 'en'] as const)('the screens in %s', (language) => {
  const seat = takeSeat()

  it('are clean to axe, within their policy, and speak their language', { timeout: 60_000 }, async () => {
    const screen = await seat.enter(language, { colorScheme: language === 'ko' ? 'dark' : 'light' })
    await screen.page.getByRole('heading', { name: screen.word('screen.declare.title') }).waitFor()
    expect(await violationsOf(screen.page)).toEqual([])
    expect(await screen.page.locator('html').getAttribute('lang')).toBe(language)

    await screen.declare(title)
    await screen.log('-10m /decision API는 유지한다\n배치는 나중에')
    await screen.rows.nth(1).waitFor()
    await screen.addConnection('judgment-primary', 'NOT_SET_HERE')
    await screen.startPlaybook()
    expect(await violationsOf(screen.page)).toEqual([])

    await screen.openDocuments()
    await screen.page.getByRole('article').getByRole('heading', { level: 1 }).waitFor()
    expect(await violationsOf(screen.page)).toEqual([])
    expect(screen.complaints).toEqual([])
  })

  it('fold into tabs where it is narrow, with timeline and composer still there', async () => {
    const screen = await seat.enter(language, { viewport: { width: 1024, height: 640 } })
    await screen.declare(title)
    expect(await screen.composer.isVisible()).toBe(true)
    const edges = await screen.page
      .getByRole('region', { name: screen.word('screen.tabs') })
      .evaluate((place) => [place, ...place.children].map((one) => getComputedStyle(one).borderRightWidth))
    expect(edges.filter((width) => width !== '0px')).toEqual(['1px'])
    await screen.page.getByRole('tab', { name: screen.word('screen.tab.side') }).click()
    await screen.button(screen.word('screen.connections.add')).waitFor()
    expect(await screen.composer.isVisible()).toBe(true)
    const wide = await screen.page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth])
    expect(wide[0]).toBe(wide[1])
    expect(await violationsOf(screen.page)).toEqual([])
  })
})

const seat = takeSeat()

describe('declaring', () => {
  it('needs a title and Enter', async () => {
    const screen = await seat.enter()
    await expect.poll(() => screen.page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT')
    await screen.page.keyboard.type('결제 오류')
    await screen.page.keyboard.press('Enter')
    await screen.page.getByRole('heading', { name: '결제 오류' }).waitFor()
    await screen.page.getByRole('banner').getByText('실제', { exact: true }).waitFor()
    await expect.poll(() => screen.composer.evaluate((box) => box === document.activeElement)).toBe(true)
    await expect.poll(() => screen.rows.count()).toBe(1)
  })

  it('marks a drill as one, in the bar and in the title of the window', async () => {
    const screen = await seat.enter('en')
    await screen.page.getByRole('textbox', { name: 'What is wrong' }).fill('Failover practice')
    await screen.page.getByText('DRILL', { exact: true }).click()
    await screen.page.getByRole('button', { name: screen.word('screen.declare.drill') }).click()
    await screen.page.getByRole('banner').getByText('DRILL', { exact: true }).waitFor()
    expect(await screen.page.title()).toBe('[DRILL] Failover practice · Quarterdeck')
  })
})

describe('several incidents', () => {
  it('stay apart: a new one elsewhere does not take the screen, a closed one stays on it and in the list', async () => {
    const screen = await seat.enter('en')
    await screen.declare('First')
    await screen.composer.fill('half a line about the first')
    const cli = seat.cli()
    await json(cli, ['incident', 'declare', '--title', 'Second', '--severity', 'sev1'])
    const title = screen.page.getByRole('heading', { level: 1 }).getByRole('button')
    await expect.poll(() => title.textContent()).toContain('First')

    await title.click()
    await screen.page.getByRole('option', { name: 'Second' }).click()
    await expect.poll(() => title.textContent()).toContain('Second')
    expect(await screen.composer.inputValue()).toBe('')
    await screen.log('about the second')
    await expect.poll(() => screen.rows.last().textContent()).toContain('about the second')

    await screen.setStatus('closed')
    await expect.poll(() => screen.rows.last().textContent()).toContain('Closed')
    expect(await title.textContent()).toContain('Second')
    await screen.page.getByRole('link', { name: screen.word('screen.rail.declare') }).click()
    await screen.page.getByRole('link', { name: /First/u }).click()
    await expect.poll(() => screen.composer.inputValue()).toBe('half a line about the first')
    await expect.poll(() => screen.rows.count()).toBe(1)
  })
})

describe('the composer', () => {
  it('says what it understood, records it there, and is empty and ready again', async () => {
    const screen = await seat.enter()
    await screen.declare(title)
    await screen.composer.fill('@00:00 /관찰 자정 배치 시작')
    await expect.poll(() => screen.understood.textContent()).toMatch(/^관찰.*00:00:00 발생 · 지금 기록/u)
    await screen.composer.press('Enter')
    const first = screen.rows.first()
    await expect.poll(() => first.textContent()).toContain('자정 배치 시작')
    expect(await first.getAttribute('data-kind')).toBe('observation')
    expect(await first.locator('time').first().textContent()).toBe('00:00:00')
    expect(await first.textContent()).toMatch(/\d\d:\d\d:\d\d 기록/u)
    await expect.poll(() => screen.composer.inputValue()).toBe('')
    expect(await screen.composer.evaluate((box) => box === document.activeElement)).toBe(true)
  })

  it('never sends while a syllable is being composed, and takes Shift+Enter as a new line', async () => {
    const screen = await seat.enter()
    await screen.declare(title)
    const before = await screen.rows.count()
    const keys = await screen.context.newCDPSession(screen.page)
    await screen.composer.focus()
    await keys.send('Input.imeSetComposition', { text: '장ㅇ', selectionStart: 2, selectionEnd: 2 })
    const enterKey = { key: 'Process', code: 'Enter', windowsVirtualKeyCode: 229 }
    await keys.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...enterKey })
    await keys.send('Input.dispatchKeyEvent', { type: 'keyUp', key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13 })
    await keys.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13 })
    await keys.send('Input.dispatchKeyEvent', { type: 'keyUp', key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13 })
    expect(await screen.composer.inputValue()).toBe('장ㅇ')
    await keys.send('Input.insertText', { text: '장애' })
    await screen.page.keyboard.press('Shift+Enter')
    await screen.page.keyboard.insertText('둘째 줄')
    expect(await screen.composer.inputValue()).toBe('장애\n둘째 줄')
    expect(await screen.rows.count()).toBe(before)
    await screen.page.keyboard.press('Enter')
    await expect.poll(() => screen.rows.last().textContent()).toContain('장애\n둘째 줄')
  })

  it('says why a time is refused, and records nothing', async () => {
    const screen = await seat.enter()
    await screen.declare(title)
    const before = await screen.rows.count()
    await screen.log('@25:99 배포')
    await expect.poll(() => screen.understood.textContent()).toContain('"25:99"는 읽을 수 있는 시각이 아닙니다')
    expect([await screen.composer.inputValue(), await screen.rows.count()]).toEqual(['@25:99 배포', before])
  })

  it('takes the kind from Alt and a digit, and gets what is typed with the focus nowhere', async () => {
    const screen = await seat.enter()
    await screen.declare(title)
    await screen.page.keyboard.press('Alt+Digit3')
    await screen.page.evaluate(() => (document.activeElement as HTMLElement).blur())
    await screen.page.keyboard.type('keep the API up')
    await screen.page.keyboard.press('Enter')
    await expect.poll(() => screen.rows.last().getAttribute('data-kind')).toBe('decision')
  })
})

describe('the composer, when its host is gone', () => {
  const seat = takeSeat({ own: true })

  it('keeps what was being typed over a reload, and over a crash of the host', async () => {
    const screen = await seat.enter()
    await screen.declare(title)
    await screen.composer.fill('세션 종료 전 DBA 합류를 기다')
    await screen.page.reload()
    expect(await screen.composer.inputValue()).toBe('세션 종료 전 DBA 합류를 기다')

    await seat.host.kill()
    await screen.page.getByText(/응답 없음: \d\d:\d\d:\d\d 기준/u).waitFor()
    await screen.composer.press('Enter')
    await screen.page.getByRole('form').getByText(screen.word('screen.error.host_unreachable')).waitFor()
    expect(await screen.composer.inputValue()).toBe('세션 종료 전 DBA 합류를 기다')

    await seat.again(seat.host.port)
    await screen.page.getByRole('heading', { name: screen.word('screen.locked.title') }).waitFor()
    await screen.page.goto(seat.host.openingUrl)
    await screen.composer.waitFor()
    await expect.poll(() => screen.composer.inputValue()).toBe('세션 종료 전 DBA 합류를 기다')
    await screen.composer.press('Enter')
    await expect.poll(() => screen.rows.last().textContent()).toContain('DBA 합류를 기다')
  })
})

describe('the timeline', () => {
  it('is live while the command line adds to it, in the order of happening', async () => {
    const screen = await seat.enter()
    await screen.declare(title)
    const cli = seat.cli()
    await json(cli, ['log', '--incident', screen.incidentId(), '--kind', 'observation', '--at', '-10m', '터미널에서 소급'])
    await expect.poll(() => screen.rows.first().textContent()).toContain('터미널에서 소급')
    await json(cli, ['log', '--incident', screen.incidentId(), '터미널에서 지금'])
    await expect.poll(() => screen.rows.last().textContent()).toContain('터미널에서 지금')
  })

  it('stays where the reader is while entries arrive, and says how many came', async () => {
    const screen = await seat.enter()
    await screen.declare(title)
    const cli = seat.cli()
    await json(cli, ['log', '--incident', screen.incidentId(), '-', '--lines'], Array.from({ length: 120 }, (_, n) => `줄 ${n}`).join('\n'))
    await expect.poll(() => screen.count()).toContain('121')
    const list = screen.page.getByRole('region', { name: screen.word('screen.timeline.title') })
    const atEnd = () => list.evaluate((box) => box.scrollHeight - box.scrollTop - box.clientHeight < 24)
    /** The first row in view and where it stands: what the reader looks at. */
    const seen = () =>
      list.evaluate((box) => {
        const top = box.getBoundingClientRect().top
        const row = [...box.querySelectorAll('[data-kind]')].find((one) => one.getBoundingClientRect().bottom > top)
        return `${row?.textContent} ${Math.round((row?.getBoundingClientRect().top ?? 0) - top)}`
      })
    await expect.poll(atEnd).toBe(true)
    await list.evaluate((box) => box.scrollTo({ top: box.scrollHeight / 2, behavior: 'instant' }))
    await settled(seen)
    const before = await seen()
    await json(cli, ['log', '--incident', screen.incidentId(), '아래에 새로'])
    await screen.button(screen.word('screen.timeline.unseen', { count: 1 })).waitFor()
    await json(cli, ['log', '--incident', screen.incidentId(), '--at', '-10m', '위에 소급'])
    await expect.poll(() => screen.count()).toContain('123')
    expect(await seen()).toBe(before)
    await screen.page.getByRole('button', { name: /^새 기록 \d+건$/u }).click()
    await expect.poll(atEnd).toBe(true)

    const up = () => list.evaluate((box) => box.scrollTo({ top: box.scrollHeight / 2, behavior: 'instant' }))
    await up()
    await expect.poll(atEnd).toBe(false)
    await screen.page.keyboard.press('Alt+End')
    await expect.poll(atEnd).toBe(true)
    await up()
    await expect.poll(atEnd).toBe(false)
    await screen.page.keyboard.press('Control+KeyK')
    await screen.page.keyboard.type(screen.word('screen.palette.newest'))
    await screen.page.keyboard.press('Enter')
    await expect.poll(atEnd).toBe(true)
  })
})

describe('a page without a key', () => {
  it('says how to open a fresh one; one that has a key keeps it, and its place', async () => {
    const screen = await seat.enter('en')
    await screen.declare(title)
    await expect.poll(() => screen.page.url()).toMatch(/#\/inc-/u)
    await screen.page.goto(`http://127.0.0.1:${seat.host.port}/#code=spent`)
    await expect.poll(() => screen.page.url()).toMatch(/#\/inc-/u)
    expect(await screen.composer.isVisible()).toBe(true)

    const other = await openPage(seat.browser, 'en')
    await other.page.goto(seat.host.openingUrl)
    await other.page.getByText('This opening link was used already or is older than 30 seconds.').waitFor()
    expect(await violationsOf(other.page)).toEqual([])
    await other.context.close()
  })
})

/** Until two looks in a row see the same: layout after a jump takes a frame or two. */
async function settled(look: () => Promise<string>) {
  let last = ''
  await expect
    .poll(async () => {
      const before = last
      last = await look()
      return before === last
    })
    .toBe(true)
}
