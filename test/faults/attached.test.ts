import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { blobFile } from '../../electron/core/store/blobs.ts'
import { openStore } from '../../electron/core/store/open.ts'
import { verifyFolder } from '../../electron/core/store/verify.ts'
import type { Attachment } from '../../shared/domain/timeline/events.ts'
import { declared, fastScratch, keepFile, optionsFor, stamp, texts, withFiles } from '../support/store.ts'
import { many, report } from './scale.ts'

let root: string
let dataDir: string
let files: readonly Attachment[]
const contents = Array.from({ length: 6 }, (_, at) => randomBytes(500 + at * 40_000))

beforeAll(() => {
  root = mkdtempSync(join(fastScratch, 'quarterdeck-attached-'))
  dataDir = join(root, 'data')
  const store = openStore(optionsFor(dataDir))
  files = contents.map((content, at) => keepFile(dataDir, content, `file-${at}.bin`))
  store.append([declared('inc-1'), ...files.map((file, at) => withFiles('inc-1', '가'.repeat(at + 1), [file]))], stamp)
  store.close()
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

type Harm = (path: string, content: Buffer, turn: number) => void
/** What becomes of one file; `quick` where its name and size alone give it away. */
const harms: Readonly<Record<string, { readonly quick: boolean; readonly code: string; readonly do: Harm }>> = {
  deleted: { quick: true, code: 'missing', do: (path) => rmSync(path) },
  truncated: { quick: true, code: 'altered', do: (path, content, turn) => truncateSync(path, (turn * 7919) % content.length) },
  'longer by a byte': {
    quick: true,
    code: 'altered',
    do: (path, content) => writeFileSync(path, Buffer.concat([content, Buffer.from('x')])),
  },
  'with a bit flipped': {
    quick: false,
    code: 'altered',
    do: (path, content, turn) => writeFileSync(path, flipped(content, turn * 104_729)),
  },
  zeroed: { quick: false, code: 'altered', do: (path, content) => writeFileSync(path, Buffer.alloc(content.length)) },
  'a link elsewhere': {
    ...{ quick: true, code: 'altered' },
    do(path, content) {
      rmSync(path)
      writeFileSync(join(root, 'elsewhere'), content)
      symlinkSync(join(root, 'elsewhere'), path)
    },
  },
  'a folder instead': {
    ...{ quick: true, code: 'altered' },
    do(path) {
      rmSync(path)
      mkdirSync(path)
    },
  },
}

function flipped(content: Buffer, bit: number): Buffer {
  const changed = Buffer.from(content)
  const at = bit % (content.length * 8)
  changed[at >> 3]! ^= 1 << (at & 7)
  return changed
}

it.each(Object.entries(harms))('an attached file that is %s is named by verify, and costs nothing else', (what, harm) => {
  const wrongs: string[] = []
  const times = many(3, 60)
  for (let turn = 0; turn < times; turn += 1) {
    const at = turn % files.length
    const [file, content] = [files[at]!, contents[at]!]
    const path = blobFile(dataDir, file.sha256)
    harm.do(path, content, turn)
    const wanted = [
      { code: `verify.attachment_${harm.code}`, detail: { name: file.name, logId: expect.any(String) as string, seq: at + 3 } },
    ]
    const found = verifyFolder(dataDir).findings
    const store = openStore(optionsFor(dataDir))
    const [quick, lines] = [store.repairs, texts(store, 'inc-1').length]
    store.close()
    if (!matches(found, wanted)) wrongs.push(`${turn}: verify found ${JSON.stringify(found)}`)
    if (!matches(quick, harm.quick ? wanted : [])) wrongs.push(`${turn}: start found ${JSON.stringify(quick)}`)
    if (lines !== files.length) wrongs.push(`${turn}: ${lines} lines`)
    rmSync(path, { recursive: true, force: true })
    writeFileSync(path, content, { mode: 0o600 })
    if (!readFileSync(path).equals(content) || verifyFolder(dataDir).findings.length > 0) wrongs.push(`${turn}: not sound again`)
  }
  report({ fault: 'attached file damaged', what, done: times, wrong: wrongs.length })
  expect(wrongs).toEqual([])
})

function matches(found: readonly unknown[], wanted: readonly unknown[]): boolean {
  try {
    expect(found).toEqual(wanted)
    return true
  } catch {
    return false
  }
}
