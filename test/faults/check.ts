import { blobsIn, checkedState } from '../../electron/core/store/blobs.ts'
import { openStore } from '../../electron/core/store/open.ts'
import type { Store } from '../../electron/core/store/store.ts'
import { filesHolding, optionsFor } from '../support/store.ts'
import type { Ack } from './recorder.ts'

/** Reads acknowledgements out of what the recorder said; a last line cut short was never said. */
export const acksIn = (said: string): Ack[] =>
  said
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Ack)

/** Opens the folder with the production store and says everything that is not as it was acknowledged; empty is right. */
export function wrongsIn(dataDir: string, acks: readonly Ack[], asked = { wholeAppends: true }): string[] {
  const store = openStore(optionsFor(dataDir))
  try {
    const texts = textsIn(store)
    const held = new Set(texts)
    const attached = acks
      .filter((ack) => ack.kind === 'attach')
      .map(({ texts: [text = '', sha256 = '', bytes] }) => ({ text, sha256, bytes: Number(bytes) }))
    const acked = [...acks.filter((ack) => ack.kind === 'append').flatMap((ack) => ack.texts), ...attached.map(({ text }) => text)]
    const refused = acks.filter((ack) => ack.kind === 'refused').flatMap((ack) => ack.texts)
    const there = refused.filter((text) => held.has(text)).map((text) => `refused and there: ${text.slice(0, 30)}`)
    const erased = acks.filter((ack) => ack.kind === 'redact').flatMap((ack) => ack.texts)
    const lost = acked.filter((text) => !held.has(text)).map((text) => `lost: ${text.slice(0, 30)}`)
    const spilt = erased.filter((text) => isInFolder(dataDir, text)).map((text) => `not erased: ${text}`)
    const files = attached.filter((file) => checkedState(dataDir, file) !== 'kept').map(({ text }) => `lost: the file of ${text}`)
    const { findings, notes } = store.verify()
    const unsound = findings.map((each) => `${each.code} ${JSON.stringify(each.detail)}`)
    return [
      ...lost,
      ...files,
      ...there,
      ...spilt,
      ...(notes.some(({ code }) => code.endsWith('_recorded')) ? [] : leftIn(dataDir, store)),
      ...(asked.wholeAppends ? halvesIn(texts) : []),
      ...(asked.wholeAppends ? unsound : []),
    ]
  } finally {
    store.close()
  }
}

const textsIn = (store: Store) =>
  store.read.eventsOf('inc-1').flatMap((event) => ('text' in event.data && typeof event.data.text === 'string' ? [event.data.text] : []))

/** Appends of which some entries are there and some are not, and texts that are not as they were written. */
function halvesIn(texts: readonly string[]): string[] {
  const appends = Map.groupBy(
    texts.filter((text) => !text.startsWith('secret-')),
    (text) => text.split(' ')[0] ?? '',
  )
  return [...appends].flatMap(([name, entries]) => {
    const wanted = Number(entries[0]?.split(' ')[1]?.split('/')[1])
    const whole =
      entries.length === wanted &&
      entries.every((text, index) => text.startsWith(`${name} ${index + 1}/${wanted} `) && /^\S+ \S+ 가*$/u.test(text))
    return whole ? [] : [`half an append: ${name} has ${entries.length} of ${wanted}`]
  })
}

const isInFolder = (dataDir: string, text: string) => filesHolding(dataDir, text).length > 0

/** What a crash left of files that nothing names is swept at the start; not where the record lost something, which may have named it. */
function leftIn(dataDir: string, store: Store): string[] {
  const { hashes, unfinished } = blobsIn(dataDir)
  const orphans = hashes.filter((sha256) => !store.read.attached(sha256))
  return [...unfinished, ...orphans].map((name) => `left over: ${name}`)
}
