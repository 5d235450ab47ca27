import { expect, it } from 'vitest'
import { both } from '../../../../shared/domain/document/both.ts'

it('says a message in both languages, with texts put in by language and particles fitted to them', () => {
  expect(both('playbook.problem.missing', { key: 'title' })).toEqual({ ko: '"title"이 빠졌습니다.', en: '"title" is missing.' })
  const wanted = { ko: '목록', en: 'a list' }
  expect(both('playbook.problem.wrong_type', { key: 'steps', wanted, found: both('playbook.shape.text') })).toEqual({
    ko: '"steps"에는 목록이 와야 하는데 글입니다.',
    en: '"steps" must be a list, and here it is text.',
  })
})
