import { describe, expect, it } from 'vitest'
import { cli, refusing } from './scripted.ts'

const answer = ({ entries }: { entries: unknown[] }) => ({
  incidentId: 'inc-1',
  entryIds: entries.map((_, index) => `ent-${index}`),
  seq: 9,
})
const calls = { 'timeline.log': answer }
const inputOf = (ran: { calls: { input: unknown }[] }) => ran.calls[0]?.input

describe('log TEXT', () => {
  it('joins the words into one note, composed', async () => {
    const ran = await cli(['log', '배포'.normalize('NFD'), 'v2', '시작', '--lang', 'ko'], { calls })
    expect([ran.code, ran.out]).toEqual([0, 'inc-1 타임라인에 메모 1건을 남겼습니다.\n'])
    expect(inputOf(ran)).toEqual({ entries: [{ kind: 'note', text: '배포 v2 시작' }] })
  })

  it('passes kind, time and incident as typed', async () => {
    const ran = await cli(['log', '--kind', 'decision', '--at', '-10m', '--incident', 'inc-1', '--', '--force', 'was', 'used'], { calls })
    expect(inputOf(ran)).toEqual({ incidentId: 'inc-1', entries: [{ kind: 'decision', text: '--force was used', at: '-10m' }] })
  })

  it.each([
    ['incident_none_open', {}, '열린 장애가 없습니다', 'No incident is open'],
    ['incident_several_open', { count: 2, incidents: 'inc-1 (a), inc-2 (b)' }, 'inc-2 (b)', 'inc-2 (b)'],
    ['store_full', {}, '기록된 것은 없습니다', 'Nothing was recorded'],
  ] as const)('says %s in both languages', async (code, detail, ko, en) => {
    const script = { calls: { 'timeline.log': refusing(code, detail) } }
    expect(await cli(['log', 'x', '--lang', 'ko'], script)).toMatchObject({ code: 1, out: '', err: expect.stringContaining(ko) as string })
    expect(await cli(['log', 'x'], script)).toMatchObject({ code: 1, out: '', err: expect.stringContaining(en) as string })
  })

  it('records nothing when there is nothing', async () => {
    const { code, err, calls } = await cli(['log', '  '])
    expect([code, err, calls]).toEqual([1, 'There is no text to record. Write something first.\n', []])
  })
})

describe('log -', () => {
  it('is one piece of evidence, as it came', async () => {
    const ran = await cli(['log', '-'], { calls, input: ['NAME  READY\n', '판정-0 ', '1/1\n\n'] })
    expect([ran.code, ran.err]).toEqual([0, ''])
    expect(inputOf(ran)).toEqual({ entries: [{ kind: 'evidence', text: 'NAME  READY\n판정-0 1/1' }] })
  })

  it('keeps a syllable whole that two chunks share', async () => {
    const bytes = Buffer.from('판정')
    const ran = await cli(['log', '-'], { calls, input: [bytes.subarray(0, 2), bytes.subarray(2)] })
    expect(inputOf(ran)).toEqual({ entries: [{ kind: 'evidence', text: '판정' }] })
  })

  it('is one entry a line with --lines, without the blank ones, in one call', async () => {
    const ran = await cli(['log', '-', '--lines', '--kind', 'observation'], { calls, input: ['a\r\n\n  \nb\n'] })
    expect(ran.out).toBe('2 entries on the timeline of inc-1: Observation.\n')
    expect(inputOf(ran)).toEqual({
      entries: [
        { kind: 'observation', text: 'a' },
        { kind: 'observation', text: 'b' },
      ],
    })
  })

  it('says where bytes were not UTF-8, and takes the rest', async () => {
    const ran = await cli(['log', '-', '--lang', 'ko'], { calls, input: [Buffer.from([0x61, 0xff, 0x62, 0xc0, 0x0a]), 'already �'] })
    expect(inputOf(ran)).toEqual({ entries: [{ kind: 'evidence', text: 'a�b�\nalready �' }] })
    expect([ran.code, ran.err]).toEqual([0, expect.stringContaining('2군데')])
  })

  it('takes what an entry holds and refuses what is more, having recorded nothing', async () => {
    const most = 'x'.repeat(1_048_576)
    expect(await cli(['log', '-'], { calls, input: [most] })).toMatchObject({ code: 0 })
    for (const input of [[most, 'x'], [most, most], ['판'.repeat(1_048_577)], [most, most, most, most]]) {
      const ran = await cli(['log', '-', '--json'], { calls, input })
      expect([ran.code, ran.calls, ran.json()]).toEqual([
        1,
        [],
        { error: { code: 'too_large', detail: { limit: 1_048_576 }, message: expect.stringContaining('Nothing was recorded') as string } },
      ])
    }
  })

  it('refuses more lines than one call takes', async () => {
    const ran = await cli(['log', '-', '--lines', '--lang', 'ko'], { calls, input: ['x\n'.repeat(10_001)] })
    expect([ran.code, ran.calls, ran.err]).toEqual([1, [], expect.stringContaining('10,001줄')])
  })

  it('says that it waits where a person would type, and nothing where a pipe speaks', async () => {
    const typed = await cli(['log', '-', '--lang', 'ko'], { calls, input: ['a'], typing: true })
    expect([typed.code, typed.err]).toEqual([0, expect.stringContaining('Ctrl-D로 끝내고')])
  })

  it('refuses an empty input', async () => {
    expect(await cli(['log', '-'], { calls, input: ['\n\n'] })).toMatchObject({ code: 1, calls: [] })
    expect(await cli(['log', '-', '--lines'], { calls, input: [] })).toMatchObject({ code: 1, calls: [] })
  })

  it('does not take --lines without it', async () => {
    expect(await cli(['log', 'text', '--lines'], { calls })).toMatchObject({
      code: 2,
      calls: [],
      err: expect.stringContaining('log - --lines') as string,
    })
  })
})
