import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, it } from 'vitest'
import { openStore } from '../../electron/core/store/open.ts'
import { takeOwnership } from '../../electron/core/store/owner-lock.ts'
import { checkBackup, restoreBackup } from '../../electron/core/store/restore.ts'
import { declared, entry, eventsIn, newFolder, openAt, optionsFor, stamp, texts } from '../support/store.ts'
import { many, report } from './scale.ts'

const moved = (path: string) => expect.objectContaining({ refusal: { code: 'store_moved', detail: { path } } }) as unknown

const disturbances: Record<string, (dataDir: string) => void> = {
  'the folder is renamed': (dataDir) => renameSync(dataDir, `${dataDir}-renamed`),
  'the folder is deleted': (dataDir) => rmSync(dataDir, { recursive: true }),
  'the folder is replaced by a copy': (dataDir) => {
    cpSync(dataDir, `${dataDir}-copy`, { recursive: true })
    renameSync(dataDir, `${dataDir}-old`)
    renameSync(`${dataDir}-copy`, dataDir)
  },
  'the folder is replaced by an empty one': (dataDir) => {
    renameSync(dataDir, `${dataDir}-old`)
    mkdirSync(dataDir)
  },
  'the database is deleted': (dataDir) => rmSync(join(dataDir, 'quarterdeck.db')),
  'the lock is deleted': (dataDir) => rmSync(join(dataDir, 'owner.lock')),
  'the lock is made anew': (dataDir) => {
    rmSync(join(dataDir, 'owner.lock'))
    writeFileSync(join(dataDir, 'owner.lock'), '')
  },
  'the journal is deleted': (dataDir) => rmSync(join(dataDir, 'journal.jsonl')),
  'the write-ahead log is deleted': (dataDir) => rmSync(join(dataDir, 'quarterdeck.db-wal')),
  'the journal is cut short in its place': (dataDir) => truncateSync(join(dataDir, 'journal.jsonl'), 100),
  'the journal is written over with an older one': (dataDir) => {
    const journal = join(dataDir, 'journal.jsonl')
    writeFileSync(journal, readFileSync(journal, 'utf8').replace(/[^\n]*\n$/u, ''))
  },
  'the journal is replaced': (dataDir) => {
    const journal = join(dataDir, 'journal.jsonl')
    writeFileSync(`${journal}.new`, readFileSync(journal))
    renameSync(`${journal}.new`, journal)
  },
}

it.each(Object.keys(disturbances))('%s under the open record: the next entry is refused, none is acknowledged into nothing', (what) => {
  const dataDir = newFolder()
  const store = openAt(dataDir)
  store.append([declared('inc-1'), entry('inc-1', '하나')], stamp)
  disturbances[what]?.(dataDir)
  let refused = 0
  for (let turn = 0; turn < 3; turn += 1) {
    try {
      store.append([entry('inc-1', '둘')], stamp)
    } catch (fault) {
      expect(fault).toEqual(moved(dataDir))
      refused += 1
    }
  }
  report({ fault: 'moved under the open record', what, done: 3, wrong: 3 - refused })
  expect(refused).toBe(3)
})

it('two owners at once: one has it, and the others are told', async () => {
  const dataDir = newFolder()
  const module = join(import.meta.dirname, '../../electron/core/store/owner-lock.ts')
  const source = `import { takeOwnership } from ${JSON.stringify(module)}
    process.stdout.write(takeOwnership(process.argv[1]) ? 'owned' : 'refused')
    process.stdin.resume().on('end', () => process.exit())`
  const rounds = many(1, 10)
  const wrongs: string[] = []
  for (let round = 0; round < rounds; round += 1) {
    const racers = Array.from({ length: 4 }, () =>
      spawn(process.execPath, ['--input-type=module', '-e', source, dataDir], { stdio: ['pipe', 'pipe', 'inherit'] }),
    )
    const said = await Promise.all(
      racers.map((racer) => new Promise<string>((resolve) => racer.stdout.once('data', (chunk: Buffer) => resolve(String(chunk))))),
    )
    if (said.filter((word) => word === 'owned').length !== 1) wrongs.push(`round ${round}: ${said.join()}`)
    if (takeOwnership(dataDir)) wrongs.push(`round ${round}: owned a second time`)
    await Promise.all(racers.map((racer) => new Promise((resolve) => void racer.once('exit', resolve).stdin.end())))
  }
  report({ fault: 'two owners', what: 'four processes at once for one folder', done: rounds, wrong: wrongs.length })
  expect(wrongs).toEqual([])
})

it('a clock that jumps back and forth changes no order and no hash', () => {
  const dataDir = newFolder()
  const jumps = [0, 1, -1, 3_600_000, -7_200_000, -86_400_000, 86_400_000, -4e11, 5e11]
  let [now, step] = [1_795_327_500_000, 0]
  const steps = many(200, 1_000)
  const options = optionsFor(dataDir, { now: () => (now = Math.max(0, now + (jumps[step % jumps.length] ?? 0))) })
  const store = openStore(options)
  store.append([declared('inc-1')], stamp)
  for (; step < steps; step += 1) store.append([entry('inc-1', `${step}`)], stamp)
  const clocks = eventsIn(store).map(({ hlc }) => hlc)
  const order = texts(store, 'inc-1').map(Number)
  store.close()
  const again = openAt(dataDir)
  const { findings } = again.verify()
  const wrong =
    clocks.filter((hlc, index) => index > 0 && hlc <= (clocks[index - 1] ?? '')).length +
    order.filter((text, index) => text !== index).length
  report({
    fault: 'clock steps',
    what: 'forth and back, by a millisecond to years',
    done: steps,
    wrong: wrong + findings.length + again.repairs.length,
  })
  expect([wrong, findings, again.repairs, order.length]).toEqual([0, [], [], steps])
})

it('a record of a newer version is shown, and not written to', () => {
  const dataDir = newFolder()
  const store = openAt(dataDir)
  store.append([declared('inc-1'), entry('inc-1', '하나')], stamp)
  store.close()
  const file = join(dataDir, 'quarterdeck.db')
  const db = new Sqlite(file)
  db.exec(`UPDATE meta SET value = '990' WHERE key = 'schema'`)
  db.pragma('user_version = 990')
  db.close()
  const before = readFileSync(file)
  const newer = openAt(dataDir)
  const readOnly = expect.objectContaining({ refusal: { code: 'store_read_only', detail: {} } }) as unknown
  expect(() => newer.append([entry('inc-1', '둘')], stamp)).toThrow(readOnly)
  expect([newer.readOnly, texts(newer, 'inc-1')]).toEqual([true, ['하나']])
  newer.close()
  const untouched = readFileSync(file).equals(before)
  report({ fault: 'newer schema', what: 'opened by this version', done: 1, wrong: untouched ? 0 : 1 })
  expect(untouched).toBe(true)
})

it('a restored or copied record goes on in a log of its own: no place is ever given twice', async () => {
  const dataDir = newFolder()
  const store = openAt(dataDir)
  store.append([declared('inc-1'), entry('inc-1', '하나')], stamp)
  await store.backup(`${dataDir}.backup`)
  store.append([entry('inc-1', '여기서 계속')], stamp)
  store.close()
  cpSync(dataDir, `${dataDir}-copied`, { recursive: true })
  const restored = restoreBackup({ ...optionsFor(`${dataDir}-restored`), backup: checkBackup(`${dataDir}.backup`) })
  const copied = openStore(optionsFor(`${dataDir}-copied`))
  const original = openAt(dataDir)
  for (const each of [restored, copied, original]) each.append([entry('inc-1', '셋')], stamp)
  const logs = new Set([restored.logId, copied.logId, original.logId])
  const places = [restored, copied, original].flatMap((each) =>
    eventsIn(each).map(({ logId, seq, hash }) => [`${logId} ${seq}`, hash] as const),
  )
  const twice = places.filter(([place, hash]) => places.some(([other, otherHash]) => other === place && otherHash !== hash))
  for (const each of [restored, copied]) each.close()
  report({
    fault: 'fork after restore',
    what: 'backup restored and folder copied beside the original',
    done: 3,
    wrong: twice.length + 3 - logs.size,
  })
  expect([logs.size, twice, existsSync(dataDir)]).toEqual([3, [], true])
})
