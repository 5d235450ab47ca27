import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { builtPreload, runPreload } from '../../support/desktop.ts'
import type { Bridge } from '../../../shared/contract/bridge.ts'

let code: string
beforeAll(async () => {
  code = await builtPreload()
})

/** What the page gets, when the file runs where there is nothing but a require that knows electron, as in a sandbox. */
let bridge: Bridge
const invoke = vi.fn<(channel: string, asked: unknown) => Promise<unknown>>()
let tell: (topic: string, message: unknown) => void

beforeEach(() => {
  invoke.mockReset().mockResolvedValue({ ok: true, value: null })
  const exposed = runPreload(code, {
    invoke,
    on: (_channel: string, hear: (event: unknown, told: unknown) => void) => void (tell = (topic, message) => hear({}, { topic, message })),
  })
  expect(Object.keys(exposed)).toEqual(['quarterdeck'])
  // Its first word: what a page before it in this window subscribed to is over.
  expect(invoke).toHaveBeenCalledExactlyOnceWith('quarterdeck', { begin: true })
  invoke.mockClear()
  bridge = exposed['quarterdeck'] as Bridge
})

describe('the built preload', () => {
  it('is one small file, without the checks of the core', () => {
    expect(code.length).toBeLessThan(4_000)
    expect([...code.matchAll(/require\("(?<name>[^"]+)"\)/gu)].map(({ groups }) => groups?.['name'])).toEqual(['electron'])
  })

  it('asks for a call and gives back the reply', async () => {
    const reply = { ok: false, error: { code: 'incident_unknown', detail: { incidentId: 'inc-1' } } }
    invoke.mockResolvedValue(reply)
    expect(await bridge.call('incidents.show', { incidentId: 'inc-1' })).toBe(reply)
    expect(invoke).toHaveBeenCalledExactlyOnceWith('quarterdeck', { call: 'incidents.show', input: { incidentId: 'inc-1' } })
  })

  it('makes a refusal of a core that is gone', async () => {
    invoke.mockRejectedValue(new Error('the window is closing'))
    expect(await bridge.call('incidents.list', {})).toEqual({ ok: false, error: { code: 'host_unreachable', detail: {} } })
  })

  it('subscribes once for all who listen, and no longer than somebody does', () => {
    const heard: unknown[] = []
    const stops = [1, 2].map((who) => bridge.subscribe('recorded', (message) => heard.push([who, message])))
    tell('recorded', 'a')
    tell('read', 'not asked for')
    stops[0]?.()
    stops[0]?.()
    tell('recorded', 'b')
    stops[1]?.()
    tell('recorded', 'c')
    expect(heard).toEqual([
      [1, 'a'],
      [2, 'a'],
      [2, 'b'],
    ])
    expect(invoke.mock.calls.map(([, asked]) => asked)).toEqual([{ subscribe: 'recorded' }, { unsubscribe: 'recorded' }])
  })
})
