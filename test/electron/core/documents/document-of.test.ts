import { describe, expect, it } from 'vitest'
import { documentOf, fileNameOf } from '../../../../electron/core/documents/document-of.ts'
import { documentKinds } from '../../../../shared/domain/document/events.ts'
import { languages } from '../../../../shared/domain/document/local-text.ts'
import { events, incident, run, titles } from '../../../support/story.ts'

const golden = (document: string, lang: string) => `../../../support/golden/${document}.${lang}.md`
const all = documentKinds.flatMap((document) => languages.map((lang) => ({ document, lang })))

describe('documentOf', () => {
  it.each(all)('writes the $document in $lang as it was read and found good', async ({ document, lang }) => {
    const { markdown } = documentOf({ incident, events, runs: [run], titles, document, lang })
    await expect(markdown).toMatchFileSnapshot(golden(document, lang))
  })

  it.each(all)('gives the same $document ($lang) for the same log in any order', ({ document, lang }) => {
    const given = { incident, runs: [run], titles, document, lang }
    expect(documentOf({ ...given, events: events.toReversed() })).toEqual(documentOf({ ...given, events }))
  })

  it('names the file by day, incident, document and language, and marks a drill', () => {
    expect(fileNameOf(incident, 'postmortem', 'ko')).toBe('2026-11-22-inc-7k3m9q2d-postmortem.ko.md')
    expect(fileNameOf({ ...incident, mode: 'drill' }, 'notice', 'en')).toBe('2026-11-22-inc-7k3m9q2d-DRILL-notice.en.md')
    expect(fileNameOf({ ...incident, id: '../../etc/passwd' }, 'notice', 'en')).toBe('2026-11-22-______etc_passwd-notice.en.md')
  })
})
