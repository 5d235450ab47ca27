import { describe, expect, it } from 'vitest'
import { chooseHost, hasDisplay } from '../../../build/start/choose-host.mjs'

const machine = { asked: undefined, runtime: true, display: true, root: false }

describe('the host that starts', () => {
  it.each([
    ['the desktop, where it can', machine, 'desktop', 'desktopChosen'],
    ['a browser without a runtime', { ...machine, runtime: false }, 'loopback', 'loopbackNoRuntime'],
    ['a browser without a display', { ...machine, display: false }, 'loopback', 'loopbackNoDisplay'],
    ['a browser for root', { ...machine, root: true }, 'loopback', 'loopbackRoot'],
    ['a browser where one is asked for', { ...machine, asked: 'loopback' as const }, 'loopback', 'loopbackAsked'],
    [
      'the desktop, even unseen, where it is asked for',
      { ...machine, asked: 'desktop' as const, display: false },
      'desktop',
      'desktopAsked',
    ],
    [
      'none where a desktop is asked for and cannot be',
      { ...machine, asked: 'desktop' as const, runtime: false },
      undefined,
      'desktopMissing',
    ],
  ])('is %s', (_, given, host, why) => {
    expect(chooseHost(given)).toEqual({ host, why })
  })

  it.each([
    ['linux', {}, false],
    ['linux', { DISPLAY: ':0' }, true],
    ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, true],
    ['darwin', {}, true],
    ['win32', {}, true],
  ])('on %s with %o has a display: %s', (platform, env, display) => {
    expect(hasDisplay(platform, env)).toBe(display)
  })
})
