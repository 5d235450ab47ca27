/*
 * `npm run bench -- run [--keep]`: a playbook of 200 steps in the browser, before one host and one Chromium: tasks that hold the page for
 * more than 50 ms, as the browser itself counts them, and from each press or key to the next paint. Reports, and never gates.
 * Into dist/bench-run.json, and with --keep into docs/bench.md.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { nodePorts } from '../../electron/core/node-ports.ts'
import { openStore } from '../../electron/core/store/open.ts'
import { say } from '../../shared/text/message.ts'
import { launchBrowser, openPage } from '../e2e/support/browser.ts'
import { cliOn, json } from '../e2e/support/commands.ts'
import { startHost } from '../e2e/support/host.ts'
import { keepJson, load, machine, tableOf, tell } from '../support/measured.ts'
import { stamp } from '../support/store.ts'
import { fillOne } from './corpus.ts'
import { framesFor, held, keysToPaint, type Held } from './in-page.ts'
import { spreadOf } from './measure.ts'

const [phases, perPhase] = [5, 40]
const steps = phases * perPhase
/** Done one after another. */
const presses = 40
const incidentId = 'inc-of-run'

const both = (text: string) => ({ ko: `${text} 단계`, en: `Step ${text}` })

/** What a long plan is made of: things to do by hand, commands with a value in them, steps under a condition. */
function stepOf(at: number) {
  const about = { id: `s${at}`, title: both(`${at}`), text: both(`${at}. Look at the pool, the queue and the replicas before you go on.`) }
  const when = at % 8 === 5 ? { when: 'vars.size > 3.0' } : {}
  return at % 4 === 3
    ? { ...about, ...when, type: 'command', program: 'kubectl', arguments: ['get', 'pods', '--selector=app=${app}'] }
    : { ...about, ...when, type: 'manual', record: both(`${at}. What you saw`), time_box: '2h' }
}

const playbook = JSON.stringify({
  ...{ api_version: 'quarterdeck/v1', kind: 'Playbook', id: 'long-run', title: both('long') },
  variables: { size: { title: both('size'), type: 'number', default: 12 }, app: { title: both('app'), default: 'judgment' } },
  phases: Array.from({ length: phases }, (_, phase) => ({
    ...{ id: `p${phase}`, title: both(`phase ${phase}`), budget: '2h' },
    steps: Array.from({ length: perPhase }, (_, at) => stepOf(phase * perPhase + at)),
  })),
})

/** Milliseconds from each press on what finishes the step until the next one is painted, of the page's own clock. */
async function finish(page: Page, count: number): Promise<number[]> {
  const found: number[] = []
  for (let at = 0; at < count; at += 1) {
    await page.evaluate(() => {
      const kept = window as unknown as { moved: number | undefined }
      kept.moved = undefined
      const now = () => document.querySelector('[data-step][aria-current=step]')?.getAttribute('data-step')
      const before = now()
      const onDown = ({ timeStamp }: Event) => {
        const look = () => {
          if (now() === before) return void requestAnimationFrame(look)
          requestAnimationFrame(() => setTimeout(() => (kept.moved = performance.now() - timeStamp), 0))
        }
        requestAnimationFrame(look)
      }
      addEventListener('pointerdown', onDown, { capture: true, once: true })
    })
    await page
      .locator('[data-next]')
      .getByRole('button', { name: say('en', 'screen.run.done') })
      .click()
    const moved = await page.waitForFunction(() => (window as unknown as { moved: number | undefined }).moved)
    found.push((await moved.jsonValue()) as number)
  }
  return found
}

// The host before the browser is the built one, as it stands now.
spawnSync(process.execPath, [join(import.meta.dirname, '..', '..', 'build', 'bootstrap.mjs'), '--build'], { stdio: 'inherit' })
const root = mkdtempSync(join(tmpdir(), 'quarterdeck-bench-'))
const dataDir = join(root, 'data')
const began = new Date()
const loadBefore = load()
const browser = await launchBrowser()
try {
  const store = openStore({ dataDir, now: Date.now, salt: nodePorts().salt, newLogId: () => 'log-bench', stamp: () => stamp })
  fillOne(store, incidentId, 2_000)
  store.close()
  mkdirSync(join(dataDir, 'playbooks'), { recursive: true })
  writeFileSync(join(dataDir, 'playbooks', 'long-run.yaml'), playbook)
  const host = await startHost(dataDir)
  try {
    const quarterdeck = cliOn(dataDir)
    await json(quarterdeck, ['run', 'start', 'long-run', '--incident', incidentId])
    const { page, complaints } = await openPage(browser, 'en')
    page.setDefaultTimeout(60_000)
    await page.goto(host.openingUrl)
    const shown = page.locator('[data-step]')
    process.stderr.write('opening…\n')
    const open = await held(page, async () => {
      await page.evaluate((hash) => (location.hash = hash), `#/${incidentId}`)
      await shown.nth(steps - 1).waitFor({ state: 'attached' })
      await page.waitForTimeout(500)
    })
    process.stderr.write(`${presses} steps…\n`)
    await finish(page, 3)
    let moved: number[] = []
    const pressing = await held(page, async () => void (moved = await finish(page, presses)))
    process.stderr.write('a note, and the list…\n')
    let typed: number[] = []
    const typing = await held(page, async () => {
      await page.locator('[data-next]').getByRole('textbox').first().focus()
      typed = await keysToPaint(
        page,
        Array.from({ length: 40 }, (_, at) => 'abcdefghij'.charAt(at % 10)),
      )
    })
    let frames: number[] = []
    const scrolling = await held(page, async () => {
      await shown.nth(presses).hover()
      const counted = framesFor(page, 3_000)
      const until = performance.now() + 3_000
      while (performance.now() < until) await page.mouse.wheel(0, 240)
      frames = await counted
    })
    if (complaints.length > 0) throw new Error(complaints.join('\n'))

    const facts = { at: began.toISOString(), machine: machine(), browser: browser.version(), load: [loadBefore, load()] }
    const found = { open, pressing, typing, scrolling }
    keepJson('dist/bench-run.json', { ...facts, steps, ...found, moved: spreadOf(moved), typed: spreadOf(typed), frames: spreadOf(frames) })
    const spread = (of: readonly number[]) => `${spreadOf(of).p50.toFixed(1)} / ${spreadOf(of).p99.toFixed(1)}`
    const row = (what: string, { longTasks, toPaint }: Held, until: string) => [
      what,
      longTasks.length === 0 ? '0' : `${longTasks.length}, the longest ${Math.max(...longTasks).toFixed(0)} ms`,
      toPaint.length === 0 ? '' : `${spread(toPaint)} (${toPaint.length})`,
      until,
    ]
    const text = [
      `Measured ${facts.at.slice(0, 16)}Z on ${facts.machine}, Chromium ${facts.browser} without a display or a graphics processor; load ${facts.load.join(' to ')}. p50 / p99.`,
      tableOf(
        [`a playbook of ${steps} steps`, 'tasks over 50 ms', 'interaction to next paint, ms', 'until it is there, ms'],
        [
          row('the incident is opened with its run', open, ''),
          row(`${presses} steps are done, one after another`, pressing, `${spread(moved)} to the next step, painted`),
          row('40 letters into a step’s note', typing, `${spread(typed)} to the letter, painted`),
          row('3 s of the wheel over the list', scrolling, `${spread(frames)} from frame to frame`),
        ],
      ),
    ].join('\n\n')
    tell(text, 'docs/bench.md', 'measured in a long run')
  } finally {
    await host.stop()
  }
} finally {
  await browser.close()
  rmSync(root, { recursive: true, force: true })
}
