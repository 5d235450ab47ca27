import Sqlite from 'better-sqlite3'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { sumsOf } from '../../../../electron/core/search/page-sums.ts'
import { readLoggedPages, sumOf } from '../../../../electron/core/search/wal-pages.ts'
import { fastScratch } from '../../../support/store.ts'

function folder() {
  const root = mkdtempSync(join(fastScratch, 'quarterdeck-sums-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  return root
}

const names = ['search.db', 'search.db-wal', 'search.db-sums', 'search.db-sums-next']
/** What a kill would leave now, in a folder of its own. */
function leftIn(root: string, place: string): string {
  const at = join(root, place)
  mkdirSync(at)
  for (const name of names) if (existsSync(join(root, name))) copyFileSync(join(root, name), join(at, name))
  return join(at, 'search.db')
}

function opened() {
  const root = folder()
  const file = join(root, 'search.db')
  writeFileSync(file, '')
  const sums = sumsOf(file)!
  const db = new Sqlite(file)
  onTestFinished(() => void db.close())
  db.pragma('journal_mode = WAL')
  db.pragma('wal_autocheckpoint = 0')
  db.exec('CREATE TABLE line (text TEXT)')
  const add = (count: number) =>
    db.exec(`INSERT INTO line WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count})
    SELECT hex(randomblob(500)) FROM n`)
  const checkpoint = () => void db.pragma('wal_checkpoint(TRUNCATE)')
  return { root, file, sums, db, add, checkpoint }
}

const isTrusted = (file: string) => sumsOf(file) !== undefined

describe('a log', () => {
  it('is read as SQLite recovers it: up to its last commit, each page as it was last', () => {
    const { root, file, sums, db, add, checkpoint } = opened()
    add(50)
    sums.settle(checkpoint)
    add(20)
    db.exec(`UPDATE line SET text = 'again' WHERE rowid % 7 = 0`)
    const { sums: logged, pages, bytes } = readLoggedPages(`${file}-wal`)
    expect(bytes).toBe(statSync(`${file}-wal`).size)
    // Cut at every frame: what SQLite then has is what is read of it.
    for (let at = 32; at <= bytes; at += 4120) {
      const left = leftIn(root, `cut-${at}`)
      truncateSync(`${left}-wal`, at)
      const read = readLoggedPages(`${left}-wal`)
      const copy = new Sqlite(left)
      copy.pragma('wal_checkpoint(TRUNCATE)')
      copy.close()
      const found = readFileSync(left)
      for (const [page, sum] of read.sums) expect(sumOf(found.subarray((page - 1) * 4096, page * 4096))).toBe(sum)
      if (read.pages > 0) expect(found.length).toBe(read.pages * 4096)
    }
    expect([pages * 4096, logged.size > 1]).toEqual([(checkpoint(), statSync(file).size), true])
  })
})

describe('the sums of the pages', () => {
  it('let an index go on after a kill at any moment', () => {
    const { root, file, sums, add, checkpoint } = opened()
    sums.settle(checkpoint)
    const trusted: boolean[] = [isTrusted(leftIn(root, 'settled'))]
    add(60)
    trusted.push(isTrusted(leftIn(root, 'logged')))
    let mixed = ''
    sums.settle(() => {
      trusted.push(isTrusted(leftIn(root, 'announced')))
      mixed = leftIn(root, 'mixed')
      checkpoint()
      trusted.push(isTrusted(leftIn(root, 'put together')))
      // Half of the pages are there already.
      const [before, after] = [readFileSync(mixed), readFileSync(file)]
      writeFileSync(mixed, Buffer.concat([after.subarray(0, 4096 * 3), before.subarray(4096 * 3)]))
      trusted.push(isTrusted(mixed))
    })
    trusted.push(isTrusted(leftIn(root, 'done')))
    expect(trusted).toEqual(Array.from({ length: 6 }, () => true))
    truncateSync(`${mixed}-wal`, statSync(`${mixed}-wal`).size - 1)
    expect(isTrusted(mixed)).toBe(false)
  })

  it('goes on from pages that were put together in part', () => {
    const { root, file, sums, add, checkpoint } = opened()
    sums.settle(checkpoint)
    add(60)
    let mixed = ''
    sums.settle(() => {
      mixed = leftIn(root, 'mixed')
      checkpoint()
      writeFileSync(mixed, readFileSync(file).subarray(0, 4096 * 4))
    })
    const again = sumsOf(mixed)!
    expect(again.settled()).toBe(false)
    const db = new Sqlite(mixed)
    again.settle(() => void db.pragma('wal_checkpoint(TRUNCATE)'))
    expect(db.prepare('SELECT count(*) FROM line').pluck().get()).toBe(60)
    db.close()
    expect([isTrusted(mixed), readFileSync(mixed).equals(readFileSync(file))]).toEqual([true, true])
  })

  it('see every bit that turned in the file, and every page in another one’s place', () => {
    const { root, sums, add, checkpoint } = opened()
    add(30)
    sums.settle(checkpoint)
    const left = leftIn(root, 'left')
    const whole = readFileSync(left)
    for (let at = 0; at < whole.length; at += 97) {
      const turned = Buffer.from(whole)
      turned[at]! ^= 1 << (at % 8)
      writeFileSync(left, turned)
      expect(isTrusted(left)).toBe(false)
    }
    const pages = Array.from({ length: whole.length / 4096 }, (_, at) => whole.subarray(at * 4096, (at + 1) * 4096))
    writeFileSync(left, Buffer.concat(pages.with(1, pages[2]!).with(2, pages[1]!)))
    expect(isTrusted(left)).toBe(false)
    writeFileSync(left, whole)
    expect(isTrusted(left)).toBe(true)
    rmSync(`${left}-sums`)
    expect(isTrusted(left)).toBe(false)
  })

  it('say nothing for a file that lost all its pages', () => {
    const { root, sums, add, checkpoint } = opened()
    add(3)
    sums.settle(checkpoint)
    const left = leftIn(root, 'left')
    truncateSync(left, 0)
    expect(isTrusted(left)).toBe(false)
  })
})
