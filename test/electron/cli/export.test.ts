import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cli, refusing } from './scripted.ts'

const markdown = '# 포스트모템\n\n판정 지연\n'
const exported = { incidentId: 'inc-1', title: '포스트모템', fileName: 'inc-1.md', markdown, sha256: 'f00' }
const calls = { 'documents.export': exported }
const argv = ['export', 'postmortem', '--incident', 'inc-1']

let folder = ''
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'quarterdeck-export-'))))
afterEach(() => rmSync(folder, { recursive: true }))

describe('export', () => {
  it('is the Markdown on standard output, in the language asked for', async () => {
    const ran = await cli([...argv, '--lang', 'ko'], { calls })
    expect([ran.code, ran.out, ran.err]).toEqual([0, markdown, ''])
    expect(ran.calls).toEqual([{ name: 'documents.export', input: { incidentId: 'inc-1', document: 'postmortem', language: 'ko' } }])
  })

  it('goes into a file that only its writer can read', async () => {
    const ran = await cli(['export', 'notice', '--out', 'notice.md'], { calls, cwd: folder })
    const file = join(folder, 'notice.md')
    expect([ran.code, ran.out]).toEqual([0, `포스트모템: written to ${file}\n`])
    expect([readFileSync(file, 'utf8'), statSync(file).mode & 0o777, readdirSync(folder)]).toEqual([markdown, 0o600, ['notice.md']])
  })

  it('names the file in its JSON', async () => {
    const ran = await cli([...argv, '--out', 'a.md', '--json'], { calls, cwd: folder })
    expect(ran.json()).toEqual({ ...exported, file: join(folder, 'a.md') })
  })

  it('leaves a file that is there as it was, unless it is told, and records no export that was not written', async () => {
    writeFileSync(join(folder, 'a.md'), 'mine')
    const refused = await cli([...argv, '--out', 'a.md', '--lang', 'ko'], { calls, cwd: folder })
    expect([refused.code, refused.calls, refused.err]).toEqual([1, [], expect.stringContaining('그대로 두었습니다')])
    expect(readFileSync(join(folder, 'a.md'), 'utf8')).toBe('mine')
    expect(await cli([...argv, '--out', 'a.md', '--force'], { calls, cwd: folder })).toMatchObject({ code: 0 })
    expect([readFileSync(join(folder, 'a.md'), 'utf8'), readdirSync(folder)]).toEqual([markdown, ['a.md']])
  })

  it('does not write over a file that appears meanwhile', async () => {
    const taking = { 'documents.export': () => (writeFileSync(join(folder, 'a.md'), 'theirs'), exported) }
    const ran = await cli([...argv, '--out', 'a.md'], { calls: taking, cwd: folder })
    expect([ran.code, readFileSync(join(folder, 'a.md'), 'utf8'), readdirSync(folder)]).toEqual([1, 'theirs', ['a.md']])
  })

  it('says that a place cannot be written, having recorded nothing', async () => {
    const ran = await cli([...argv, '--out', 'none/a.md', '--json'], { calls, cwd: folder })
    expect([ran.code, ran.calls, ran.json()]).toMatchObject([1, [], { error: { code: 'file_unwritable', detail: { cause: 'ENOENT' } } }])
  })

  it('leaves nothing behind when the core refuses', async () => {
    const ran = await cli([...argv, '--out', 'a.md'], {
      calls: { 'documents.export': refusing('incident_unknown', { incidentId: 'inc-1' }) },
      cwd: folder,
    })
    expect([ran.code, existsSync(folder) && readdirSync(folder)]).toEqual([1, []])
  })
})
