import { chmodSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { openBrowser } from '../../../electron/loopback/open-browser.ts'

const url = 'http://127.0.0.1:4123/#code=abc'
afterEach(() => vi.unstubAllEnvs())

/** Without a screen xdg-open takes its browser from BROWSER; this one writes down what it was given. */
function browser(exitCode: number) {
  const folder = mkdtempSync(join(tmpdir(), 'browser-'))
  const script = join(folder, 'browser')
  writeFileSync(script, `#!/bin/sh\necho "$1" >'${folder}/opened'\nexit ${exitCode}\n`)
  chmodSync(script, 0o755)
  vi.stubEnv('BROWSER', script)
  vi.stubEnv('DISPLAY', undefined)
  vi.stubEnv('WAYLAND_DISPLAY', undefined)
  return { opened: () => (existsSync(`${folder}/opened`) ? readFileSync(`${folder}/opened`, 'utf8').trim() : undefined) }
}

describe.runIf(process.platform === 'linux')('a browser', () => {
  it('is opened with the address, code and all', async () => {
    const { opened } = browser(0)
    expect(await openBrowser(url, 'linux', process.env)).toBe(true)
    expect(opened()).toBe(url)
  })

  it('that does not start is missed', async () => {
    browser(1)
    expect(await openBrowser(url, 'linux', process.env)).toBe(false)
  })

  it('is not looked for where there is no screen', async () => {
    const { opened } = browser(0)
    expect(await openBrowser(url, 'linux', { PATH: process.env.PATH })).toBe(false)
    expect(opened()).toBeUndefined()
  })
})
