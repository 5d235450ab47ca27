import { describe, expect, it } from 'vitest'
import { showPage } from '../../../electron/loopback/show-page.ts'

/** A host that counts its links, and whose page comes back when `redeem` is called. */
function serving() {
  let links = 0
  let opened = false
  return {
    openingUrl: () => `link ${(links += 1)}`,
    opened: () => opened,
    redeem: () => void (opened = true),
  }
}

describe('showing the page', () => {
  it('is done when the browser came back for its key', async () => {
    const served = serving()
    const launched: string[] = []
    const link = await showPage(
      served,
      async (url) => {
        launched.push(url)
        setTimeout(served.redeem, 5)
        return true
      },
      40,
    )
    expect([launched, link]).toEqual([['link 1'], undefined])
  })

  it('that no browser did ends in a fresh link at once', async () => {
    expect(await showPage(serving(), async () => false, 60_000)).toBe('link 2')
  })

  it('does not believe a launcher whose browser died', async () => {
    expect(await showPage(serving(), async () => true, 10)).toBe('link 2')
  })
})
