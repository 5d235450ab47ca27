import { createHash } from 'node:crypto'
import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clientOf, type Client } from '../../../../shared/contract/bridge.ts'
import { carryIn, carryOut, pieceBytes } from '../../../../shared/contract/carry.ts'
import { startApp } from '../../../support/app.ts'
import { value } from '../../../support/reply.ts'

let app: Awaited<ReturnType<typeof startApp>>
let client: Client
let incidentId: string
beforeAll(async () => {
  app = await startApp()
  client = clientOf(app.bridge)
  incidentId = value(await client.incidents.declare({ title: '판정 지연' })).incidentId
})
afterAll(async () => {
  await app.stop()
  expect(app.ports).toMatchObject({ faults: [] })
})

const base64 = (piece: Uint8Array) => Buffer.from(piece).toString('base64')
const shaOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const send = async (content: string | Buffer, name = 'top.txt') => {
  const bytes = Buffer.from(content)
  const reply = await carryIn(client, { name, type: 'text/plain', bytes, sha256: shaOf(bytes) }, { base64 })
  if (!reply) throw new Error('stopped')
  return reply
}
const attach = async (content: string, text = '첨부') => {
  const { bytes: _, ...attached } = value(await send(content))
  const entries = [{ text, attachments: [attached] }]
  return { ...attached, entryId: value(await client.timeline.log({ incidentId, entries })).entryIds[0] ?? '' }
}
const fileOf = (sha256: string) => join(app.config.dataDir, 'attachments', sha256.slice(0, 2), sha256.slice(2))

describe('attachments', () => {
  it('come and go in pieces, byte for byte', async () => {
    const bytes = Buffer.alloc(2 * pieceBytes + 7, '가나다')
    const sent: number[] = []
    const out = { name: 'a b.bin', type: 'application/octet-stream', bytes, sha256: shaOf(bytes) }
    const kept = await carryIn(client, out, { base64, progress: (so) => sent.push(so) })
    expect([kept, sent]).toEqual([{ ok: true, value: { ...out, bytes: bytes.length } }, [pieceBytes, 2 * pieceBytes, bytes.length]])
    const back = value(await carryOut(client, out.sha256, (text) => Buffer.from(text, 'base64')))
    expect(Buffer.concat(back).equals(bytes)).toBe(true)
  })

  it('are named by an entry, listed with their sum, and said to be missing or altered', async () => {
    const [one, two, three] = [await attach('하나'), await attach('둘'), await attach('둘')]
    const list = async () => value(await client.attachments.list({ incidentId }))
    const before = await list()
    expect(before.attachments.map(({ entryId, state, sha256 }) => [entryId, state, sha256])).toEqual(
      [one, two, three].map(({ entryId, sha256 }) => [entryId, 'kept', sha256]),
    )
    expect(before.bytes).toBe(Buffer.byteLength('하나둘'))
    rmSync(fileOf(one.sha256))
    writeFileSync(fileOf(two.sha256), '둘이 아닌 것')
    expect((await list()).attachments.map(({ state }) => state)).toEqual(['missing', 'altered', 'altered'])
    const ask = (sha256: string, at = 0) => client.attachments.read({ sha256, at, length: 10 })
    expect(await ask(one.sha256)).toMatchObject({ error: { code: 'attachment_missing' } })
    expect(await ask(two.sha256)).toMatchObject({ error: { code: 'attachment_altered' } })
    writeFileSync(fileOf(two.sha256), '셋')
    expect(await ask(two.sha256)).toMatchObject({ error: { code: 'attachment_altered' } })
    await send('하나')
    await send('둘')
    expect((await list()).attachments.map(({ state }) => state)).toEqual(['kept', 'kept', 'kept'])
  })

  it('above 25 MiB are refused before a byte of them is taken', async () => {
    const begun = await client.attachments.begin({ name: 'heap.hprof', type: '', bytes: 40 * 1024 * 1024 })
    expect(begun).toEqual({
      ok: false,
      error: { code: 'attachment_too_large', detail: { name: 'heap.hprof', bytes: 41_943_040, limit: 26_214_400 } },
    })
  })

  it('that are not there can be named by no entry, and nothing is logged', async () => {
    const lines = async () => value(await client.timeline.page({ incidentId, limit: 1000 })).rows.length
    const before = await lines()
    const nowhere = { sha256: 'cd'.repeat(32), name: 'x', type: '' }
    const reply = await client.timeline.log({ incidentId, entries: [{ text: 'a' }, { text: 'b', attachments: [nowhere] }] })
    expect(reply).toEqual({ ok: false, error: { code: 'attachment_unknown', detail: { sha256: nowhere.sha256, name: 'x' } } })
    expect(await lines()).toBe(before)
    expect(await client.attachments.read({ sha256: nowhere.sha256, at: 0, length: 1 })).toMatchObject({
      error: { code: 'attachment_unknown' },
    })
  })

  it('that were thought better of go at once, those that entries have stay', async () => {
    const named = await attach('남는다')
    const { sha256 } = value(await send('간다'))
    const discard = async (id: string) => value(await client.attachments.discard({ id })).discarded
    expect([await discard(sha256), await discard(sha256), await discard(named.sha256)]).toEqual([true, false, false])
  })

  it('that the line of another window has stay, whoever thinks better of them', async () => {
    const { sha256 } = value(await send('둘이 쓰려는 것'))
    const draft = (window: string, text: string) => client.drafts.set({ place: `${window} log files inc-1`, text })
    await Promise.all([draft('w00000001', sha256), draft('w00000002', sha256)])
    const discard = async (ofDraft: boolean) => value(await client.attachments.discard({ id: sha256, ofDraft })).discarded
    expect(await discard(true)).toBe(false)
    await draft('w00000002', '')
    expect([await discard(false), await discard(true)]).toEqual([false, true])
    await draft('w00000001', '')
  })

  it('that are stopped, or arrive otherwise than they were sent, leave nothing', async () => {
    const bytes = Buffer.alloc(pieceBytes + 1)
    const stopped = await carryIn(client, { name: 'x', type: '', bytes, sha256: shaOf(bytes) }, { base64, isStopped: () => true })
    const wrong = await carryIn(client, { name: 'x', type: '', bytes, sha256: 'ef'.repeat(32) }, { base64 })
    expect([stopped, wrong]).toMatchObject([undefined, { error: { code: 'upload_differs' } }])
    const left = readdirSync(join(app.config.dataDir, 'attachments'))
    expect(left.filter((name) => name.endsWith('.part'))).toEqual([])
    expect(await client.attachments.put({ uploadId: 'upl-nowhere', at: 0, base64: 'AAAA' })).toMatchObject({
      error: { code: 'upload_unknown' },
    })
  })

  it('of a draft wait through a restart, and are read from there', async () => {
    const { sha256 } = value(await send('쓰는 중인 줄의 것'))
    const orphan = value(await send('아무도 모르는 것'))
    await client.drafts.set({ place: 'w12345678 log files inc-1', text: JSON.stringify([{ sha256 }]) })
    const { dataDir } = app.config
    await app.stop()
    app = await startApp({ dataDir })
    client = clientOf(app.bridge)
    expect(await client.attachments.read({ sha256, at: 0, length: 100 })).toMatchObject({ ok: true })
    expect(await client.attachments.read({ sha256: orphan.sha256, at: 0, length: 100 })).toMatchObject({ ok: false })
  })

  it('go with the text when the entry is redacted', async () => {
    const { entryId, sha256 } = await attach('password=hunter2')
    const { row } = value(await client.entries.history({ entryId }))
    value(await client.entries.redact({ logId: row.logId, seq: row.seq, reason: '비밀번호' }))
    expect(value(await client.attachments.list({ incidentId })).attachments.map((one) => one.entryId)).not.toContain(entryId)
    expect(await client.attachments.read({ sha256, at: 0, length: 100 })).toMatchObject({ error: { code: 'attachment_unknown' } })
    expect(value(await client.record.verify({}))).toMatchObject({ sound: true })
  })
})

describe('the names of attached files', () => {
  it('are found by search, and stand in the postmortem with size, hash and state, but not in the notice', async () => {
    const { bytes: _, ...attached } = value(await send('스레드 덤프', 'thread-dump 5.txt'))
    value(await client.timeline.log({ incidentId, entries: [{ text: '덤프를 떴다', attachments: [attached], visibility: 'external' }] }))
    const { hits } = value(await client.search.find({ all: ['dump 5.txt'], language: 'ko', limit: 10 }))
    expect(hits.map(({ snippet }) => snippet)).toEqual([expect.stringContaining('thread-dump 5.txt')])
    const postmortem = async () => value(await client.documents.preview({ incidentId, document: 'postmortem', language: 'ko' })).markdown
    const said = `덤프를 떴다 · 첨부 파일: thread-dump 5.txt (16 B, SHA-256 ${attached.sha256.slice(0, 16)}`
    expect(await postmortem()).toContain(`${said})`)
    rmSync(fileOf(attached.sha256))
    expect(await postmortem()).toContain(`${said}; 문서를 만들 때 없음)`)
    const notice = value(await client.documents.preview({ incidentId, document: 'notice', language: 'ko' })).markdown
    expect(notice).not.toContain('thread-dump')
  })
})
