/*
 * Pictures of every screen in both languages, every theme and three sizes, of one story on the built product: to be
 * looked at. `npm run pictures` writes them under dist/pictures, with a page that shows them side by side.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { launchBrowser } from '../support/browser.ts'
import { lookNames, openStage, screenNames, sizes, type Size } from '../support/stage.ts'
import { tellStory } from '../support/story.ts'
import { indexOf } from './index-page.ts'

/** `npm run pictures -- command-ko` takes only those whose name holds it. */
const [, , wanted = ''] = process.argv
const folder = join(import.meta.dirname, '../../../dist/pictures')
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })

const browser = await launchBrowser()
const names: string[] = []
const wrong: string[] = []
try {
  for (const language of ['ko', 'en'] as const) {
    const story = await tellStory(language)
    try {
      const stage = await openStage(browser, story)
      for (const screen of screenNames)
        for (const look of lookNames)
          for (const size of Object.keys(sizes) as Size[]) {
            const name = `${screen}-${language}-${look}-${size}.png`
            if (!name.includes(wanted)) continue
            await stage.show({ screen, look, size })
            await stage.page.screenshot({ path: join(folder, name) })
            names.push(name)
            process.stdout.write(`${name}\n`)
          }
      wrong.push(...stage.said)
      await stage.close()
    } finally {
      await story.end()
    }
  }
} finally {
  await browser.close()
}
writeFileSync(join(folder, 'index.html'), indexOf(names))
process.stdout.write(`${names.length} pictures in ${folder}; open index.html\n`)
for (const complaint of wrong) process.stderr.write(`the page complained: ${complaint}\n`)
process.exitCode = wrong.length === 0 ? 0 : 1
