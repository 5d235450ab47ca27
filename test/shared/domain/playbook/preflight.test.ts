import { expect, it } from 'vitest'
import { parsePlaybook } from '../../../../electron/core/playbooks/load.ts'
import { isOld, lookInside, verdictOf, type PreflightResult } from '../../../../shared/domain/playbook/preflight.ts'
import { scriptOf } from '../../../../shared/domain/playbook/script.ts'

const title = 'title: { ko: 제목, en: Title }'
const book = (review: string) => `
api_version: quarterdeck/v1
kind: Playbook
id: rollback
${title}
${review}
variables: { pager: { ${title} } }
steps:
  - { id: look, type: command, ${title}, program: kubectl, arguments: [get, pods] }
  - id: call
    type: contact
    ${title}
    contacts:
      - { who: 클라우드 지원, ways: [{ by: phone, to: TODO }, { by: pager, to: '\${pager}' }] }
      - { who: 이도윤, ways: [{ by: phone, to: '010-2345-6789' }] }
  - { id: consent, type: approval, ${title}, roles: [DBA, SRE, CTO] }
`
const people = [
  { handle: 'lee', name: '이도윤', role: 'dba', phone: '010-2345-6789', deputies: [], rotas: [] },
  { handle: 'kim', name: '김지연', role: 'SRE', deputies: [], rotas: [] },
]
const look = (review: string, known: Partial<Parameters<typeof lookInside>[2]> = {}) => {
  const playbook = parsePlaybook(book(review))
  const items = lookInside(playbook, scriptOf(playbook), { people, hasProgram: () => false, today: '2026-11-24', ...known })
  return items.map(({ what, subject, verdict, says }) => [what, subject, verdict, says.en])
}

it('finds a program that is not there, a contact nobody filled, a role nobody holds, and a review that is over', () => {
  expect(look("review_by: '2026-11-23'").map(([what, subject, verdict]) => [what, subject, verdict])).toEqual([
    ['program', 'kubectl', 'warning'],
    ['contact', '클라우드 지원', 'critical'],
    ['contact', '이도윤', 'ok'],
    ['contact', 'DBA', 'ok'],
    ['contact', 'SRE', 'warning'],
    ['contact', 'CTO', 'warning'],
    ['review', '2026-11-23', 'warning'],
  ])
  expect(look("review_by: '2026-11-23'")[1]?.[3]).toBe('How to reach 클라우드 지원 is not filled in yet: TODO, ${pager}.')
})

it('does not take for well what nobody can know: no roster, no day of review', () => {
  const found = look('', { people: null, hasProgram: () => true })
  expect(found.filter(([, , verdict]) => verdict === 'unknown').map(([what, subject]) => [what, subject])).toEqual([
    ...['DBA', 'SRE', 'CTO'].map((role) => ['contact', role]),
    ['review', ''],
  ])
  expect(look("review_by: '2026-11-24'").at(-1)?.[2]).toBe('ok')
})

it('is as bad as the worst of it, and unknown where nothing was looked at', () => {
  const all = (...verdicts: readonly ('ok' | 'warning' | 'critical' | 'unknown')[]) => verdictOf(verdicts.map((verdict) => ({ verdict })))
  expect([all(), all('ok'), all('ok', 'warning'), all('warning', 'unknown'), all('unknown', 'critical', 'ok')]).toEqual([
    ...['unknown', 'ok', 'warning', 'unknown', 'critical'],
  ])
})

it('is old a day and a half later, or at once when the file says something else', () => {
  const result: PreflightResult = { playbookId: 'rollback', hash: 'a', at: '2026-11-24T09:00:00.000+09:00', items: [] }
  const hours = (count: number) => Date.parse(result.at) + count * 3_600_000
  expect([isOld(result, 'a', hours(36)), isOld(result, 'a', hours(37)), isOld(result, 'b', hours(1))]).toEqual([false, true, true])
})
