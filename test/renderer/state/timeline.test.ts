import { describe, expect, it } from 'vitest'
import { createTimeline } from '../../../renderer/state/timeline.ts'
import { keyOf, type TimelineRow } from '../../../renderer/state/order.ts'
import { accept, refuse, type Reply } from '../../../shared/contract/errors.ts'
import { answering, later } from '../support/bridge.ts'
import { rowAt, textsOf } from '../support/rows.ts'

const page = (rows: readonly TimelineRow[], earlier = false) =>
  accept({ incidentId: 'inc-1', rows, first: rows[0] ? `before ${rows[0].seq}` : null, last: null, earlier, later: false })

describe('the timeline on screen', () => {
  it('puts a line that is recorded later where it happened', async () => {
    const { client } = answering({ 'timeline.page': () => page([rowAt('14:02'), rowAt('14:10')]) })
    const timeline = createTimeline(client)
    await timeline.show('inc-1')
    timeline.take([rowAt('14:05')])
    expect(textsOf(timeline.store.getState().rows)).toEqual(['14:02', '14:05', '14:10'])
  })

  it('ignores what belongs to another incident', async () => {
    const { client } = answering({ 'timeline.page': () => page([rowAt('14:02')]) })
    const timeline = createTimeline(client)
    await timeline.show('inc-1')
    timeline.take([rowAt('14:05', { incidentId: 'inc-2' }), rowAt('14:06', { incidentId: null })])
    expect(textsOf(timeline.store.getState().rows)).toEqual(['14:02'])
  })

  it('leaves a line from before the first page to that page: no hole above it', async () => {
    const older = [rowAt('13:00'), rowAt('13:30')]
    const pages = [page([rowAt('14:00'), rowAt('14:10')], true), page(older)]
    const { client, asked } = answering({ 'timeline.page': () => pages.shift() ?? refuse('internal') })
    const timeline = createTimeline(client)
    await timeline.show('inc-1')
    timeline.take([rowAt('13:10')])
    expect(textsOf(timeline.store.getState().rows)).toEqual(['14:00', '14:10'])
    await timeline.showEarlier()
    expect(textsOf(timeline.store.getState().rows)).toEqual(['13:00', '13:30', '14:00', '14:10'])
    expect(asked[1]?.input).toMatchObject({ incidentId: 'inc-1', before: expect.stringContaining('before') })
    expect(timeline.store.getState().earlier).toBe(false)
  })

  it('goes back to the first row on record in long pages, and stops where one is refused or another incident is opened', async () => {
    const [newest, between, oldest] = [[rowAt('14:00')], [rowAt('13:00')], [rowAt('12:00')]]
    const pages = [page(newest, true), page(between, true), page(oldest)]
    const { client, asked } = answering({ 'timeline.page': () => pages.shift() ?? refuse('internal') })
    const timeline = createTimeline(client)
    await timeline.show('inc-1')
    const near = timeline.showEarlier()
    expect(await timeline.reachStart()).toBe(oldest.map(keyOf)[0])
    await near
    expect(textsOf(timeline.store.getState().rows)).toEqual(['12:00', '13:00', '14:00'])
    expect(asked.slice(1).map(({ input }) => input)).toMatchObject([{ before: expect.any(String) }, { limit: 1000 }])
    expect(await timeline.reachStart()).toBe(oldest.map(keyOf)[0])
    expect(asked).toHaveLength(3)

    pages.push(page(newest, true))
    await timeline.show('inc-2')
    expect(await timeline.reachStart()).toBeNull()
    expect(timeline.store.getState().problem).not.toBeNull()
  })

  it('keeps what was recorded while the first page was on its way', async () => {
    const answer = later<Reply<unknown>>()
    const { client } = answering({ 'timeline.page': () => answer.promise })
    const timeline = createTimeline(client)
    const shown = timeline.show('inc-1')
    timeline.take([rowAt('14:30')])
    answer.resolve(page([rowAt('14:00')]))
    await shown
    expect(textsOf(timeline.store.getState().rows)).toEqual(['14:00', '14:30'])
  })

  it('drops the answer for an incident that is no longer on screen', async () => {
    const answer = later<Reply<unknown>>()
    const { client } = answering({
      'timeline.page': ({ incidentId }: { incidentId: string }) => (incidentId === 'inc-1' ? answer.promise : page([])),
    })
    const timeline = createTimeline(client)
    const first = timeline.show('inc-1')
    await timeline.show('inc-2')
    answer.resolve(page([rowAt('14:00')]))
    await first
    expect(timeline.store.getState()).toMatchObject({ incidentId: 'inc-2', rows: [] })
  })

  it('reads again when something was redacted', async () => {
    const row = rowAt('14:00')
    const pages = [page([row]), page([{ ...row, data: { ...row.data, text: null } }])]
    const { client } = answering({ 'timeline.page': () => pages.shift() ?? refuse('internal') })
    const timeline = createTimeline(client)
    await timeline.show('inc-1')
    timeline.take([rowAt('14:01', { type: 'timeline.event_redacted.v1' })])
    await expect.poll(() => textsOf(timeline.store.getState().rows)).toEqual([null])
  })

  it('keeps the rows it has when it is refused, and says why', async () => {
    const pages = [page([rowAt('14:00')]), refuse('incident_unknown')]
    const { client } = answering({ 'timeline.page': () => pages.shift() ?? refuse('internal') })
    const timeline = createTimeline(client)
    await timeline.show('inc-1')
    await timeline.show('inc-1')
    const { rows, problem } = timeline.store.getState()
    expect([textsOf(rows), problem?.code]).toEqual([['14:00'], 'incident_unknown'])
  })

  it('leaves it to the connection to say that nobody answers', async () => {
    const { client } = answering({ 'timeline.page': () => refuse('host_unreachable') })
    const timeline = createTimeline(client)
    await timeline.show('inc-1')
    expect(timeline.store.getState()).toMatchObject({ state: 'ready', problem: null })
  })

  it('goes back page by page to a row that is looked for, and keeps what it passed when the newest is read again', async () => {
    const [newest, middle, oldest] = [[rowAt('14:20')], [rowAt('14:10'), rowAt('14:15')], [rowAt('14:00')]]
    const { client } = answering({
      'timeline.page': ({ before }: { before?: string }) =>
        before === undefined ? page(newest, true) : before === `before ${newest[0]!.seq}` ? page(middle, true) : page(oldest),
    })
    const timeline = createTimeline(client)
    expect(await timeline.reach('inc-1', keyOf(middle[0]!))).toBe(true)
    await timeline.show('inc-1')
    expect(textsOf(timeline.store.getState().rows)).toEqual(['14:10', '14:15', '14:20'])
    expect(await timeline.reach('inc-1', 'log-a:99999')).toBe(false)
    expect(textsOf(timeline.store.getState().rows)).toEqual(['14:00', '14:10', '14:15', '14:20'])
  })

  it('reads all anew after a redaction: an older page may hold what was blanked', async () => {
    const [newest, older] = [[rowAt('14:20')], [rowAt('14:10')]]
    const { client } = answering({
      'timeline.page': ({ before }: { before?: string }) => (before === undefined ? page(newest, true) : page(older)),
    })
    const timeline = createTimeline(client)
    await timeline.show('inc-1')
    await timeline.showEarlier()
    timeline.take([rowAt('14:21', { type: 'timeline.event_redacted.v1' })])
    await expect.poll(() => textsOf(timeline.store.getState().rows)).toEqual(['14:20'])
  })
})
