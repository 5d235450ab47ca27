import { expect, it } from 'vitest'
import { noticesOf } from '../../../electron/loopback/notices.ts'

const torn = { code: 'repair.journal_torn', detail: { bytes: 17, aside: 'journal.torn' } }

it('a record that was sound has nothing to say', () => {
  expect(noticesOf({ repairs: [], readOnly: false }, 'en')).toEqual([])
})

it('each mend is one sentence with its facts, and so is a record of a newer version', () => {
  const [mended, readOnly, ...more] = noticesOf({ repairs: [torn], readOnly: true }, 'en')
  expect(mended).toContain('17')
  expect(readOnly).toContain('read-only')
  expect(more).toEqual([])
  expect(noticesOf({ repairs: [torn], readOnly: true }, 'ko')[1]).toContain('읽기 전용')
})

it('a disk that cannot be written is one sentence, and nobody is sent to look for a newer version', () => {
  const unwritable = { code: 'space.read_only', detail: { path: '/mnt/record', cause: 'EROFS' } }
  const said = noticesOf({ repairs: [unwritable], readOnly: true }, 'en')
  expect(said).toEqual([expect.stringMatching(/\/mnt\/record cannot be written \(EROFS\)/u)])
})
