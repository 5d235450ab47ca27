import { mkdirSync, readFileSync, rmdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createDrafts } from '../../../../electron/core/settings/drafts.ts'
import { freshFolder } from '../../../support/app.ts'

function opened(dataDir = freshFolder()) {
  const due: { ms: number; run: () => void }[] = []
  const faults: unknown[] = []
  const clock = { after: (ms: number, run: () => void) => (due.push({ ms, run }), () => undefined) }
  const drafts = createDrafts(dataDir, clock, { error: (what) => void faults.push(what) })
  return { drafts, due, faults, dataDir, file: join(dataDir, 'drafts.json') }
}

describe('drafts', () => {
  it('are on disk a quarter of a second after a letter at the latest, written once for many, for nobody else to read', () => {
    const { drafts, due, file, dataDir } = opened()
    void drafts.set('log inc-1', '세션')
    void drafts.set('log inc-1', '세션 종료')
    expect(due.map(({ ms }) => ms <= 250)).toEqual([true])
    due[0]?.run()
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(opened(dataDir).drafts.all()).toEqual({ 'log inc-1': '세션 종료' })
  })

  it('go when they are empty, and are written when the host ends', () => {
    const { drafts, file } = opened()
    void drafts.set('log inc-1', '세션')
    void drafts.set('log inc-2', '둘째')
    void drafts.set('log inc-1', '')
    drafts.close()
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ 'log inc-2': '둘째' })
  })

  it('are changed over what was named only if it is still what is kept', () => {
    const { drafts } = opened()
    void drafts.set('log inc-1', 'mine')
    void drafts.set('log inc-1', '', 'another line')
    void drafts.set('log inc-1', 'put back', '')
    expect(drafts.all()).toEqual({ 'log inc-1': 'mine' })
    void drafts.set('log inc-1', '', 'mine')
    void drafts.set('log inc-1', 'put back', '')
    expect(drafts.all()).toEqual({ 'log inc-1': 'put back' })
  })

  it('do not grow without end', () => {
    const { drafts } = opened()
    for (let n = 0; n < 230; n += 1) void drafts.set(`log inc-${n}`, 'x')
    const places = Object.keys(drafts.all())
    expect([places.length, places[0], places.at(-1)]).toEqual([200, 'log inc-30', 'log inc-229'])
  })

  it('that cannot be read or written cost nothing else, and whoever keeps a copy is told', async () => {
    const folder = freshFolder()
    writeFileSync(join(folder, 'drafts.json'), '{"log inc-1": 7')
    mkdirSync(join(folder, 'drafts.json.part'))
    const { drafts, faults } = opened(folder)
    const unwritable = expect.objectContaining({ refusal: expect.objectContaining({ code: 'file_unwritable' }) as unknown }) as unknown
    for (const line of ['a li', 'a line', 'a line']) {
      const kept = drafts.set('log inc-1', line)
      drafts.close()
      await expect(kept).rejects.toEqual(unwritable)
    }
    // Said once, and known to the other windows until the end.
    expect([drafts.all(), faults]).toEqual([{ 'log inc-1': 'a line' }, ['keeping drafts']])
    rmdirSync(join(folder, 'drafts.json.part'))
    const kept = drafts.set('log inc-1', 'a line')
    drafts.close()
    await kept
    expect(opened(folder).drafts.all()).toEqual({ 'log inc-1': 'a line' })
  })
})
