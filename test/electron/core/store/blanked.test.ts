import Sqlite from 'better-sqlite3'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { canonicalJson } from '../../../../electron/core/store/canonical.ts'
import { lineOf, parseLine } from '../../../../electron/core/store/row.ts'
import { aReading, behindItsBack, declared, entry, eventsIn, filesHolding, keepFile } from '../../../support/store.ts'
import { newFolder, openAt, redacted, snapshot, stamp, withFiles } from '../../../support/store.ts'

const secret = 'hunter2-비밀번호'
const at = { incidentId: 'inc-1', occurredAt: stamp.recordedAt }
const copies = ['journal', 'database'] as const

let dataDir: string
let files: ReturnType<typeof snapshot>
let before: ReturnType<typeof eventsIn>
/** What the redacted event held. */
let pasted: string

/** One event of each shape of sealed fields: several, one, none; and one that is redacted. */
beforeEach(() => {
  dataDir = newFolder()
  const store = openAt(dataDir)
  const reading = { ...aReading('rea-1'), runId: null, stepId: null }
  store.append([declared('inc-1'), withFiles('inc-1', '판정이 느리다', [keepFile(dataDir, 'load average: 9')])], stamp)
  store.append([{ type: 'probe.reading_kept.v1', ...at, data: reading }, entry('inc-1', secret)], stamp)
  pasted = canonicalJson(sealedIn().find(([seq]) => seq === 5)?.[1])
  store.append([redacted('inc-1', { logId: store.logId, seq: 5 }), entry('inc-1', '끝')], stamp)
  before = eventsIn(store)
  store.close()
  files = snapshot(dataDir)
})

const lines = () => readFileSync(files.journal, 'utf8').trimEnd().split('\n')

type Sealed = Record<string, unknown>
const sealedIn = (): [seq: number, sealed: Sealed][] => {
  const db = new Sqlite(join(dataDir, 'quarterdeck.db'), { readonly: true })
  const rows = db.prepare<[], [number, string]>('SELECT seq, sealed FROM event ORDER BY seq').raw().all()
  db.close()
  return rows.map(([seq, sealed]) => [seq, JSON.parse(sealed) as Sealed])
}

function write(copy: (typeof copies)[number], seq: number, sealed: string): void {
  if (copy === 'database') return behindItsBack(files.database, `UPDATE event SET sealed = '${sealed}' WHERE seq = ${seq}`)
  const changed = lines().map((line) => {
    const parsed = parseLine(line)
    return parsed.kind === 'row' && parsed.row.seq === seq ? lineOf({ ...parsed.row, sealed }) : line
  })
  writeFileSync(files.journal, changed.map((line) => `${line}\n`).join(''))
}

const blank = (copy: (typeof copies)[number], seq: number, fields: readonly string[]) => {
  const [, sealed] = sealedIn().find(([place]) => place === seq) ?? [seq, {}]
  write(copy, seq, canonicalJson({ ...sealed, ...Object.fromEntries(fields.map((field) => [field, null])) }))
}

/** Starts again, checks that nothing is missing in either copy, and says what was mended and what is kept aside. */
function mended() {
  const store = openAt(dataDir)
  expect(eventsIn(store)).toEqual(before)
  expect(store.verify()).toMatchObject({ sound: true, findings: [], attachments: { files: 1 } })
  const found = store.repairs.map(({ code, detail }) => [code, String(detail.aside).replace(/-.*/u, '')])
  store.close()
  expect(filesHolding(dataDir, secret)).toEqual([])
  const again = openAt(dataDir)
  expect(again.repairs).toEqual([])
  again.close()
  return found
}

const expected = {
  journal: ['repair.journal_rebuilt', 'journal.damaged'],
  database: ['repair.database_rebuilt', 'quarterdeck.db.damaged'],
}

describe('fields blanked in one copy that no redaction names', () => {
  it.each(copies)('come back, each by itself and all of an event: %s', (copy) => {
    const events = sealedIn().filter(([seq, sealed]) => seq !== 5 && Object.keys(sealed).length > 0)
    const cases = events.flatMap(([seq, sealed]) => {
      const names = Object.keys(sealed)
      return [...names.map((name) => [name]), ...(names.length > 1 ? [names] : [])].map((fields) => ({ seq, fields }))
    })
    expect(cases.map(({ fields }) => fields)).toEqual(
      expect.arrayContaining([['attachments'], ['text'], ['title'], ['attachments', 'text']]),
    )
    for (const { seq, fields } of cases) {
      files.putBack()
      keepFile(dataDir, 'load average: 9')
      blank(copy, seq, fields)
      expect(mended(), `${seq} ${fields.join(' ')}`).toEqual([expected[copy]])
    }
  })

  it('come back also where each copy lacks another field', () => {
    blank('journal', 3, ['text'])
    blank('database', 3, ['attachments'])
    expect(mended()).toEqual([expected.journal, expected.database])
  })

  it('come back while a redaction is finished beside them', () => {
    const [, sealed] = sealedIn().find(([seq]) => seq === 3)!
    write('journal', 5, pasted)
    expect(filesHolding(dataDir, secret)).toEqual(['journal.jsonl'])
    blank('journal', 3, ['text'])
    expect(mended()).toEqual([expected.journal])
    expect(sealedIn().find(([seq]) => seq === 3)).toEqual([3, sealed])
  })
})

describe('fields of a redacted event', () => {
  it('are erased in the copy that still holds some, and nothing of them is kept', () => {
    const [, sealed] = sealedIn().find(([seq]) => seq === 3)!
    const again = openAt(dataDir)
    again.append([redacted('inc-1', { logId: again.logId, seq: 3 })], stamp)
    before = eventsIn(again)
    again.close()
    write('journal', 3, canonicalJson({ ...sealed, text: null }))
    expect(filesHolding(dataDir, 'top.txt')).toEqual(['journal.jsonl'])
    const last = openAt(dataDir)
    expect(last.repairs).toEqual([{ code: 'repair.redaction_finished', detail: { events: 1 } }])
    expect(eventsIn(last)).toEqual(before)
    expect(filesHolding(dataDir, 'top.txt')).toEqual([])
  })
})
