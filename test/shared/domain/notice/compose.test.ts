import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Block, Document } from '../../../../shared/domain/document/blocks.ts'
import { languages } from '../../../../shared/domain/document/local-text.ts'
import type { DomainEvent } from '../../../../shared/domain/events.ts'
import type { Incident } from '../../../../shared/domain/incident/state.ts'
import { incidentStatuses } from '../../../../shared/domain/incident/words.ts'
import { composeNotice } from '../../../../shared/domain/notice/compose.ts'
import { publicStatus } from '../../../../shared/domain/notice/status.ts'
import { blockingQuery, events, incident, seoul, target } from '../../../support/story.ts'

const declared = events[0]!
const entry = (kind: string, text: string | null, at = '14:12:00') =>
  ({ ...declared, occurredAt: seoul(at), type: 'timeline.entry_logged.v1', data: { entryId: 'e', kind, text } }) as DomainEvent
const told = (...texts: string[]) => [...events, ...texts.map((text) => entry('communication', text, '14:13:00'))]
const open: Partial<Incident> = { status: 'identified', endedAt: null, milestones: { declared: seoul('14:04:30') } }

const wordsOf = (block: Block) =>
  block.type === 'list' ? block.items.join('\n') : block.type === 'table' ? block.rows.flat().join('\n') : block.text
const words = ({ title, blocks }: Document) => [title, ...blocks.map(wordsOf)].join('\n')
const prompts = ({ blocks }: Document) => blocks.flatMap((block) => (block.type === 'prompt' ? [block.text] : []))

describe('composeNotice', () => {
  it('has the lines of the runbook: period, scope, recovery; and asks about data loss instead of answering', () => {
    const notice = composeNotice(incident, events, 'ko')
    expect(notice.blocks.find((block) => block.type === 'list')).toEqual({
      type: 'list',
      items: [
        '장애 기간: 2026-11-22 14:02부터 2026-11-22 14:26까지(약 24분, UTC+09:00)',
        '영향 범위: Judgment, Workflow(큰 영향)',
        '복구 완료: 2026-11-22 14:26(UTC+09:00)',
      ],
    })
    expect(prompts(notice)[0]).toMatch(/^데이터 손실: 기록에 없습니다/u)
  })

  it.each(incidentStatuses)('speaks of %s in the words of a status page', (status) => {
    const en = composeNotice({ ...incident, status }, events, 'en')
    const word = { investigating: 'Investigating', identified: 'Identified', monitoring: 'Monitoring', resolved: 'Resolved' }[
      publicStatus[status]
    ]
    expect(en.title).toBe(`Service notice (${word}): Judgment, Workflow – 판정 조회 응답이 2초를 넘음`)
  })

  it('goes on while the incident does, says what the start was taken from, and asks when the next word comes', () => {
    const notice = composeNotice({ ...incident, ...open }, [declared], 'en')
    expect(words(notice)).toContain('since 2026-11-22 14:04, ongoing (UTC+09:00)')
    expect(words(notice)).not.toContain('Recovered:')
    expect(prompts(notice)).toEqual([
      expect.stringContaining('Data loss'),
      expect.stringContaining('the time of the declaration stands above'),
      expect.stringContaining('What customers should know'),
      expect.stringContaining('When the next update will come'),
      expect.stringContaining('The name of the team'),
    ])
  })

  it('asks for a translation below a communication that is written in another language, and below no other', () => {
    const asks = (lang: 'ko' | 'en', text: string) =>
      prompts(composeNotice(incident, told(text), lang)).filter((line) => /14:13/u.test(line))
    expect(asks('en', '복구를 진행하고 있습니다')).toEqual(['Translate what stands at 2026-11-22 14:13 into English.'])
    expect(asks('ko', 'We are on it')).toEqual(['2026-11-22 14:13의 내용을 한국어로 옮기세요.'])
    expect([asks('ko', 'API 지연을 복구하고 있습니다'), asks('en', 'We are on it'), asks('ko', '14:30')]).toEqual([[], [], []])
  })

  it('does not reckon with an end before the beginning', () => {
    const milestones = { ...incident.milestones, resolved: seoul('14:00:00') }
    const notice = composeNotice({ ...incident, milestones }, events, 'en')
    expect(words(notice)).toContain('2026-11-22 14:02 to 2026-11-22 14:00 (UTC+09:00)')
    expect(prompts(notice).join()).toContain('The end above is earlier than the beginning')
  })

  it('says only what was written for outside', () => {
    const inside = ['observation', 'action', 'decision', 'note', 'evidence'].map((kind) => entry(kind, `${kind}: 내부 이야기`))
    expect(words(composeNotice(incident, [...events, ...inside], 'ko'))).not.toContain('내부 이야기')
    expect(words(composeNotice(incident, told('고객에게 드리는 말씀'), 'ko'))).toContain('2026-11-22 14:13 – 고객에게 드리는 말씀')
  })

  it('leaves out a redacted text without a word', () => {
    const notice = composeNotice(incident, [declared, entry('communication', null)], 'ko')
    expect(words(notice)).not.toMatch(/가려짐|null/u)
    expect(prompts(notice).join()).toContain('고객이 알아야 할 내용')
  })

  it('tells nobody to send a drill', () => {
    const { title, blocks } = composeNotice({ ...incident, mode: 'drill' }, events, 'ko')
    expect(title).toMatch(/^훈련 – 장애 안내/u)
    const marks = [blocks[1], blocks.at(-1)]
    expect(marks).toEqual(
      Array.from({ length: 2 }, () => ({ type: 'quote', text: '훈련입니다. 실제 장애가 아니므로 고객에게 보내지 마세요.' })),
    )
  })

  it.each([
    ['exercise', 'EXERCISE'],
    ['tabletop', 'TABLETOP'],
  ] as const)('tells nobody to send one of an %s', (mode, word) => {
    const { title, blocks } = composeNotice({ ...incident, mode }, events, 'en')
    expect([title.startsWith(`${word} – `), blocks[1]]).toEqual([
      true,
      { type: 'quote', text: expect.stringMatching(`^${word}\\. `) as string },
    ])
  })

  it('holds back a communication that names a person or a system of ours, and asks for another', () => {
    const notice = composeNotice(incident, told('박민수가 확인했습니다', 'db-1.prod.example을 재시작합니다', '서비스가 정상입니다'), 'ko')
    expect(words(notice)).toContain('서비스가 정상입니다')
    expect(words(notice)).not.toMatch(/박민수|db-1/u)
    expect(prompts(notice).filter((text) => text.includes('2026-11-22 14:13의 소통 기록'))).toHaveLength(2)
  })

  it('holds back a title or a service that does', () => {
    const notice = composeNotice({ ...incident, title: 'db-1.prod.example 락', services: ['Judgment', 'judgment-primary'] }, events, 'ko')
    expect(notice.title).toBe('장애 안내(복구 완료): Judgment')
    expect(prompts(notice).join()).toContain('장애 제목은 가려졌거나')
    expect(prompts(notice).join()).toContain('고객이 아는 이름으로')
    expect(words(notice)).not.toContain('judgment-primary')
  })

  it('never has a query, a target, a laptop or a person of the log in it, whatever was typed', () => {
    const secrets = [
      '김지연',
      '박민수',
      target,
      'db-1',
      'db-1.prod.example',
      'db-1.prod.example:5432/factory_ai',
      'judgment-primary',
      'kim-laptop',
      blockingQuery,
    ]
    const typed = fc
      .array(fc.oneof(fc.constantFrom(...secrets), fc.string({ unit: 'grapheme', maxLength: 20 })), { minLength: 1, maxLength: 5 })
      .chain((parts) => fc.constantFrom(parts.join(' '), parts.join('\n'), `${parts.join('에서 ')}가`))
    fc.assert(
      fc.property(
        typed,
        typed,
        typed,
        fc.constantFrom(...languages),
        fc.constantFrom(...incidentStatuses),
        (title, service, text, lang, status) => {
          const notice = words(composeNotice({ ...incident, title, services: [service], status }, told(text), lang))
          for (const secret of secrets) expect(notice.replaceAll(/\s+/gu, ' ')).not.toContain(secret.replaceAll(/\s+/gu, ' '))
        },
      ),
      { numRuns: 300 },
    )
  })
})
