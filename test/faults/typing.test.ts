import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { acksIn } from './check.ts'
import { killed, waits } from './process.ts'
import { many, report } from './scale.ts'

/** Milliseconds of typing a kill may take away, on a machine that lets the process run. */
const allowedMs = 250

interface Key {
  readonly at: number
  /** What the kernel says the process waited for a processor, and what syncs took, since it began. */
  readonly waited: number
  readonly synced: number
}

/**
 * What was typed after the last key that is kept. Taken off is only what others cost meanwhile: time the kernel kept the process
 * waiting for a processor, and time the disk took for a sync. A process that blocks itself is not excused.
 */
function lossOf(keys: readonly Key[], keptAt: number) {
  const kept = keys.find(({ at }) => at === keptAt)
  const last = keys.at(-1)
  if (!kept || !last) throw new Error(`a draft that nobody typed: ${keptAt}`)
  return { loss: last.at - kept.at, others: last.waited - kept.waited + (last.synced - kept.synced) }
}

it('killed while somebody types, the draft loses a quarter of a second at most', async () => {
  const root = mkdtempSync(join(tmpdir(), 'quarterdeck-typing-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  const losses: { readonly loss: number; readonly others: number }[] = []
  for (const [index, wait] of waits(many(4, 100), 900).entries()) {
    const dataDir = join(root, String(index))
    const keys = acksIn(await killed(dataDir, 'type', 'typed', 600 + wait)).flatMap(({ kind, texts: [at, waited, synced] }) =>
      kind === 'typed' ? [{ at: Number(at), waited: Number(waited), synced: Number(synced) }] : [],
    )
    const kept = JSON.parse(readFileSync(join(dataDir, 'drafts.json'), 'utf8')) as Record<string, string>
    losses.push(lossOf(keys, Number(kept['log inc-1'])))
  }
  const own = losses.map(({ loss, others }) => loss - Math.max(0, others))
  const note = `at most ${Math.max(...own).toFixed(0)} ms lost; ${Math.max(...losses.map(({ loss }) => loss)).toFixed(0)} with the time the process waited for a processor or a sync`
  const wrong = own.filter((loss) => loss > allowedMs).length
  report({ fault: 'kill -9', what: 'while somebody types a draft', done: losses.length, wrong, note })
  expect(Math.max(...own)).toBeLessThanOrEqual(allowedMs)
})

it('would see a process that blocks itself', () => {
  const keys = [0, 20, 40, 400].map((at) => ({ at, waited: 1, synced: at / 40 }))
  expect(lossOf(keys, 20)).toEqual({ loss: 380, others: 9.5 })
})
