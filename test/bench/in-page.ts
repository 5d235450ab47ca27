import type { Locator, Page } from 'playwright-core'

/** What is measured inside the page, by the page's own clock: nothing of the wire to the browser is in it. */

/** Milliseconds from the address naming an incident until a row that holds `last` is painted. */
export function openToPainted(page: Page, hash: string, last: string): Promise<number> {
  return page.evaluate(
    ([hash, last]) =>
      new Promise<number>((done, fail) => {
        const began = performance.now()
        const look = () => {
          const isThere = [...document.querySelectorAll('main [data-kind]')].some((row) => row.textContent.includes(last))
          if (performance.now() - began > 60_000) return fail(new Error(`no row with ${last}`))
          if (!isThere) return void requestAnimationFrame(look)
          // A frame is drawn after its callbacks: the task behind it comes when that is done.
          requestAnimationFrame(() => setTimeout(() => done(performance.now() - began), 0))
        }
        location.hash = hash
        requestAnimationFrame(look)
      }),
    [hash, last] as const,
  )
}

/** Milliseconds between frames for so long, with whatever else happens meanwhile. */
export function framesFor(page: Page, ms: number): Promise<number[]> {
  return page.evaluate(
    (ms) =>
      new Promise<number[]>((done) => {
        const [began, between]: [number, number[]] = [performance.now(), []]
        let last: number | undefined
        const frame = (now: number) => {
          if (last !== undefined) between.push(now - last)
          last = now
          if (performance.now() - began < ms) requestAnimationFrame(frame)
          else done(between)
        }
        requestAnimationFrame(frame)
      }),
    ms,
  )
}

/** The first keys draw what is drawn once: carets, completions. */
const warming = 5

/** Milliseconds from each key but the first five, as the browser got it, until what it changed is painted. */
export async function keysToPaint(page: Page, keys: readonly string[]): Promise<number[]> {
  await page.evaluate(() => {
    const kept = window as unknown as { painted: number[]; onKey: ((event: KeyboardEvent) => void) | undefined }
    if (kept.onKey) removeEventListener('keydown', kept.onKey, { capture: true })
    kept.painted = []
    kept.onKey = ({ timeStamp }) => void requestAnimationFrame(() => setTimeout(() => kept.painted.push(performance.now() - timeStamp), 0))
    addEventListener('keydown', kept.onKey, { capture: true })
  })
  for (const [at, key] of keys.entries()) {
    await page.keyboard.press(key)
    await page.waitForFunction((count) => (window as unknown as { painted: number[] }).painted.length >= count, at + 1)
  }
  return page.evaluate((warming) => (window as unknown as { painted: number[] }).painted.slice(warming), warming)
}

export interface Logged {
  /** From Enter, as the browser got it, until the page has the whole answer of `timeline.log`. */
  readonly acked: number
  /** … and until the row with the line is painted. */
  readonly painted: number
}

/** Milliseconds for each line that is typed into the composer and sent with Enter, the first left out. */
export async function linesToAck(page: Page, composer: Locator, lines: readonly string[]): Promise<Logged[]> {
  const found: Logged[] = []
  for (const line of lines) {
    await composer.fill(line)
    await page.evaluate((line) => {
      performance.clearResourceTimings()
      const kept = window as unknown as { logged: Logged | undefined }
      kept.logged = undefined
      const onEnter = ({ key, timeStamp }: KeyboardEvent) => {
        if (key !== 'Enter') return
        removeEventListener('keydown', onEnter, { capture: true })
        let painted = 0
        const look = () => {
          const isThere = [...document.querySelectorAll('main [data-kind]')].some((row) => row.textContent.includes(line))
          if (isThere && painted === 0) painted = performance.now() - timeStamp
          const sent = performance.getEntriesByType('resource').find(({ name }) => name.endsWith('/call/timeline.log'))
          if (!sent || painted === 0) return void requestAnimationFrame(() => setTimeout(look, 0))
          kept.logged = { acked: (sent as PerformanceResourceTiming).responseEnd - timeStamp, painted }
        }
        requestAnimationFrame(() => setTimeout(look, 0))
      }
      addEventListener('keydown', onEnter, { capture: true })
    }, line)
    await composer.press('Enter')
    const logged = await page.waitForFunction(() => (window as unknown as { logged: Logged | undefined }).logged)
    found.push((await logged.jsonValue()) as Logged)
  }
  return found.slice(1)
}

export interface Held {
  /** Milliseconds of every task over 50 ms. */
  readonly longTasks: readonly number[]
  /** Milliseconds from each press or key to the next paint, in the browser's steps of 8. */
  readonly toPaint: readonly number[]
}

/** What the browser itself counts while something is done in the page. */
export async function held(page: Page, act: () => Promise<void>): Promise<Held> {
  await page.evaluate(() => {
    const kept = window as unknown as { held: { longTasks: number[]; toPaint: Map<number, number>; stop: () => void } }
    const [longTasks, toPaint]: [number[], Map<number, number>] = [[], new Map()]
    const tasks = new PerformanceObserver((list) => longTasks.push(...list.getEntries().map(({ duration }) => duration)))
    tasks.observe({ type: 'longtask' })
    const events = new PerformanceObserver((list) => {
      // An interaction is several events: the slowest of them is what a person waited for.
      for (const { interactionId, duration } of list.getEntries() as (PerformanceEntry & { interactionId: number })[])
        if (interactionId !== 0) toPaint.set(interactionId, Math.max(duration, toPaint.get(interactionId) ?? 0))
    })
    events.observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit)
    const stop = () => [tasks, events].forEach((observer) => observer.disconnect())
    kept.held = { longTasks, toPaint, stop }
  })
  await act()
  return page.evaluate(async () => {
    // The browser tells of an event after its paint, and when it has nothing else to do.
    await new Promise((done) => requestIdleCallback(done))
    await new Promise((done) => setTimeout(done, 100))
    const { held } = window as unknown as { held: { longTasks: number[]; toPaint: Map<number, number>; stop: () => void } }
    held.stop()
    return { longTasks: held.longTasks, toPaint: [...held.toPaint.values()] }
  })
}
