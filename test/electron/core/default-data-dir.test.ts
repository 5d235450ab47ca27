import { describe, expect, it } from 'vitest'
import { defaultDataDir } from '../../../electron/core/default-data-dir.ts'

describe('the data folder, when none is named', () => {
  it.each([
    ['linux', '/home/kim', {}, '/home/kim/.local/share/quarterdeck'],
    ['linux', '/home/kim', { XDG_DATA_HOME: '/data/kim' }, '/data/kim/quarterdeck'],
    ['linux', '/home/kim', { XDG_DATA_HOME: 'relative' }, '/home/kim/.local/share/quarterdeck'],
    ['linux', '/home/kim', { XDG_DATA_HOME: '/data/kim', QUARTERDECK_DATA: '/srv/record' }, '/srv/record'],
    ['darwin', '/Users/kim', { XDG_DATA_HOME: '/data/kim' }, '/Users/kim/Library/Application Support/Quarterdeck'],
    ['win32', 'C:\\Users\\kim', { APPDATA: 'D:\\Roaming' }, 'D:\\Roaming\\Quarterdeck'],
    ['win32', 'C:\\Users\\kim', {}, 'C:\\Users\\kim\\AppData\\Roaming\\Quarterdeck'],
  ])('on %s for %s with %j is %s', (platform, home, env, expected) => {
    expect(defaultDataDir(platform, home, env)).toBe(expected)
  })
})
