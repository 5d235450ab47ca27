import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openEye } from '../support/images.ts'
import type { Shot, Staged } from '../support/stage.ts'

/*
 * The main screens against pictures of how they looked when somebody last looked. Kept small; compared blurred and smaller
 * still, in tiles: another machine's edges of letters pass, a panel that moved does not. After a change that was meant:
 * QUARTERDECK_PICTURES=write npx vitest run --project e2e test/e2e/looks-ko.test.ts test/e2e/looks-en.test.ts, and look at what git says changed.
 */
const kept = join(import.meta.dirname, '../visual')
const seen = join(import.meta.dirname, '../../../dist/pictures/seen')
const writing = process.env['QUARTERDECK_PICTURES'] === 'write'
const keptWidth = 480
const comparedWidth = 240
/** Twice on one machine: mean 0.00004, worst tile 0.006. The smallest change that is tried below: 0.002. */
const tolerance = { mean: 0.0015, worst: 0.03 }

const shots = {
  ko: [
    { screen: 'command', look: 'dark' },
    { screen: 'command', look: 'light', size: 'small' },
    { screen: 'documents', look: 'dark' },
    { screen: 'probes', look: 'dark' },
    { screen: 'drill', look: 'contrast-dark' },
  ],
  en: [
    { screen: 'command', look: 'light' },
    { screen: 'command', look: 'contrast-light' },
    { screen: 'declare', look: 'dark' },
    { screen: 'probes', look: 'light', size: 'small' },
    { screen: 'command', look: 'dark', size: 'large' },
  ],
} satisfies Record<'ko' | 'en', [Shot, ...Shot[]]>

const nameOf = (language: string, { screen, look, size = 'laptop' }: Shot) => `${screen}-${language}-${look}-${size}`

export function testPictures(language: 'ko' | 'en', staged: () => Staged) {
  describe(`the main screens, in ${language}`, () => {
    let eye: Awaited<ReturnType<typeof openEye>>
    beforeAll(async () => void (eye = await openEye(staged().browser)))
    afterAll(() => eye.close())

    it.each<Shot>(shots[language])('look as they did: $screen, $look', { timeout: 60_000 }, async (shot) => {
      const { stage } = staged()
      await stage.show(shot, { anew: true })
      await withoutTheMachine(stage.page)
      await evenFigures(stage.page)
      const picture = await eye.shrunk(await stage.page.screenshot({ caret: 'hide' }), keptWidth)
      const file = join(kept, `${nameOf(language, shot)}.png`)
      if (writing) writeFileSync(file, picture)
      expect(existsSync(file), `${file} is there`).toBe(true)
      const difference = await eye.difference(readFileSync(file), picture, comparedWidth)
      const same = difference.mean <= tolerance.mean && difference.worst <= tolerance.worst
      if (!same) {
        mkdirSync(seen, { recursive: true })
        writeFileSync(join(seen, `${nameOf(language, shot)}.png`), picture)
      }
      expect({ ...difference, same }, `see ${seen}`).toMatchObject({ same: true })
    })

    it('would not pass for one another, nor with a panel gone or a size up', { timeout: 60_000 }, async () => {
      const { stage } = staged()
      const [shot] = shots[language]
      const reference = readFileSync(join(kept, `${nameOf(language, shot)}.png`))
      const differs = async (css: string) => {
        await stage.show(shot, { anew: true })
        // Constructed: a style element would be refused by the page's own policy.
        await stage.page.evaluate((text) => {
          const sheet = new CSSStyleSheet()
          sheet.replaceSync(text)
          document.adoptedStyleSheets.push(sheet)
        }, css)
        await evenFigures(stage.page)
        const { mean, worst } = await eye.difference(reference, await stage.page.screenshot({ caret: 'hide' }), comparedWidth)
        return mean > tolerance.mean || worst > tolerance.worst
      }
      expect(await differs('main { visibility: hidden }')).toBe(true)
      expect(await differs(':root { --size-3: 15px }')).toBe(true)
      expect(await differs('[data-part=bar] { visibility: hidden }')).toBe(true)
    })
  })
}

/**
 * What another machine, or another hour, says otherwise: its own network and clock, how long an answer took, how long nobody has
 * commanded, which checks are due today.
 */
const withoutTheMachine = (page: Page) =>
  page.evaluate(() => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(
      '[data-nudge], [data-owed], [data-rail-due] { display: none } [data-laptop] *, [data-sparkline] { visibility: hidden }',
    )
    document.adoptedStyleSheets.push(sheet)
  })

/** Process ids, ports and milliseconds are another each time: every figure becomes the same one, so that lines break alike. */
const evenFigures = (page: Page) =>
  page.evaluate(async () => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const even = node.nodeValue?.replaceAll(/\d+(?:\.\d+)?/gu, '7') ?? ''
      if (even !== node.nodeValue) node.nodeValue = even
    }
    for (let frame = 0; frame < 4; frame += 1) await new Promise((next) => requestAnimationFrame(next))
  })
