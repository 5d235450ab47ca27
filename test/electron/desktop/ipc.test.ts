import type { IpcMainInvokeEvent } from 'electron'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { answerWindows } from '../../../electron/desktop/ipc.ts'
import type { Bridge, TopicName } from '../../../shared/contract/bridge.ts'
import { accept } from '../../../shared/contract/errors.ts'
import { fakeElectron, fakeWebContents } from './fake-electron.ts'

type Listener = (message: never) => void

let calls: unknown[]
let listeners: Map<TopicName, Listener>
let sender: ReturnType<typeof fakeWebContents>
let handler: (event: IpcMainInvokeEvent, message: unknown) => unknown

beforeEach(() => {
  calls = []
  listeners = new Map()
  sender = fakeWebContents()
  const bridge: Bridge = {
    async call(name, input) {
      calls.push([name, input])
      return accept({ heard: name })
    },
    subscribe(name, listener) {
      listeners.set(name, listener as Listener)
      return () => void listeners.delete(name)
    },
  }
  const { ipcMain } = fakeElectron()
  answerWindows(ipcMain, bridge)
  handler = vi.mocked(ipcMain.handle).mock.calls[0]?.[1] ?? (() => undefined)
})

const ask = (message: unknown, senderFrame: object | null = { url: 'app://quarterdeck/index.html', parent: null }) =>
  handler({ sender, senderFrame } as unknown as IpcMainInvokeEvent, message)

describe('a call', () => {
  it('reaches the core as it is, and the core’s answer comes back', async () => {
    const input = { title: '결제 지연' }
    expect(await ask({ call: 'incidents.declare', input })).toEqual({ ok: true, value: { heard: 'incidents.declare' } })
    expect(calls).toEqual([['incidents.declare', input]])
  })

  it.each([
    ['another site', { url: 'https://example.test/', parent: null }],
    ['a page whose name begins like ours', { url: 'app://quarterdeck.example.test/', parent: null }],
    ['a frame in our page', { url: 'app://quarterdeck/index.html', parent: {} }],
    ['a file', { url: 'file:///tmp/index.html', parent: null }],
    ['a frame that is gone', null],
  ])('is refused to %s', async (_, frame) => {
    expect(await ask({ call: 'incidents.list', input: {} }, frame)).toMatchObject({ ok: false, error: { code: 'origin_refused' } })
    expect(calls).toEqual([])
  })

  it.each([
    undefined,
    'incidents.list',
    {},
    { call: 1, input: {} },
    { call: 'a', input: {}, more: 1 },
    { subscribe: 'recorded', call: 'a' },
  ])('is refused when it is %o', async (message) => {
    expect(await ask(message)).toMatchObject({ ok: false, error: { code: 'input_invalid' } })
    expect(calls).toEqual([])
  })
})

describe('a subscription', () => {
  const tell = (message: unknown) => (listeners.get('recorded') as ((message: unknown) => void) | undefined)?.(message)

  it('brings the window every message until it is given up', async () => {
    expect(await ask({ subscribe: 'recorded' })).toEqual({ ok: true, value: null })
    tell('first')
    expect(sender.send).toHaveBeenCalledExactlyOnceWith('quarterdeck', { topic: 'recorded', message: 'first' })
    await ask({ unsubscribe: 'recorded' })
    expect(listeners.size).toBe(0)
  })

  it('is one, however often it is asked for', async () => {
    await ask({ subscribe: 'recorded' })
    await ask({ subscribe: 'recorded' })
    tell('once')
    expect(sender.send).toHaveBeenCalledTimes(1)
  })

  it('ends when the window’s page begins anew, or dies', async () => {
    await ask({ subscribe: 'recorded' })
    expect(await ask({ begin: true })).toEqual({ ok: true, value: null })
    expect(listeners.size).toBe(0)
    await ask({ subscribe: 'recorded' })
    expect(listeners.size).toBe(1)
    sender.emit('render-process-gone')
    expect(listeners.size).toBe(0)
  })

  it('outlives a navigation that was refused: the page is still there', async () => {
    await ask({ subscribe: 'recorded' })
    // All that Electron says of one that `will-navigate` prevented.
    sender.emit('did-start-navigation', { isMainFrame: true, isSameDocument: false, url: 'https://example.test/' })
    tell('still heard')
    expect(sender.send).toHaveBeenCalledExactlyOnceWith('quarterdeck', { topic: 'recorded', message: 'still heard' })
  })

  it('ends with the window', async () => {
    await ask({ subscribe: 'recorded' })
    sender.emit('destroyed')
    expect(listeners.size).toBe(0)
  })

  it('is refused for a topic there is not', async () => {
    expect(await ask({ subscribe: 'toString' })).toEqual({ ok: false, error: { code: 'call_unknown', detail: { call: 'toString' } } })
  })
})
