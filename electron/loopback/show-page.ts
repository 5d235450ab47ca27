import { setTimeout as sleep } from 'node:timers/promises'
import type { Served } from './serve.ts'

/** A browser that was launched has asked for its key within this time. */
const pageMs = 15_000

/**
 * Has a browser open the page. Answers a link for the user when none came: a launcher may say it opened a browser that
 * died at once, so what counts is that a page came back for its key.
 */
export async function showPage(
  served: Pick<Served, 'openingUrl' | 'opened'>,
  launch: (url: string) => Promise<boolean>,
  waitMs = pageMs,
): Promise<string | undefined> {
  const launched = await launch(served.openingUrl())
  if (launched) await sleep(waitMs, undefined, { ref: false })
  return served.opened() ? undefined : served.openingUrl()
}
