import { describe, expect, it, vi } from 'vitest'
import type { Reply } from '../../../shared/contract/errors.ts'
import { value } from '../../support/reply.ts'
import { FakeTray, FakeWindow } from './fake-electron.ts'
import { desktopWorld } from './started.ts'

const world = desktopWorld()
const call = async (name: string, input: unknown) => value((await world.core?.bridge.call(name, input)) as Reply<never>) as never
const declare = async (title: string, more = {}) => {
  const { incidentId } = (await call('incidents.declare', { title, severity: 'sev1', ...more })) as { incidentId: string }
  return incidentId
}
const last = <Given extends unknown[]>(mock: { mock: { calls: Given[] } }) => mock.mock.calls.at(-1)?.[0] as Given[0]
const [window, tray] = [() => FakeWindow.opened[0] as FakeWindow, () => FakeTray.made[0] as FakeTray]

/** The page went there by itself. */
function settle(of: FakeWindow, incidentId: string) {
  of.webContents.url = `app://quarterdeck/#/${incidentId}`
  of.webContents.emit('did-navigate-in-page')
}

describe('tray and titles', () => {
  it('say how it stands, and tell a drill from the real', async () => {
    await world.start()
    expect(last(tray().setToolTip)).toBe('No open incident')
    const calm = last(tray().setImage).bitmap
    const drill = await declare('연습: 판정 지연', { mode: 'drill' })
    settle(window(), drill)
    expect(last(tray().setToolTip)).toBe('DRILL · SEV1 · Investigating · 1 minute · 연습: 판정 지연')
    expect(last(window().setTitle)).toBe('DRILL · SEV1 · Investigating · 1 minute · 연습: 판정 지연 — Quarterdeck')
    const drilling = last(tray().setImage).bitmap
    const real = await declare('판정 지연', { severity: 'sev3' })
    expect(last(tray().setToolTip)).toBe('SEV3 · Investigating · 1 minute · 판정 지연')
    expect(new Set([calm, drilling, last(tray().setImage).bitmap].map((picture) => picture.toString('hex'))).size).toBe(3)
    await call('incidents.setStatus', { incidentId: real, status: 'closed' })
    expect(last(tray().setToolTip)).toMatch(/^DRILL/u)
    expect(last(window().setTitle)).toMatch(/^DRILL/u)
  })

  it('tell every way of practising from another, and from the real', async () => {
    await world.start()
    const pictures = new Set<string>()
    for (const mode of ['tabletop', 'exercise', 'drill', 'real']) {
      const incidentId = await declare(mode, { mode })
      pictures.add(last(tray().setImage).bitmap.toString('hex'))
      await call('incidents.setStatus', { incidentId, status: 'closed' })
    }
    expect(pictures.size).toBe(4)
  })

  it('say an update that presses, also of an incident that is not the worst', async () => {
    await world.start()
    await declare('판정 지연')
    const other = await declare('결제 지연', { severity: 'sev3' })
    const quiet = last(tray().setImage).bitmap
    await call('updates.promise', { incidentId: other, next: 4 })
    expect(last(tray().setToolTip)).toBe(
      'SEV1 · Investigating · 1 minute · 판정 지연\nNext update in 4 minutes · SEV3 · Investigating · 1 minute · 결제 지연',
    )
    expect(last(tray().setImage).bitmap.equals(quiet)).toBe(false)
    expect(last(tray().setContextMenu).map(({ label }: { label?: string }) => label)).toContainEqual(
      expect.stringMatching(/^Next update in 4 minutes · SEV3/u),
    )
  })

  it('keep an & of a title, which menus take for the mark of a key', async () => {
    await world.start()
    await declare('R&D 결제')
    expect(last(tray().setContextMenu)[0]?.label).toMatch(/R&&D 결제$/u)
  })

  it('keep the page from writing its own over them', async () => {
    await world.start()
    const preventDefault = vi.fn()
    window().emit('page-title-updated', { preventDefault })
    expect(preventDefault).toHaveBeenCalledTimes(1)
  })

  it('lead from the tray to each open incident, in a window of its own', async () => {
    await world.start()
    const incidentId = await declare('판정 지연')
    const menu = last(tray().setContextMenu)
    expect(menu.map(({ label }) => label)).toEqual([
      expect.stringMatching(/판정 지연$/u),
      undefined,
      'Log a line…',
      'Show Quarterdeck',
      'Quit Quarterdeck',
    ])
    menu[0]?.click?.({} as never, undefined, {} as never)
    expect(FakeWindow.opened[1]?.loadURL).toHaveBeenCalledWith(`app://quarterdeck/#/${incidentId}`)
  })
})
