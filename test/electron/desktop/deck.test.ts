import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, it, vi } from 'vitest'
import type { Reply } from '../../../shared/contract/errors.ts'
import { value } from '../../support/reply.ts'
import { FakeNotification, FakeTray, FakeWindow } from './fake-electron.ts'
import { desktopWorld } from './started.ts'

const world = desktopWorld()
const call = async (name: string, input: unknown) => value((await world.core?.bridge.call(name, input)) as Reply<never>) as never
const declare = async (title: string, more = {}) => {
  const { incidentId } = (await call('incidents.declare', { title, severity: 'sev1', ...more })) as { incidentId: string }
  return incidentId
}
const last = <Given extends unknown[]>(mock: { mock: { calls: Given[] } }) => mock.mock.calls.at(-1)?.[0] as Given[0]
const [window, tray] = [() => FakeWindow.opened[0] as FakeWindow, () => FakeTray.made[0] as FakeTray]
const bar = () => last(world.electron.Menu.setApplicationMenu) as MenuItemConstructorOptions[]
const items = (menu: MenuItemConstructorOptions | undefined) => menu?.submenu as MenuItemConstructorOptions[]
const click = (label: string) =>
  bar()
    .flatMap(items)
    .find((item) => item.label === label)
    ?.click?.({} as never, undefined, {} as never)

/** The page went there by itself. */
function settle(of: FakeWindow, incidentId: string) {
  of.webContents.url = `app://quarterdeck/#/${incidentId}`
  of.webContents.emit('did-navigate-in-page')
}

describe('a window', () => {
  it('opens on the ground of what was chosen, else of the system', async () => {
    await world.start()
    expect(window().options.backgroundColor).toBe('#0b0f13')
    await call('settings.set', { theme: 'light' })
    click('New window')
    expect(FakeWindow.opened[1]?.options.backgroundColor).toBe('#f1f4f6')
  })

  it('that was the last leaves the app running on a Mac, where the dock opens another', async () => {
    vi.spyOn(process, 'platform', 'get').mockReturnValue('darwin')
    await world.start()
    window().close()
    world.electron.app.emit('window-all-closed')
    expect(world.electron.app.quit).not.toHaveBeenCalled()
    world.electron.app.emit('activate', {}, false)
    await vi.waitUntil(() => FakeWindow.opened.length === 2)
  })
})

describe('the menu', () => {
  it('speaks the language of the settings, and changes with it', async () => {
    await world.start()
    expect(bar().map(({ label }) => label)).toEqual(['&Incident', '&Edit', '&View', '&Window'])
    await call('settings.set', { language: 'ko' })
    expect(bar().map(({ label }) => label)).toEqual(['장애(&I)', '편집(&E)', '보기(&V)', '창(&W)'])
    expect(last(tray().setToolTip)).toBe('열린 장애 없음')
  })

  it('leads within the page, and for its incident only where there is one', async () => {
    await world.start()
    click('Documents')
    expect(window().loadURL).toHaveBeenCalledTimes(1)
    settle(window(), 'inc-1')
    click('Documents')
    expect(window().loadURL).toHaveBeenLastCalledWith('app://quarterdeck/#/inc-1/export')
    click('Declare an incident…')
    expect(window().loadURL).toHaveBeenLastCalledWith('app://quarterdeck/#/declare')
  })

  it('leads to a screen beside the incident, or without one', async () => {
    await world.start()
    click('Board')
    expect(window().loadURL).toHaveBeenLastCalledWith('app://quarterdeck/#/probes')
    settle(window(), 'inc-1')
    click('Board')
    expect(window().loadURL).toHaveBeenLastCalledWith('app://quarterdeck/#/inc-1/probes')
  })

  it('shows the page’s own keys, leaves them to it, and presses them when chosen', async () => {
    await world.start()
    const find = bar()
      .flatMap(items)
      .find(({ accelerator }) => accelerator === 'CommandOrControl+K')
    expect(find?.registerAccelerator).toBe(false)
    find?.click?.({} as never, undefined, {} as never)
    const modifiers = [process.platform === 'darwin' ? 'meta' : 'control']
    expect(window().webContents.sendInputEvent.mock.calls.map(([event]) => event)).toEqual([
      { type: 'keyDown', keyCode: 'K', modifiers },
      { type: 'keyUp', keyCode: 'K', modifiers },
    ])
  })

  it('copies a link that can only open', async () => {
    await world.start()
    settle(window(), 'inc-7k3m9q2d')
    click('Copy a link to this incident')
    expect(world.electron.clipboard.writeText).toHaveBeenCalledExactlyOnceWith('quarterdeck://incident/inc-7k3m9q2d')
  })

  it('opens another window, also of the same incident', async () => {
    await world.start()
    click('New window')
    for (const each of FakeWindow.opened) settle(each, 'inc-1')
    expect(FakeWindow.opened).toHaveLength(2)
  })
})

describe('the small window', () => {
  it('comes by a shortcut that works everywhere, once, and above everything', async () => {
    await world.start()
    const [[accelerator, press] = []] = world.electron.globalShortcut.register.mock.calls
    expect(accelerator).toBe('CommandOrControl+Alt+J')
    press?.()
    press?.()
    expect(FakeWindow.opened.slice(1).map(({ options, loadURL }) => [options.alwaysOnTop, loadURL.mock.calls])).toEqual([
      [true, [['app://quarterdeck/#log-line']]],
    ])
    FakeWindow.opened[1]?.close()
    press?.()
    expect(FakeWindow.opened).toHaveLength(3)
  })

  it('is in the tray, which says when another program has the shortcut', async () => {
    world.electron.globalShortcut.register.mockReturnValue(false)
    await world.start()
    expect(last(tray().setContextMenu).map(({ label }) => label)).toContain('Log a line… (another program has its shortcut)')
  })
})

describe('the place of a window', () => {
  it('can be half of a laptop’s screen', async () => {
    await world.start()
    expect(window().options).toMatchObject({ minWidth: 640, minHeight: 480 })
  })

  it('is where it was when it was closed', async () => {
    await world.start()
    window().bounds = { x: 100, y: 120, width: 1200, height: 800 }
    window().close()
    expect(existsSync(join(world.dataDir, 'desktop/window.json'))).toBe(true)
    expect(JSON.parse(readFileSync(join(world.dataDir, 'desktop/window.json'), 'utf8'))).toEqual({
      ...{ x: 100, y: 120, width: 1200, height: 800, maximized: false },
    })
    world.electron.app.emit('second-instance', {}, [])
    await vi.waitFor(() => expect(FakeWindow.opened[1]?.options).toMatchObject({ x: 100, y: 120, width: 1200, height: 800 }))
  })
})

describe('a sleep', () => {
  it('the system tells is on the timeline', async () => {
    await world.start()
    const incidentId = await declare('판정 지연')
    world.electron.powerMonitor.emit('resume')
    world.electron.powerMonitor.emit('suspend')
    await new Promise((go) => setTimeout(go, 20))
    world.electron.powerMonitor.emit('resume')
    const { rows } = (await call('timeline.page', { incidentId, limit: 10 })) as { rows: { type: string }[] }
    expect(rows.map(({ type }) => type).filter((type) => type.startsWith('host.'))).toEqual(['host.slept.v1'])
  })
})

describe('a page whose process dies', () => {
  const die = (reason: string) => window().webContents.emit('render-process-gone', {}, { reason, exitCode: 11 })

  it('is loaded again, and the user is told', async () => {
    await world.start()
    die('crashed')
    expect(window().webContents.reload).toHaveBeenCalledTimes(1)
    expect(world.electron.dialog.showMessageBox.mock.calls[0]?.[1]).toMatchObject({
      message: 'This window stopped working and was opened again.',
      detail: expect.stringContaining('crashed') as string,
    })
    die('clean-exit')
    expect(window().webContents.reload).toHaveBeenCalledTimes(1)
  })

  it('is asked about when it dies of what it shows', async () => {
    await world.start()
    for (const reason of ['crashed', 'oom', 'crashed']) die(reason)
    expect(window().webContents.reload).toHaveBeenCalledTimes(2)
    await vi.waitFor(() => expect(window().webContents.reload).toHaveBeenCalledTimes(3))
    world.electron.dialog.showMessageBox.mockResolvedValue({ response: 1, checkboxChecked: false })
    for (const reason of ['crashed', 'oom', 'crashed']) die(reason)
    await vi.waitFor(() => expect(world.electron.app.quit).toHaveBeenCalledTimes(1))
  })
})

describe('a page that does not answer', () => {
  const box = () => world.electron.dialog.showMessageBox
  const answer = (response: number) => box().mockResolvedValue({ response, checkboxChecked: false })

  it.each([
    ['en', 'This window does not answer.', ['Wait', 'Reload']],
    ['ko', '이 창이 응답하지 않습니다.', ['기다리기', '새로 고침']],
  ] as const)('is waited for, or its process is ended and it is loaded again: in %s', async (language, message, buttons) => {
    await world.start()
    await call('settings.set', { language })
    window().emit('unresponsive')
    await vi.waitFor(() => expect(box().mock.calls[0]?.[1]).toMatchObject({ message, buttons, cancelId: 0 }))
    const { reload, forcefullyCrashRenderer } = window().webContents
    expect(reload).not.toHaveBeenCalled()
    await new Promise((go) => setTimeout(go, 0))
    answer(1)
    window().emit('unresponsive')
    await vi.waitFor(() => expect(reload).toHaveBeenCalledTimes(1))
    expect(forcefullyCrashRenderer).toHaveBeenCalledBefore(reload)
    // That it went is what was asked for: nobody is told, and it is not loaded twice.
    window().webContents.emit('render-process-gone', {}, { reason: 'killed', exitCode: 9 })
    expect([reload.mock.calls.length, box().mock.calls.length]).toEqual([1, 2])
    window().webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 11 })
    expect(reload).toHaveBeenCalledTimes(2)
  })

  it('is asked about once, and no more when it answers again', async () => {
    await world.start()
    const answered = Promise.withResolvers<{ response: number; checkboxChecked: boolean }>()
    box().mockReturnValue(answered.promise)
    window().emit('unresponsive')
    window().emit('unresponsive')
    expect(box()).toHaveBeenCalledTimes(1)
    const signal = (box().mock.calls[0]?.[1] as { signal?: AbortSignal } | undefined)?.signal
    expect(signal?.aborted).toBe(false)
    window().emit('responsive')
    expect(signal?.aborted).toBe(true)
    answered.resolve({ response: 1, checkboxChecked: false })
    await answered.promise
    expect(window().webContents.reload).not.toHaveBeenCalled()
  })
})

describe('a notification', () => {
  const notice = { incidentId: 'inc-1', headline: { ko: '단계 실패', en: 'A step failed' }, body: null }
  const notify = async () => {
    world.createApp.mock.calls[0]?.[1].notify?.(notice)
    await new Promise((go) => setTimeout(go, 0))
  }

  it('is for who does not look, and leads to the incident', async () => {
    await world.start()
    FakeWindow.focused = window()
    await notify()
    expect(FakeNotification.shown).toEqual([])
    FakeWindow.focused = null
    await notify()
    expect(FakeNotification.shown.map(({ options }) => options)).toEqual([{ title: 'A step failed', body: '' }])
    FakeNotification.shown[0]?.emit('click')
    expect(FakeWindow.opened[1]?.loadURL).toHaveBeenCalledWith('app://quarterdeck/#/inc-1')
  })
})
