import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Block } from '../../../../shared/domain/document/blocks.ts'
import type { Language } from '../../../../shared/domain/document/local-text.ts'
import type { DomainEvent, Recorded } from '../../../../shared/domain/events.ts'
import type { Incident } from '../../../../shared/domain/incident/state.ts'
import { entryKinds } from '../../../../shared/domain/timeline/events.ts'
import { composePostmortem } from '../../../../shared/domain/postmortem/compose.ts'
import { blocked, events, incident, plan, planHash, run, runId, seoul, titles } from '../../../support/story.ts'

const declared = events[0]!
const add = (type: DomainEvent['type'], data: object, at = '14:30:00', actor = '이도윤') =>
  ({ ...declared, seq: 100, hlc: '900', occurredAt: seoul(at), recordedAt: seoul(at), actor, type, data }) as unknown as DomainEvent
const entry = (kind: string, text: string) => add('timeline.entry_logged.v1', { entryId: 'e', kind, text })

const compose = (given: { incident?: Partial<Incident>; events?: readonly Recorded[]; lang?: Language } = {}) =>
  composePostmortem({ ...incident, ...given.incident }, given.events ?? events, [run], given.lang ?? 'en', titles)

/** The blocks between a heading and the next of its level. */
function section(blocks: readonly Block[], name: string): readonly Block[] {
  const from = blocks.findIndex((block) => block.type === 'heading' && block.text === name)
  const to = blocks.findIndex((block, index) => index > from && block.type === 'heading' && block.level === 2)
  return blocks.slice(from + 1, to === -1 ? undefined : to)
}
const rowsOf = (blocks: readonly Block[]) => blocks.flatMap((block) => (block.type === 'table' ? block.rows : []))
const words = (blocks: readonly Block[]): string =>
  blocks
    .map((block) => {
      if (block.type === 'table') return [block.head, ...block.rows].flat().join('\n')
      return block.type === 'list' ? block.items.join('\n') : block.text
    })
    .join('\n')

describe('composePostmortem', () => {
  it('prints a prompt, and nothing else, where the log has nothing', () => {
    const { blocks } = compose({ events: [declared] })
    const silent = ['What was found', 'What was changed', 'Decisions', 'Steps skipped, overridden or failed']
    const authors = ['Root cause', 'What went well', 'What went badly', 'Where we got lucky', 'Follow-ups']
    for (const name of [...silent, ...authors]) {
      expect(section(blocks, name), name).toEqual([{ type: 'prompt', text: expect.any(String) }])
    }
  })

  it('says which milestone is missing, and names both where one is before the other', () => {
    const { acknowledged: _, ...milestones } = incident.milestones
    const times = section(compose({ incident: { milestones: { ...milestones, detected: seoul('14:01:00') } } }).blocks, 'Times')
    expect(rowsOf(times).slice(0, 2)).toEqual([
      ['Time to detect (TTD)', '-1m 3s', 'From “Impact started” to “Detected”'],
      ['Time to acknowledge (TTA)', 'not known; milestone not recorded: Acknowledged', 'From “Detected” to “Acknowledged”'],
    ])
    expect(times.filter((block) => block.type === 'quote')).toEqual([
      { type: 'quote', text: expect.stringContaining('“Detected” (14:01:00) is earlier than “Impact started” (14:02:03)') },
    ])
  })

  it('has every change that was made outside a run, by its name and with what came of it', () => {
    const outside = [
      add('action.planned.v1', { actionId: 'act-1', planHash: 'f00d', expiresAt: seoul('14:40:00'), readingId: 'r-1', plan }, '14:30:00'),
      add('action.approved.v1', { actionId: 'act-1', planHash: 'f00d', reason: '결제 지연' }, '14:30:20'),
      add('action.begun.v1', { actionId: 'act-1', planHash: 'f00d' }, '14:30:21'),
      add(
        'action.ended.v1',
        {
          ...{ actionId: 'act-1', planHash: 'f00d', outcome: 'done', durationMs: 5, statement: 'SELECT 1', inverse: null },
          detail: { ko: '끝냈습니다.', en: 'Ended.' },
        },
        '14:30:22',
      ),
    ]
    const { blocks } = compose({ events: [declared, ...outside] })
    expect(words(section(blocks, 'What was changed'))).toMatch(/^Terminate a blocking session.*\n[^]*결제 지연[^]*SELECT 1$/u)
    expect(words(blocks)).not.toContain('redacted')
  })

  it('is marked as a drill in its title and its first line', () => {
    const { title, blocks } = compose({ incident: { mode: 'drill' }, lang: 'ko' })
    expect(title).toMatch(/^훈련 – 사후 보고서/u)
    expect(blocks.slice(0, 2)).toMatchObject([
      { type: 'heading', text: title },
      { type: 'quote', text: expect.stringContaining('훈련입니다') },
    ])
    expect(rowsOf(section(blocks, '요약'))).toContainEqual(['실제/훈련', '훈련'])
  })

  it('has a row for every event, in order of happening, with both times where it was written down late', () => {
    const newer: Recorded = { ...declared, seq: 101, type: 'incident.merged.v3', data: {} }
    const rows = rowsOf(section(compose({ events: [newer, ...events] }).blocks, 'Timeline'))
    expect(rows).toHaveLength(events.length + 1)
    expect(rows[0]).toEqual(['14:02:03 (recorded 14:20:11)', 'Milestone', 'Milestone: Impact started', '김지연'])
    expect(rows.map((row) => row[2])).toContain(
      'Written by a newer version of Quarterdeck (incident.merged.v3) · This version cannot read it. It is kept whole; open it with the newer version.',
    )
  })

  it('keeps every text somebody typed, whole', () => {
    const typed = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 400 }).filter((text) => /\S/u.test(text))
    fc.assert(
      fc.property(typed, fc.constantFrom(...entryKinds), (text, kind) => {
        const found = words(section(compose({ events: [declared, entry(kind, text)] }).blocks, 'Timeline'))
        expect(found).toContain(text.trim())
      }),
    )
  })

  it('keeps reasons and notes whole too, though they have several lines', () => {
    const reason = `첫째 줄\n둘째 줄 ${'길다 '.repeat(80)}끝`
    const step = { runId, stepId: 'vacuum' }
    const all = [
      ...[declared, add('run.step_skipped.v1', { ...step, reason }), add('run.step_passed.v1', { ...step, note: `${reason}!` })],
      ...[add('run.action_planned.v1', { ...step, planId: 'p', planHash, expiresAt: seoul('14:40:00'), plan })],
      ...[add('run.action_approved.v1', { ...step, planHash, reason: `${reason}?` })],
    ]
    const { blocks } = compose({ events: all })
    expect(words(section(blocks, 'Timeline'))).toContain(reason)
    expect(words(section(blocks, 'Timeline'))).toContain(`${reason}!`)
    expect(words(section(blocks, 'What was changed'))).toContain(`${reason}?`)
    expect(rowsOf(section(blocks, 'Steps skipped, overridden or failed'))).toEqual([
      ['14:30:00', 'VACUUM', 'Skipped', reason.replace('\n', ' '), '이도윤'],
    ])
  })

  it('shows the beginning of very long evidence and says where the whole is', () => {
    const text = Array.from({ length: 5000 }, (_, line) => `line ${line}`).join('\n')
    const timeline = section(compose({ events: [declared, entry('evidence', text)] }).blocks, 'Timeline')
    const shown = timeline.find((block) => block.type === 'code')
    expect(shown?.text.split('\n')).toHaveLength(200)
    expect(timeline.at(-1)).toEqual({
      type: 'paragraph',
      text: 'Only the beginning is shown, of 5,000 lines. The whole is in log log-kim, event #100.',
    })
  })

  it('bounds the rows of a reading and says how many there were', () => {
    const rows = Array.from({ length: 50 }, (_, pid) => [pid, 'x'.repeat(300), null])
    const large = { ...blocked, columns: ['pid', 'query', 'ended'], rows, rowCount: 143, runId: null, stepId: null }
    const found = section(compose({ events: [declared, add('probe.reading_kept.v1', large)] }).blocks, 'What was found')
    expect(rowsOf(found)).toHaveLength(20)
    expect(rowsOf(found)[0]).toEqual(['0', `${'x'.repeat(159)}…`, 'NULL'])
    expect(found.at(-1)).toMatchObject({ text: '20 of 143 rows shown. What was kept is in log log-kim, event #100.' })
  })

  it.each([
    ['done', 'Carried out'],
    ['refused', 'Attempted'],
    ['failed', 'Attempted'],
    ['unknown', 'Attempted'],
  ] as const)('says of an action that ended %s: %s, and what came of it, not how the statement begins', (outcome, word) => {
    const step = { runId, stepId: 'terminate-blocker', planHash }
    const detail = { ko: '세션이 바뀌었습니다', en: 'pid 4711 is no longer the session that was read' }
    const ended = add('run.action_ended.v1', { ...step, outcome, durationMs: 12, detail, statement: 'WITH asked AS (\nSELECT 1)' })
    const { blocks } = compose({ events: [declared, ended] })
    expect(words(section(blocks, 'What was changed'))).toContain(`${word}: 14:30:00 to 14:30:00 (12ms). ${detail.en}`)
    expect(words(section(blocks, 'What was changed'))).toContain('Statement as sent:\nWITH asked AS (\nSELECT 1)')
    expect(rowsOf(section(blocks, 'Timeline')).at(-1)?.[2]).toMatch(/ · pid 4711 is no longer the session that was read$/u)
  })

  it('shows the planned statement where nothing was sent', () => {
    const step = { runId, stepId: 'terminate-blocker', planHash }
    const planned = add('run.action_planned.v1', { ...step, planId: 'p', expiresAt: seoul('14:40:00'), plan })
    const ended = add('run.action_ended.v1', { ...step, outcome: 'failed', durationMs: 0, detail: { ko: '-', en: '-' }, statement: '' })
    const told = words(section(compose({ events: [declared, planned, ended] }).blocks, 'What was changed'))
    expect(told).toContain(`Statement as planned:\n${plan.statement}`)
    expect(told).not.toContain('Statement as sent')
  })

  it('tells a plan nobody approved, and an action whose end nobody saw', () => {
    const step = { runId, stepId: 'terminate-blocker' }
    const planned = add('run.action_planned.v1', { ...step, planId: 'p', planHash, expiresAt: seoul('14:40:00'), plan })
    const begun = add('run.action_begun.v1', { ...step, planHash }, '14:31:00')
    expect(words(section(compose({ events: [declared, planned] }).blocks, 'What was changed'))).toMatch(
      /Terminate the blocking session: not carried out[^]*Not approved\n(?!not carried out)[^]*Statement as planned:\nSELECT pg_terminate_backend\(4711\)/u,
    )
    expect(words(section(compose({ events: [declared, planned, begun] }).blocks, 'What was changed'))).toMatch(
      /ended with its outcome unknown[^]*No end was recorded, so the outcome is unknown\./u,
    )
  })

  it('says [redacted] for what was taken out, and goes on', () => {
    const sealed = { target: null, host: null, query: null, columns: null, rows: null, reason: null }
    const reading = add('probe.reading_kept.v1', { ...blocked, ...sealed, runId, stepId: 'blocking' })
    const planned = add('run.action_planned.v1', { runId, stepId: 's', planId: 'p', planHash, expiresAt: seoul('14:40:00'), plan: null })
    const { blocks, title } = compose({ incident: { title: null, services: null }, events: [declared, reading, planned] })
    expect(title).toBe('Postmortem: [redacted]')
    expect(words(section(blocks, 'What was found'))).toContain('Target: [redacted] (asked from [redacted])')
    expect(words(section(blocks, 'What was changed'))).toContain('[redacted]')
    expect(words(blocks)).not.toMatch(/null|undefined/u)
  })

  it('says where the record is: each log, how many events, and the last hash', () => {
    const record = words(section(compose().blocks, 'Where the record is'))
    const last = events.filter(({ logId }) => logId === 'log-kim').at(-1)!
    expect(record).toContain(`Log log-kim: 36 events of this incident, #1 to #36; last hash ${last.hash}`)
    expect(record).toContain('Log log-park: 1 event of this incident, #1 to #1')
    expect(record).toContain(run.playbookHash)
  })
})
