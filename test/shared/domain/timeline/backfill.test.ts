import fc from 'fast-check'
import { expect, it } from 'vitest'
import { backfill } from '../../../../shared/domain/timeline/backfill.ts'

const facts = { recordedAt: '2026-11-24T20:00:00.000+09:00', zone: 'Asia/Seoul', day: '2026-11-22' }
const read = (text: string) => backfill(text, facts).map(({ line, at, text: said }) => [line, at?.slice(0, 19) ?? null, said])

it.each([
  [
    'plain',
    '14:05 배포 시작\n9:07 알람',
    [
      [1, '2026-11-22T14:05:00', '배포 시작'],
      [2, '2026-11-22T09:07:00', '알람'],
    ],
  ],
  [
    'ISO',
    '2026-11-22T05:05:30Z deploy\n2026-11-22 14:06:07,123 [api] slow',
    [
      [1, '2026-11-22T05:05:30', 'deploy'],
      [2, '2026-11-22T14:06:07', '[api] slow'],
    ],
  ],
  [
    'Slack',
    'Kim Jiyeon  2:05 PM\np95 is 4 s\nand rising\n[2:07 PM] rolled back',
    [
      [1, '2026-11-22T14:05:00', 'Kim Jiyeon: p95 is 4 s\nand rising'],
      [4, '2026-11-22T14:07:00', 'rolled back'],
    ],
  ],
  [
    'KakaoTalk, copied',
    '[김지연] [오후 2:05] 느려요\n[박] [오전 12:01] 네',
    [
      [1, '2026-11-22T14:05:00', '김지연: 느려요'],
      [2, '2026-11-22T00:01:00', '박: 네'],
    ],
  ],
  [
    'KakaoTalk, exported',
    '--------------- 2026년 11월 23일 월요일 ---------------\n[김] [오후 2:05] 하나\n2026년 11월 21일 오전 9:05, 박 : 둘\n2026. 11. 20. 오후 1:00, 이 : 셋',
    [
      [2, '2026-11-23T14:05:00', '김: 하나'],
      [3, '2026-11-21T09:05:00', '박: 둘'],
      [4, '2026-11-20T13:00:00', '이: 셋'],
    ],
  ],
  [
    'CSV',
    '시각,작성자,내용\n14:05,김,"하나, 둘\n셋"\n2026-11-23 01:00,박,"""넷"""',
    [
      [2, '2026-11-22T14:05:00', '김: 하나, 둘\n셋'],
      [4, '2026-11-23T01:00:00', '박: "넷"'],
    ],
  ],
])('reads %s', (_, text, rows) => {
  expect(read(text)).toEqual(rows)
})

it('says of each line that cannot be why, and keeps it', () => {
  const problems = backfill('인사말\n25:99 x\n0001-01-01T00:00Z y\n2026-11-25T00:00+09:00 z', facts).map(({ text, problem }) => [
    text,
    typeof problem === 'string' ? problem : problem?.code,
  ])
  expect(problems).toEqual([
    ['인사말', 'no_time'],
    ['x', 'time_unreadable'],
    ['y', 'time_unreadable'],
    ['z', 'time_in_future'],
  ])
})

it('loses no text of any paste, and ends', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      const said = backfill(`14:05 가${text}`, facts)
      expect(said[0]?.line).toBe(1)
      expect(said[0]?.text.startsWith('가')).toBe(true)
    }),
  )
  const started = performance.now()
  expect(backfill('14:05 하나\n'.repeat(10_000), facts)).toHaveLength(10_000)
  for (const filler of ['[', 'a ', '2026', ' : ', '-', '"']) backfill(filler.repeat(50_000), facts)
  expect(performance.now() - started).toBeLessThan(15_000)
})
