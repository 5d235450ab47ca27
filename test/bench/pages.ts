/*
 * `npm run bench -- pages [--keep]`: what a person waits for in the browser, over an incident of 10,000 entries and one of 100,000 in the
 * same record, before one host and one Chromium. Reports, and never gates. Into dist/bench-pages.json, and with --keep into docs/bench.md.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { nodePorts } from '../../electron/core/node-ports.ts'
import { openStore } from '../../electron/core/store/open.ts'
import { say } from '../../shared/text/message.ts'
import { launchBrowser, openPage } from '../e2e/support/browser.ts'
import { startHost } from '../e2e/support/host.ts'
import { keepJson, load, machine, tableOf, tell } from '../support/measured.ts'
import { stamp } from '../support/store.ts'
import { fillOne } from './corpus.ts'
import { framesFor, keysToPaint, linesToAck, openToPainted } from './in-page.ts'
import { spreadOf, timed, type Spread } from './measure.ts'

const sizes = [10_000, 100_000] as const
const openings = 15
const keys = 40
/** Logged from the window, one after another. */
const lines = 100
const scrollMs = 5_000

const idOf = (entries: number) => `inc-of-${entries}`
/** How the newest entry of each ends: no other row does. */
const lastOf = (entries: number) => `(${entries - 1})`

interface Pages {
  readonly entries: number
  readonly open: Spread
  readonly idle: Spread
  readonly scroll: Spread
  /** Frames that came more than half a frame of the idle page late, as a share of all. */
  readonly late: number
  /** Rows that were held when the scrolling was over: 200 at first. */
  readonly held: number
  readonly type: Spread
  readonly arrow: Spread
  /** From Enter in the window to the ack of its command, and to the row's paint. */
  readonly ack: Spread
  readonly row: Spread
}

const letters = Array.from({ length: keys }, (_, at) => 'abcdefghij'.charAt(at % 10))

/** Up through the newest entries and past what is held, so that older pages are read on the way. */
async function scrolled(page: Page): Promise<number[]> {
  await page.getByRole('region', { name: say('en', 'screen.timeline.title') }).hover()
  const frames = framesFor(page, scrollMs)
  const until = performance.now() + scrollMs
  while (performance.now() < until) await page.mouse.wheel(0, -240)
  return frames
}

async function within(page: Page, entries: number, opens: readonly number[]): Promise<Pages> {
  process.stderr.write(`frames and keys over ${entries} entries…\n`)
  await openToPainted(page, `#/${idOf(entries)}`, lastOf(entries))
  const composer = page.getByRole('textbox', { name: say('en', 'screen.composer.text') })
  await composer.focus()
  const typed = await keysToPaint(page, letters)
  await composer.fill('')
  const logged = await linesToAck(
    page,
    composer,
    Array.from({ length: lines + 1 }, (_, at) => `round trip ${at} of ${entries}.`),
  )
  await page.locator('main [data-key]').last().focus()
  const arrows = await keysToPaint(
    page,
    letters.map(() => 'ArrowUp'),
  )
  const idle = spreadOf(await framesFor(page, 2_000))
  const frames = await scrolled(page)
  const held = Number((await page.locator('main header small').textContent())?.replaceAll(',', '').match(/\d+/u)?.[0])
  return {
    ...{ entries, held, open: spreadOf(opens), idle, scroll: spreadOf(frames), type: spreadOf(typed), arrow: spreadOf(arrows) },
    ack: spreadOf(logged.map(({ acked }) => acked)),
    row: spreadOf(logged.map(({ painted }) => painted)),
    late: frames.filter((ms) => ms > idle.p50 * 1.5).length / frames.length,
  }
}

// The host before the browser is the built one, as it stands now.
spawnSync(process.execPath, [join(import.meta.dirname, '..', '..', 'build', 'bootstrap.mjs'), '--build'], { stdio: 'inherit' })
const root = mkdtempSync(join(tmpdir(), 'quarterdeck-bench-'))
const dataDir = join(root, 'data')
const began = new Date()
const loadBefore = load()
const browser = await launchBrowser()
try {
  process.stderr.write(`recording ${sizes.join(' and ')} entries…\n`)
  const store = openStore({ dataDir, now: Date.now, salt: nodePorts().salt, newLogId: () => 'log-bench', stamp: () => stamp })
  const fillMs = timed(() => sizes.forEach((entries) => fillOne(store, idOf(entries), entries)))
  store.close()
  const host = await startHost(dataDir)
  try {
    const { page, complaints } = await openPage(browser, 'en')
    page.setDefaultTimeout(60_000)
    await page.goto(host.openingUrl)
    await page.locator('main [data-kind]').first().waitFor()
    const opens = sizes.map((): number[] => [])
    process.stderr.write('opening…\n')
    // In turns, so that both meet the same moments of the machine; the first of each warms what both use.
    for (let time = 0; time <= openings; time += 1)
      for (const [at, entries] of sizes.entries()) {
        const ms = await openToPainted(page, `#/${idOf(entries)}`, lastOf(entries))
        if (time > 0) opens[at]?.push(ms)
      }
    const found: Pages[] = []
    for (const [at, entries] of sizes.entries()) found.push(await within(page, entries, opens[at] ?? []))
    const { page: empty } = await openPage(browser, 'en')
    await empty.setContent('<textarea autofocus></textarea>')
    await empty.locator('textarea').focus()
    const emptyKeys = spreadOf(await keysToPaint(empty, letters))
    if (complaints.length > 0) throw new Error(complaints.join('\n'))

    const facts = { at: began.toISOString(), machine: machine(), browser: browser.version(), load: [loadBefore, load()] }
    keepJson('dist/bench-pages.json', { ...facts, fillSeconds: fillMs / 1_000, sizes: found, emptyKeys })
    const both = ({ p50, p99 }: Spread) => `${p50.toFixed(1)} / ${p99.toFixed(1)}`
    const beside = (one: Spread, limit: Spread) => `${(one.p50 / limit.p50).toFixed(2)} / ${(one.p99 / limit.p99).toFixed(2)}`
    const smallest = found[0]?.open ?? spreadOf([])
    const told: readonly (readonly [string, (size: Pages) => string])[] = [
      [`open to painted, ${openings} times, ms p50 / slowest`, ({ open }) => both(open)],
      ['… against the smaller incident', ({ open }) => beside(open, smallest)],
      ['frame of the page at rest, ms', ({ idle }) => both(idle)],
      ['frame while scrolling, ms', ({ scroll }) => both(scroll)],
      ['… against the frame at rest', ({ scroll, idle }) => beside(scroll, idle)],
      ['frames late by half a frame or more', ({ late, scroll }) => `${(late * 100).toFixed(1)} % of ${scroll.times}`],
      ['rows held when it was over, 200 at first', ({ held }) => String(held)],
      ['letter in the composer to its paint, ms', ({ type }) => both(type)],
      ['… against an empty page', ({ type }) => beside(type, emptyKeys)],
      [`Enter in the window to the ack of its line, ${lines} times, ms`, ({ ack }) => both(ack)],
      ['… to the row with it, painted, ms', ({ row }) => both(row)],
      ['arrow from row to row to its paint, ms', ({ arrow }) => both(arrow)],
      ['… against an empty page', ({ arrow }) => beside(arrow, emptyKeys)],
    ]
    const text = [
      `Measured ${facts.at.slice(0, 16)}Z on ${facts.machine}, Chromium ${facts.browser} without a display or a graphics processor; load ${facts.load.join(' to ')}. p50 / p99.`,
      tableOf(
        ['', ...found.map(({ entries }) => `${entries.toLocaleString('en')} entries`)],
        told.map(([what, of]) => [what, ...found.map(of)]),
      ),
      `A letter in an empty page: ${both(emptyKeys)} ms.`,
    ].join('\n\n')
    tell(text, 'docs/bench.md', 'measured in the browser')
  } finally {
    await host.stop()
  }
} finally {
  await browser.close()
  rmSync(root, { recursive: true, force: true })
}
