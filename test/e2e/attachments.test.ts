import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { say, type MessageKey } from '../../shared/text/message.ts'
import { launchBrowser, openPage, violationsOf, type OpenPage } from './support/browser.ts'
import { commandPage } from './support/command-page.ts'
import { startHost, type StartedHost } from './support/host.ts'

let browser: Browser
let host: StartedHost
let folder: string
let open: OpenPage

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'qd-attachments-'))
  host = await startHost(join(folder, 'data'))
  writeFileSync(join(folder, 'top 5.txt'), 'PID 4711 judgment')
  writeFileSync(join(folder, 'p95.png'), png(48, 32))
  writeFileSync(
    join(folder, 'trap.svg'),
    `<svg xmlns="http://www.w3.org/2000/svg" onload="document.title='ran'"><script>document.title='ran'</script></svg>`,
  )
  writeFileSync(join(folder, 'trap.png'), `<html><script>document.title='ran'</script></html>`)
  writeFileSync(join(folder, 'heap.bin'), '')
  truncateSync(join(folder, 'heap.bin'), 40 * 1024 * 1024)
})
afterEach(async () => {
  await open.context.close()
  await host.kill()
  rmSync(folder, { recursive: true, force: true })
})

/** A real picture: a plane of one colour. */
function png(width: number, height: number): Buffer {
  const chunk = (type: string, content: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), content])
    return Buffer.concat([u32(content.length), body, u32(crc(body))])
  }
  const u32 = (value: number) => Buffer.from([value >>> 24, value >>> 16, value >>> 8, value].map((byte) => byte & 255))
  const crc = (bytes: Buffer) => {
    let sum = 0xffffffff
    for (const byte of bytes) {
      sum ^= byte
      for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0)
    }
    return (sum ^ 0xffffffff) >>> 0
  }
  const line = Buffer.concat([Buffer.from([0]), Buffer.alloc(width * 3, 0x88)])
  const plane = deflateSync(Buffer.concat(Array.from({ length: height }, () => line)))
  const head = Buffer.concat([u32(width), u32(height), Buffer.from([8, 2, 0, 0, 0])])
  return Buffer.concat([
    Buffer.from('\u0089PNG\r\n\u001A\n', 'latin1'),
    chunk('IHDR', head),
    chunk('IDAT', plane),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

const kept = () => readdirSync(join(folder, 'data', 'attachments'), { recursive: true }).filter((name) => String(name).length === 65)

/** Drops files onto the page, or pastes them into its line, as the browser hands them over. */
const hand = (page: Page, how: 'drop' | 'paste', files: readonly { name: string; type: string; base64: string }[]) =>
  page.evaluate(
    ({ how, files }) => {
      const carried = new DataTransfer()
      for (const { name, type, base64 } of files)
        carried.items.add(new File([Uint8Array.from(atob(base64), (one) => one.charCodeAt(0))], name, { type }))
      const line = document.getElementById('composer')!
      const event =
        how === 'drop'
          ? new DragEvent('drop', { dataTransfer: carried, bubbles: true, cancelable: true })
          : new ClipboardEvent('paste', { clipboardData: carried, bubbles: true, cancelable: true })
      line.dispatchEvent(event)
    },
    { how, files },
  )

describe.each(['ko', 'en'] as const)('files attached to a line, in %s', (language) => {
  const word = (key: MessageKey, values = {}) => (say as (...of: unknown[]) => string)(language, key, values)

  it('are chosen by the keyboard, kept over a crash, logged, shown, saved, and erased', async () => {
    open = await openPage(browser, language)
    const { page } = open
    await page.goto(host.openingUrl)
    const screen = commandPage(page, language)
    await screen.declare('결제 지연')

    // From the palette, by its name.
    const chooser = page.waitForEvent('filechooser')
    await page.keyboard.press('Control+KeyK')
    await page.keyboard.type(word('attachment.add').replace('…', ''))
    await page.keyboard.press('Enter')
    await (await chooser).setFiles(['top 5.txt', 'p95.png', 'trap.svg', 'trap.png'].map((name) => join(folder, name)))
    const waiting = page.getByRole('list', { name: word('attachment.waiting') })
    await expect.poll(() => waiting.getByRole('listitem').count()).toBe(5)
    await expect.poll(() => waiting.textContent()).toContain(word('attachment.total', { n: 4, size: '' }).trim().split(',')[0])
    expect(await violationsOf(page)).toEqual([])

    // A file too large costs nothing that stands there already.
    await page.locator('#attach-files').setInputFiles(join(folder, 'heap.bin'))
    await page.getByRole('alert').filter({ hasText: 'heap.bin' }).waitFor()
    expect(await waiting.getByRole('listitem').count()).toBe(5)

    // The host dies; what was to be attached is still there, and goes with the line.
    const { port } = host
    await host.kill()
    host = await startHost(join(folder, 'data'), {}, port)
    await page.goto(host.openingUrl)
    await page
      .getByRole('link', { name: '결제 지연' })
      .first()
      .click()
      .catch(() => {})
    await screen.composer.waitFor()
    await expect.poll(() => waiting.getByRole('listitem').count()).toBe(5)
    // The address differs behind its # alone, so the page is the old one: it has to find the new host first.
    await page.getByText(word('screen.link.online'), { exact: true }).waitFor()
    await screen.composer.focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => waiting.count()).toBe(0)
    const files = screen.rows.last().getByRole('list', { name: word('attachment.list') })
    await expect.poll(() => files.getByRole('listitem').count()).toBe(4)
    expect(kept()).toHaveLength(4)

    // The picture is drawn; what only says it is one is not, and nothing in any of them ran.
    const show = files.getByRole('button', { name: word('attachment.show', { name: 'p95.png' }) })
    await show.locator('img').waitFor()
    await expect.poll(() => files.locator('img').count()).toBe(1)
    expect(await violationsOf(page)).toEqual([])
    await show.focus()
    await page.keyboard.press('Enter')
    const view = page.getByRole('dialog')
    await expect.poll(() => view.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(48)
    expect(await violationsOf(page)).toEqual([])
    await page.keyboard.press('Escape')
    await view.waitFor({ state: 'detached' })

    const saving = page.waitForEvent('download')
    await files.getByRole('button', { name: word('attachment.save', { name: 'trap.svg' }) }).focus()
    await page.keyboard.press('Enter')
    const saved = await saving
    expect([saved.suggestedFilename(), readFileSync(await saved.path(), 'utf8')]).toEqual([
      'trap.svg',
      readFileSync(join(folder, 'trap.svg'), 'utf8'),
    ])
    // The host was killed on the way: its page asked until it was back.
    expect([await page.title(), open.complaints.filter((one) => !/WebSocket|ERR_CONNECTION|Failed to fetch|401/u.test(one))]).toEqual([
      expect.not.stringContaining('ran'),
      [],
    ])

    // Erased with its entry.
    await page.keyboard.press('Alt+KeyE')
    const dialog = page.getByRole('dialog')
    const redact = dialog.getByRole('radio', { name: word('entry.screen.deed.redact') })
    await dialog.getByRole('radio', { checked: true }).focus()
    for (let turn = 0; turn < 7 && !(await redact.isChecked()); turn += 1) await page.keyboard.press('ArrowRight')
    await dialog.getByRole('textbox', { name: word('entry.screen.reason') }).fill('leaked')
    await page.keyboard.press('Enter')
    await expect.poll(kept).toEqual([])
  })

  it('are dropped and pasted, left out again, and said to be missing', async () => {
    open = await openPage(browser, language)
    const { page } = open
    await page.goto(host.openingUrl)
    const screen = commandPage(page, language)
    await screen.declare('결제 지연')
    const base64 = png(20, 10).toString('base64')
    await hand(page, 'paste', [{ name: 'image.png', type: 'image/png', base64 }])
    await hand(page, 'drop', [{ name: '덤프.txt', type: 'text/plain', base64: Buffer.from('덤프').toString('base64') }])
    const waiting = page.getByRole('list', { name: word('attachment.waiting') })
    await expect.poll(() => waiting.getByRole('listitem').count()).toBe(3)
    await waiting.getByRole('button', { name: word('attachment.remove', { name: 'image.png' }) }).click()
    await expect.poll(kept).toHaveLength(1)
    await screen.log('덤프를 떠 두었다')
    const row = screen.rows.last()
    await expect.poll(() => row.textContent()).toContain('덤프.txt')
    const [name] = kept()
    rmSync(join(folder, 'data', 'attachments', String(name)))
    await page.reload()
    await expect.poll(() => row.textContent()).toContain(word('attachment.missing'))
    expect(await violationsOf(page)).toEqual([])
  })
})
