import { expect, it } from 'vitest'
import { incident } from './samples.ts'
import { cli } from './scripted.ts'

const calls = { 'incidents.get': incident, 'timeline.log': { incidentId: incident.id, entryIds: ['ent-1', 'ent-2'], seq: 9 } }
const input = ['2020-01-02T14:05:00+09:00 배포\n[김] [오후 2:06] 느려요\n']
const day = ['--day', '2020-01-02']

it('shows what it understood of each line, and records nothing', async () => {
  const { code, out, calls: made } = await cli(['backfill', ...day, '--lang', 'ko'], { calls, input })
  expect(out).toContain('   1  2020-01-02 14:05:00 +09:00 (Asia/Seoul)  배포')
  expect(out).toContain('   2  2020-01-02 14:06:00 +09:00 (Asia/Seoul)  김: 느려요')
  expect([code, made.map(({ name }) => name)]).toEqual([0, ['incidents.get']])
})

it('adds them in one call', async () => {
  const { code, calls: made } = await cli(['backfill', ...day, '--add'], { calls, input })
  expect([code, made.at(-1)]).toEqual([
    0,
    {
      name: 'timeline.log',
      input: {
        incidentId: incident.id,
        entries: [
          { text: '배포', at: '2020-01-02T14:05:00.000+09:00' },
          { text: '김: 느려요', at: '2020-01-02T14:06:00.000+09:00' },
        ],
      },
    },
  ])
})

it('adds none while one cannot be read', async () => {
  const { code, out, calls: made } = await cli(['backfill', ...day, '--add'], { calls, input: ['hello\n', ...input] })
  expect([code, made.map(({ name }) => name)]).toEqual([1, ['incidents.get']])
  expect(out).toContain('   1  ✗ no time was found in this line  hello')
})
