import { linkSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * A process, and when it was born where the system tells: numbers of processes are used again.
 * @typedef {{ pid: number, born: string | undefined }} Holder
 */

/**
 * Does `work` while no other process does work under the same lock file. A lock whose holders are all gone is taken over.
 * `work` is handed `claim(pid)`: a child that would live on if this process were killed then keeps the lock held.
 * @template Result
 * @param {string} path
 * @param {(pid: number) => void} onWait told once, with the process waited for
 * @param {(claim: (pid: number) => void) => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function withLock(path, onWait, work) {
  await acquire(path, onWait)
  try {
    return await work((pid) => replace(path, [holder(process.pid), holder(pid)]))
  } finally {
    rmSync(path, { force: true })
  }
}

/** @param {string} path @param {(pid: number) => void} onWait */
async function acquire(path, onWait) {
  let told = false
  while (!create(path, text([holder(process.pid)]))) {
    const found = read(path)
    const living = found === undefined ? undefined : holdersOf(found).find(isAlive)
    if (found !== undefined && !living) {
      takeAway(path, found)
      continue
    }
    if (living && !told) onWait(living.pid)
    told ||= living !== undefined
    await sleep(200)
  }
}

/** Removes a dead lock. Under a lock of its own: else the slower of two could remove the new lock of the faster. @param {string} path @param {string} dead */
function takeAway(path, dead) {
  const breaking = `${path}.break`
  if (!create(breaking, '')) {
    if (ageOf(breaking) > 10_000) rmSync(breaking, { force: true })
    return
  }
  if (read(path) === dead) rmSync(path, { force: true })
  rmSync(breaking, { force: true })
}

/** Writes beside and links: a lock is never seen half written. @param {string} path @param {string} contents */
function create(path, contents) {
  const own = `${path}.${process.pid}`
  writeFileSync(own, contents)
  try {
    linkSync(own, path)
    return true
  } catch (fault) {
    if (/** @type {NodeJS.ErrnoException} */ (fault).code === 'EEXIST') return false
    throw fault
  } finally {
    rmSync(own, { force: true })
  }
}

/** @param {string} path @param {Holder[]} holders */
function replace(path, holders) {
  writeFileSync(`${path}.${process.pid}`, text(holders))
  renameSync(`${path}.${process.pid}`, path)
}

const text = (/** @type {Holder[]} */ holders) => holders.map(({ pid, born }) => `${pid} ${born ?? ''}\n`).join('')

/** @param {string} contents @returns {Holder[]} */
const holdersOf = (contents) =>
  contents
    .split('\n')
    .filter(Boolean)
    .map((line) => ({ pid: Number(line.split(' ')[0]), born: line.split(' ')[1] || undefined }))

/** @param {number} pid @returns {Holder} */
const holder = (pid) => ({ pid, born: stateOf(pid)?.born })

/** @param {Holder} holder */
function isAlive({ pid, born }) {
  try {
    process.kill(pid, 0)
  } catch (fault) {
    if (/** @type {NodeJS.ErrnoException} */ (fault).code === 'ESRCH') return false
  }
  const now = stateOf(pid)
  return !now || (!now.ended && (born === undefined || born === now.born))
}

/** Linux tells when a process was born, in ticks since the machine started, and whether it has ended but is still listed. @param {number} pid */
function stateOf(pid) {
  const stat = read(`/proc/${pid}/stat`)
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')
  return fields && { ended: fields[0] === 'Z', born: fields[19] }
}

/** @param {string} path */
function read(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

/** @param {string} path */
function ageOf(path) {
  try {
    return Date.now() - statSync(path).mtimeMs
  } catch {
    return 0
  }
}
