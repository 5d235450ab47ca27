import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createVerifier } from '../../../../electron/core/store/verifier.ts'
import { declared, entry, newFolder, openAt, redacted, stamp } from '../../../support/store.ts'

function recorded() {
  const dataDir = newFolder()
  const store = openAt(dataDir)
  store.append([declared('inc-1')], stamp)
  for (let count = 0; count < 400; count += 1) store.append([entry('inc-1', `관찰 ${count}`)], stamp)
  return { dataDir, store }
}

describe('verifying in the background', () => {
  it('says what a look from here would, how far it is, and lets recording go on', async () => {
    const { dataDir, store } = recorded()
    const seen: (readonly [number, number])[] = []
    const verifier = createVerifier(store, dataDir, (checked, total) => seen.push([checked, total]))
    const wanted = store.verify()
    const found = verifier.verify()
    const sooner = verifier.verify()
    for (let count = 0; count < 50; count += 1) store.append([entry('inc-1', `그동안 ${count}`)], stamp)
    expect(await found).toEqual(wanted)
    expect(await sooner).toEqual(wanted)
    expect([seen[0], seen.at(-1)]).toEqual([
      [0, 1206],
      [1206, 1206],
    ])
    expect((await verifier.verify()).logs[0]?.events).toBe(452)
  })

  it('names what is wrong in one copy', async () => {
    const { dataDir, store } = recorded()
    const journal = join(dataDir, 'journal.jsonl')
    writeFileSync(journal, readFileSync(journal, 'utf8').replace('관찰 7"', '관찰 8"'))
    const { sound, findings } = await createVerifier(store, dataDir, () => {}).verify()
    expect([sound, findings.map(({ code }) => code)]).toEqual([
      false,
      ['verify.journal_line_unreadable', 'verify.journal_events_missing', 'verify.only_in_database'],
    ])
  })

  it('reads anew when a redaction overtakes it', async () => {
    const { dataDir, store } = recorded()
    const [pasted] = store.append([entry('inc-1', 'password=hunter2')], stamp)
    const verifier = createVerifier(store, dataDir, () => {})
    const found = verifier.verify()
    verifier.noticed(store.append([redacted('inc-1', pasted ?? { logId: '', seq: 0 })], stamp))
    expect(await found).toMatchObject({ sound: true, findings: [], logs: [{ events: 404 }] })
  })

  it('is stopped, and then says nothing about the record', async () => {
    const { dataDir, store } = recorded()
    const verifier = createVerifier(store, dataDir, () => {})
    expect(verifier.stop()).toBe(false)
    const found = verifier.verify()
    expect(verifier.stop()).toBe(true)
    await expect(found).rejects.toMatchObject({ refusal: { code: 'verify_stopped', detail: {} } })
    expect((await verifier.verify()).sound).toBe(true)
  })
})
