import { expect, it } from 'vitest'
import { say } from '../../shared/text/message.ts'
import { violationsOf } from './support/browser.ts'
import { json } from './support/commands.ts'
import { takeSeat } from './support/seat.ts'

const seat = takeSeat()

/** The small window, as the desktop opens it: the same pages at another address. */
async function enter(language: 'ko' | 'en') {
  const screen = await seat.enter(language, { viewport: { width: 640, height: 260 } })
  await screen.page.evaluate(() => window.location.replace('#log-line'))
  await screen.page.reload()
  return screen
}

it('says that no incident is open', async () => {
  const { page } = await enter('ko')
  await page.getByRole('heading', { name: say('ko', 'screen.line.none') }).waitFor()
  expect(await violationsOf(page)).toEqual([])
})

it.each(['ko', 'en'] as const)(
  'logs one line into the incident it names, and is clean to axe (%s)',
  { timeout: 60_000 },
  async (language) => {
    const cli = seat.cli()
    await json(cli, ['incident', 'declare', '--title', '연습: 판정 지연', '--mode', 'drill', '--severity', 'sev1'])
    const { incidentId } = await json<{ incidentId: string }>(cli, ['incident', 'declare', '--title', '판정 지연', '--severity', 'sev2'])
    const { page, complaints } = await enter(language)
    const where = page.getByRole('button', { name: say(language, 'screen.line.goes_to') })
    // Several are open: the real one comes before the drill, and is named.
    await where.filter({ hasText: 'SEV2' }).filter({ hasText: '판정 지연' }).waitFor()
    expect(await violationsOf(page)).toEqual([])
    await page.keyboard.type('p95 4.2s')
    await page.keyboard.press('Enter')
    await page
      .getByRole('status')
      .filter({ hasText: say(language, 'screen.line.logged') })
      .waitFor()
    const { stdout } = await cli(['timeline', '--incident', incidentId])
    expect(stdout).toContain('p95 4.2s')
    expect(complaints).toEqual([])
  },
)
