import { describe, expect, it, vi } from 'vitest'
import { entries } from '../../../../renderer/screens/palette/entries.ts'
import { everything } from '../../../../renderer/screens/palette/everything.ts'
import type { Item } from '../../../../renderer/screens/palette/item.ts'
import type { CallName } from '../../../../shared/contract/bridge.ts'
import { matching } from '../../../../shared/domain/palette/match.ts'
import { contract } from '../../../../shared/contract/index.ts'
import { paletteWorld } from '../../support/palette-world.ts'

/** Calls that nobody asks for by name, and why. Everything else has a place in the palette. */
const notForHands: Partial<Record<CallName, string>> = {
  'drafts.get': 'the page reads them as it opens',
  'drafts.set': 'every keystroke does',
}

const calls = Object.entries(contract).flatMap(([noun, verbs]) => Object.keys(verbs).map((verb) => `${noun}.${verb}` as CallName))
const hit = {
  logId: 'log-a',
  seq: 7,
  incidentId: 'inc-1',
  incidentTitle: '판정 지연',
  kind: 'note',
  snippet: '배포 중지',
  occurredAt: '2026-11-24T14:00:00.000+09:00',
}
const { world } = paletteWorld()
const items: readonly Item[] = [...everything(world), ...entries(world, { typed: '배포', list: [hit as never] })]
const done = new Set(items.flatMap(({ does }) => does ?? []))

describe('the palette', () => {
  it('has every call of the contract: a new one is named in `does` of the item that makes it or leads to it', () => {
    expect(calls.filter((call) => !done.has(call) && !Object.hasOwn(notForHands, call))).toEqual([])
  })

  it('excuses no call that it has, or that is gone', () => {
    const excused = Object.keys(notForHands) as CallName[]
    expect(excused.filter((call) => done.has(call) || !calls.includes(call))).toEqual([])
  })

  it('finds by the names of calls and by habit what is called otherwise here', () => {
    const first = (typed: string) => matching(everything(world), typed)[0]?.id
    expect(['redact', 'mask', '마스킹', 'failover', '롤백', 'kst'].map(first)).toEqual([
      ...(['correct redact', 'correct redact', 'correct redact', 'screen recovery', 'in force', 'set zone'] as const),
    ])
  })

  it('names each thing once, in both languages the same', () => {
    const ids = everything(world).map(({ id }) => id)
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([])
    expect(everything({ ...world, lang: 'en' }).map(({ id }) => id)).toEqual(ids)
  })

  it('makes no call that the item does not name, and goes somewhere or does something with each', async () => {
    vi.stubGlobal('document', { querySelector: () => null, getElementById: () => null, dispatchEvent: () => true, activeElement: null })
    vi.stubGlobal('requestAnimationFrame', () => 0)
    vi.stubGlobal('CSS', { escape: (text: string) => text })
    const quiet: string[] = []
    const unnamed: string[] = []
    for (const { id } of items) {
      const made = paletteWorld()
      const item = [...everything(made.world), ...entries(made.world, { typed: '', list: [hit as never] })].find((one) => one.id === id)
      await item?.run()
      await new Promise((resolve) => setTimeout(resolve, 0))
      const opened = made.world.overlay.store.getState().open
      if (made.asked.length === 0 && made.went.length === 0 && opened === null) quiet.push(id)
      const named = new Set<string>(item?.does)
      unnamed.push(...made.asked.filter((call) => !named.has(call) && !Object.hasOwn(notForHands, call)).map((call) => `${id}: ${call}`))
    }
    vi.unstubAllGlobals()
    expect([quiet, unnamed]).toEqual([[], []])
  })
})
