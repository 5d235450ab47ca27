import { describe, expect, it } from 'vitest'
import { understand } from '../../../renderer/state/composing.ts'

const facts = { recordedAt: '2026-11-24T14:28:00.000+09:00', zone: 'Asia/Seoul' }
const typed = (text: string, more = {}) => understand({ text, kind: 'note', time: '', ...more }, facts)

describe('what the composer understands', () => {
  it('takes plain text as it is, happening now', () => {
    expect(typed('  결제팀: 시간 초과 ')).toEqual({ kind: 'note', text: '결제팀: 시간 초과', at: null, problem: null })
  })

  it.each([
    ['-5m DBA 합류', 'DBA 합류', '2026-11-24T14:23:00.000+09:00'],
    ['-1h30m 알람', '알람', '2026-11-24T12:58:00.000+09:00'],
    ['@14:05 배포 시작', '배포 시작', '2026-11-24T14:05:00.000+09:00'],
    ['@23:50 어제 일', '어제 일', '2026-11-23T23:50:00.000+09:00'],
    ['@2026-11-24T04:00Z from the vendor', 'from the vendor', '2026-11-24T04:00:00.000+00:00'],
  ])('reads the time off the front of "%s"', (text, rest, at) => {
    expect(typed(text)).toMatchObject({ text: rest, at, problem: null })
  })

  it.each([
    ['/decision keep the API up', 'decision', 'keep the API up'],
    ['/결정 API는 유지', 'decision', 'API는 유지'],
    ['-5m /관찰 느려짐', 'observation', '느려짐'],
    ['/Action -5m restarted', 'action', 'restarted'],
  ] as const)('reads the kind off the front of "%s", before or after the time', (text, kind, rest) => {
    expect(typed(text)).toMatchObject({ kind, text: rest })
  })

  it.each(['@jiyeon 확인 부탁', '/var/log is full', '-1 replica', '- 첫째', '10m 걸림', '@ 14:05'])('leaves "%s" alone', (text) => {
    expect(typed(text)).toEqual({ kind: 'note', text, at: null, problem: null })
  })

  it('says what is wrong with a time that is meant, and keeps the text', () => {
    expect(typed('@25:99 배포')).toMatchObject({ text: '배포', problem: { code: 'time_unreadable', detail: { text: '25:99' } } })
    expect(typed('배포', { time: '2026-11-24T15:00+09:00' })).toMatchObject({ text: '배포', problem: { code: 'time_in_future' } })
  })

  it('takes the time field, and a prefix over it', () => {
    expect(typed('배포', { time: '14:05' }).at).toBe('2026-11-24T14:05:00.000+09:00')
    expect(typed('@14:06 배포', { time: '14:05' }).at).toBe('2026-11-24T14:06:00.000+09:00')
  })

  it('keeps line breaks within the text', () => {
    expect(typed('/evidence a\n  b').text).toBe('a\n  b')
  })
})
