import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core'

const candidates = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** The system's own Chromium, quiet: it asks nobody for anything. */
export function launchBrowser(): Promise<Browser> {
  const executablePath = candidates.find((path) => path !== undefined && existsSync(path))
  if (executablePath === undefined) throw new Error('no Chromium here: install the package chromium, or name one in CHROMIUM')
  const quiet = ['--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run']
  return chromium.launch({ executablePath, args: ['--no-sandbox', ...quiet] })
}

export interface OpenPage {
  readonly page: Page
  readonly context: BrowserContext
  /** What the page reported as wrong since it was opened: errors, and violations of its Content-Security-Policy. */
  readonly complaints: readonly string[]
}

/** A page of its own profile, in a language. */
export async function openPage(browser: Browser, language: 'ko' | 'en', options: BrowserContextOptions = {}): Promise<OpenPage> {
  const locale = language === 'ko' ? 'ko-KR' : 'en-US'
  const context = await browser.newContext({ locale, timezoneId: 'Asia/Seoul', viewport: { width: 1440, height: 900 }, ...options })
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' || /Content Security Policy/u.test(message.text())) complaints.push(message.text())
  })
  return { page, context, complaints }
}

// Evaluated, not added as a script: the page's own policy would refuse that, rightly.
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds wrong on the page as it stands, or in a part of it (a selector), one line each; `colours`: by the rules about these alone. */
export async function violationsOf(page: Page, part?: string, colours = false): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe)
  return page.evaluate(
    async ([part, colours]) => {
      const { axe } = window as unknown as {
        axe: {
          run(
            part: string | Document,
            options: object,
          ): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }>
        }
      }
      const { violations } = await axe.run(part ?? document, {
        resultTypes: ['violations'],
        ...(colours ? { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } } : {}),
      })
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`),
      )
    },
    [part, colours] as const,
  )
}
