import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { openStage, type Staged } from '../support/stage.ts'
import { tellStory, type Story } from '../support/story.ts'
import { testAxe } from './axe.ts'
import { testPictures } from './pictures.ts'

/** One story, told once, and one page on it: looked at by axe, by the eye, and for what it said meanwhile. */
export function testLooks(language: 'ko' | 'en') {
  let story: Story
  let staged: Staged

  beforeAll(async () => {
    const [browser, told] = await Promise.all([launchBrowser(), tellStory(language)])
    story = told
    staged = { browser, stage: await openStage(browser, told) }
  })
  afterAll(async () => {
    await staged.browser.close()
    await story.end()
  })

  testPictures(language, () => staged)
  testAxe(language, () => staged)

  it(`said nothing on the console, and asked nobody but its host, in ${language}`, () => {
    expect(staged.stage.said).toEqual([])
  })
}
