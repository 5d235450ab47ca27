import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { cli } from './scripted.ts'

let dir = ''
beforeEach(() => void (dir = mkdtempSync(join(tmpdir(), 'playbook-cli-'))))
afterEach(() => rmSync(dir, { recursive: true }))

const problem = { line: 3, column: 5, path: 'steps[0].prob', says: { ko: '"prob" 키는 없습니다.', en: 'There is no key "prob".' } }

it('check says every mistake of a file as an editor jumps to it, and ends with 1', async () => {
  const file = join(dir, 'mine.yaml')
  writeFileSync(file, 'id: mine\n')
  const reply = { id: 'mine', steps: 0, problems: [problem] }
  const { code, out, err, calls } = await cli(['--lang', 'en', 'playbook', 'check', file], { calls: { 'playbooks.check': reply } })
  expect([code, calls[0]?.input]).toEqual([1, { text: 'id: mine\n' }])
  expect(out.trimEnd()).toBe(`${file}:3:5: There is no key "prob".`)
  expect(err).toContain('1 problem.')
})

it('check of a file that is not there says so; a sound one ends with 0', async () => {
  expect(await cli(['playbook', 'check', join(dir, 'none.yaml')])).toMatchObject({
    code: 1,
    err: expect.stringContaining('ENOENT') as string,
  })
  const file = join(dir, 'mine.yaml')
  writeFileSync(file, 'id: mine\n')
  const calls = { 'playbooks.check': { id: 'mine', steps: 3, problems: [] } }
  expect(await cli(['--lang', 'en', 'playbook', 'check', file], { calls })).toMatchObject({ code: 0, out: `${file}: sound, 3 steps.\n` })
})

it('suggest names the playbook and why', async () => {
  const why = [{ ko: '알람 A 확인됨', en: 'the alert A was seen' }]
  const calls = { 'playbooks.suggest': [{ playbookId: 'slow', title: { ko: '느림', en: 'Slow' }, why }] }
  expect(await cli(['--lang', 'ko', 'playbook', 'suggest'], { calls })).toMatchObject({ code: 0, out: 'slow  느림\n  알람 A 확인됨\n' })
})
