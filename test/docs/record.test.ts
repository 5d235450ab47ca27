import { execFileSync, spawnSync } from 'node:child_process'
import { hash } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { blobFile } from '../../electron/core/store/blobs.ts'
import { openStore } from '../../electron/core/store/open.ts'
import { aReading, declared, entry, keepFile, newFolder, optionsFor, redacted, stamp, withFiles } from '../support/store.ts'

const checker = join(import.meta.dirname, '../../docs/check_record.py')
const hasPython = spawnSync('python3', ['--version']).status === 0

const check = (dataDir: string) => spawnSync('python3', [checker, dataDir], { encoding: 'utf8' }).stdout.trim().split('\n')

/** Everything the format can hold: half an emoji, decomposed syllables, odd numbers, an erasure, two appends in one. */
function record(): string {
  const dataDir = newFolder()
  const store = openStore(optionsFor(dataDir))
  const numbers = [0, -0, 3.5, 1e21, 1e-7, 1.5e-7, 0.000_001, 123_456_789.25, 1e16, 5e-324, 0.1, 1.25e-5]
  const data = { ...aReading('rea-1'), rows: numbers.map((number) => [number]), runId: null, stepId: null }
  store.append([declared('inc-1'), entry('inc-1', '롤백 \ud83d'), entry('inc-1', '각 "✅"\n\u001f\u007f')], stamp)
  store.append([{ type: 'probe.reading_kept.v1', incidentId: 'inc-1', occurredAt: stamp.recordedAt, data }], stamp)
  const [pasted] = store.append([entry('inc-1', 'password=hunter2')], stamp)
  store.append([redacted('inc-1', pasted ?? { logId: '', seq: 0 })], stamp)
  store.append([withFiles('inc-1', '첨부', [keepFile(dataDir, 'PID 4711'), keepFile(dataDir, '', '빈 파일')])], stamp)
  store.close()
  return dataDir
}

describe.skipIf(!hasPython)('the record, checked without our code (skipped without python3)', () => {
  beforeAll(() => expect(execFileSync('python3', ['-c', 'import sqlite3'])).toHaveLength(0))

  it('is sound', () => {
    expect(check(record())).toEqual(['8 events, sound'])
  })

  it.each([
    ['missing', (file: string) => rmSync(file), /attached file top\.txt is missing$/u],
    ['altered', (file: string) => writeFileSync(file, 'PID 4712'), /attached file top\.txt is not what was attached$/u],
  ])('names an attached file that is %s', (_, harm, sentence) => {
    const dataDir = record()
    harm(blobFile(dataDir, hash('sha256', 'PID 4711')))
    expect(check(dataDir)).toEqual([expect.stringMatching(sentence), '8 events, 1 wrong'])
  })

  it.each([
    ['an actor', '"actor":"kim"', '"actor":"lee"', /^line 1: its hash does not fit$/u],
    ['a text', '롤백', '배포', /^line 3: text is not what was recorded$/u],
    ['a version', '{"v":1,', '{"v":3,', /^line 1: is of format 3, and this checks format 1$/u],
    ['a version', '{"v":1,', '{"v":true,', /^line 1: is of format true, and this checks format 1$/u],
    ['a member that no hash covers', /\}\n$/u, ',"note":"x"}\n', /^line 8: holds more than its event/u],
    ['a text beside salt and value', '"salt":', '"hidden":"x","salt":', /^line \d: \w+ is not what was recorded$/u],
    ['a line twice', /(\{"v":1,"log_id":"[^"]*","seq":3,.*\n)/u, '$1$1', /^line 4: is not in its place$/u],
    ['a line taken out', /^.*"seq":3,.*\n/mu, '', /^line 3: does not follow/u],
    ['an erasure nobody recorded', /"sealed":\{"text":\{[^}]*\}\}/u, '"sealed":{"text":null}', /erased, and no redaction says so$/u],
  ])('names %s that was changed', (_, from, to, sentence) => {
    const dataDir = record()
    const journal = join(dataDir, 'journal.jsonl')
    writeFileSync(journal, readFileSync(journal, 'utf8').replace(from, to))
    expect(check(dataDir).some((line) => sentence.test(line))).toBe(true)
  })
})
