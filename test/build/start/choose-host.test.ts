import { describe, expect, it } from 'vitest'
import { chooseHost, hasDisplay } from '../../../build/start/choose-host.mjs'

const machine = { asked: undefined, runtime: true, fetchable: true, display: true, root: false }

describe('the host that starts', () => {
  it.each([
    ['the desktop, where it can', machine, 'desktop', 'desktopChosen'],
    ['the desktop, once its runtime was fetched', { ...machine, runtime: false }, 'fetch', undefined],
    ['a browser without a runtime', { ...machine, runtime: false, fetchable: false }, 'loopback', 'loopbackNoRuntime'],
    [
      'a browser at once where a runtime would show nothing',
      { ...machine, runtime: false, display: false },
      'loopback',
      'loopbackNoDisplay',
    ],
    ['a browser without a display', { ...machine, display: false }, 'loopback', 'loopbackNoDisplay'],
    ['a browser for root', { ...machine, root: true }, 'loopback', 'loopbackRoot'],
    ['a browser where one is asked for', { ...machine, asked: 'loopback' as const }, 'loopback', 'loopbackAsked'],
    [
      'the desktop, even unseen, where it is asked for',
      { ...machine, asked: 'desktop' as const, display: false },
      'desktop',
      'desktopAsked',
    ],
    ['the desktop that is asked for, once fetched', { ...machine, asked: 'desktop' as const, runtime: false }, 'fetch', undefined],
    [
      'none where a desktop is asked for and cannot be',
      { ...machine, asked: 'desktop' as const, runtime: false, fetchable: false },
      undefined,
      'desktopMissing',
    ],
  ])('is %s', (_, given, host, why) => {
    expect(chooseHost(given)).toEqual(why === undefined && host ? { host } : { host, why })
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
