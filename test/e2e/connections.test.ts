import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clientOf } from '../../shared/contract/bridge.ts'
import { say } from '../../shared/text/message.ts'
import { freshFolder } from '../support/app.ts'
import { value } from '../support/reply.ts'
import { launchBrowser, openPage, violationsOf } from './support/browser.ts'
import { lendHost, openKeychain } from './support/lent-host.ts'

/** An address with a password in it, typed where it would be written down. */
describe.each(['ko', 'en'] as const)('the form of a connection (%s)', (lang) => {
  let browser: Browser
  beforeAll(async () => void (browser = await launchBrowser()))
  afterAll(() => browser.close())
  const secret = 'postgresql://ops:pw-7Qk-s3cr3t@127.0.0.1:9/app'

  async function typedOn(host: Awaited<ReturnType<typeof lendHost>>) {
    const open = await openPage(browser, lang)
    const { page } = open
    await page.goto(host.openingUrl)
    await page.locator('nav').waitFor()
    await page.evaluate(() => void (location.hash = '#/probes/+'))
    const form = page.getByRole('form', { name: say(lang, 'screen.connections.add') })
    await form.getByRole('textbox', { name: say(lang, 'screen.connections.name') }).fill('primary')
    await form.getByRole('button', { name: say(lang, 'screen.place.address') }).click()
    await page.getByRole('option', { name: say(lang, 'screen.place.from.plain'), exact: true }).click()
    await form.getByRole('textbox', { name: say(lang, 'screen.place.address.plain') }).fill(secret)
    return { ...open, form }
  }
  const toKeychain = say(lang, 'screen.place.to_keychain')

  it('offers the keychain where there is one, puts it there, and writes down its name alone', async () => {
    const kept = new Map<string, string>()
    const host = await lendHost(freshFolder('qd-keychain-'), lang, { keychain: openKeychain(kept) })
    const { form, context, page, complaints } = await typedOn(host)
    await form.getByRole('button', { name: toKeychain }).click()
    expect(await violationsOf(page)).toEqual([])
    await form.getByRole('button', { name: say(lang, 'screen.connections.save'), exact: true }).click()
    await form.waitFor({ state: 'detached' })
    expect([...kept]).toEqual([['primary', secret]])
    expect(value(await clientOf(host.bridge).connections.list({}))).toMatchObject([{ name: 'primary', url: { keychain: 'primary' } }])
    expect([...complaints]).toEqual([])
    await context.close()
    await host.stop()
  })

  it('says where there is none that there is none, and what else there is', async () => {
    const host = await lendHost(freshFolder('qd-keychain-'), lang)
    const { form, context, page } = await typedOn(host)
    await form.getByText(say(lang, 'screen.place.no_keychain')).waitFor()
    expect(await form.getByRole('button', { name: toKeychain }).count()).toBe(0)
    expect(await form.getByRole('button', { name: say(lang, 'screen.connections.save'), exact: true }).isDisabled()).toBe(true)
    expect(await violationsOf(page)).toEqual([])
    await context.close()
    await host.stop()
  })
})
