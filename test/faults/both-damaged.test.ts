import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { openStore } from '../../electron/core/store/open.ts'
import { declared, entry, eventsIn, fastScratch, optionsFor, snapshot, stamp } from '../support/store.ts'
import { many, report } from './scale.ts'

const events = 40

/** One text for each event, long enough to be found again as bytes in both files. */
const textOf = (index: number) => `사건 ${String(index).padStart(3, '0')} ${String(index * 7_919).padStart(9, '0')}`

/** Overwrites every place where the bytes stand. */
function spoil(bytes: Buffer, text: string) {
  const copy = Buffer.from(bytes)
  for (let at = copy.indexOf(text); at !== -1; at = copy.indexOf(text, at + 1)) copy.fill(0xff, at, at + 12)
  return copy
}

const ranges = (findings: readonly { code: string; detail: Record<string, string | number> }[]) =>
  findings
    .filter(({ code }) => code === 'repair.events_lost')
    .flatMap(({ detail }) =>
      Array.from({ length: Number(detail['to']) - Number(detail['from']) + 1 }, (_, index) => Number(detail['from']) + index),
    )

it('both copies damaged at the same events, exactly these are lost, and each is named', () => {
  const root = mkdtempSync(join(fastScratch, 'quarterdeck-both-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  const dataDir = join(root, 'data')
  const store = openStore(optionsFor(dataDir))
  store.append([declared('inc-1')], stamp)
  const seqs = Array.from({ length: events }, (_, index) => store.append([entry('inc-1', textOf(index))], stamp)[0]?.seq ?? 0)
  const wanted = eventsIn(store)
  store.close()
  const record = snapshot(dataDir)
  const [database, journal] = [readFileSync(record.database), readFileSync(record.journal)]
  const wrongs: string[] = []
  const times = many(12, 60)
  for (let time = 0; time < times; time += 1) {
    // One to four events, spread anew each time; the last one is left: after it there is nothing to tell a loss by.
    const chosen = new Set(Array.from({ length: 1 + (time % 4) }, (_, index) => (time * 13 + index * 7 + index * index) % (events - 1)))
    const spoiled = (bytes: Buffer) =>
      [...chosen].reduce<Buffer<ArrayBuffer>>((left, index) => spoil(left, textOf(index)), Buffer.from(bytes))
    record.putBack()
    writeFileSync(record.database, spoiled(database))
    writeFileSync(record.journal, spoiled(journal))
    const again = openStore(optionsFor(dataDir))
    const lost = [...chosen].map((index) => seqs[index]).toSorted((a, b) => Number(a) - Number(b))
    if (JSON.stringify(ranges(again.repairs)) !== JSON.stringify(lost))
      wrongs.push(`${time}: lost ${lost.join()}, said ${ranges(again.repairs).join()}`)
    const left = wanted.filter(({ seq }) => !lost.includes(seq))
    if (JSON.stringify(eventsIn(again)) !== JSON.stringify(left)) wrongs.push(`${time}: what is left is not as it was`)
    again.close()
  }
  report({
    fault: 'both copies damaged',
    what: 'at the same one to four events',
    done: times,
    wrong: wrongs.length,
    note: 'the loss is named event by event',
  })
  expect(wrongs).toEqual([])
})

it('both copies cut at their end, start says after which event all may be lost', () => {
  const root = mkdtempSync(join(fastScratch, 'quarterdeck-both-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  const dataDir = join(root, 'data')
  const store = openStore(optionsFor(dataDir))
  const seqs = Array.from({ length: 5 }, (_, index) => store.append([entry('inc-1', textOf(index))], stamp)[0]?.seq ?? 0)
  store.close()
  const { database, journal } = snapshot(dataDir)
  writeFileSync(database, spoil(readFileSync(database), textOf(4)))
  writeFileSync(journal, spoil(readFileSync(journal), textOf(4)))
  const again = openStore(optionsFor(dataDir))
  const uncertain = again.repairs.filter(({ code }) => code === 'repair.tail_uncertain').map(({ detail }) => detail['after'])
  again.close()
  expect(uncertain).toEqual([seqs[3]])
})
