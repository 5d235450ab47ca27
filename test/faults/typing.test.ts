import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { acksIn } from './check.ts'
import { killed, waits } from './process.ts'
import { many, report } from './scale.ts'

/** Milliseconds of typing a kill may take away, on a machine that lets the process run. */
const allowedMs = 250

it('killed while somebody types, the draft loses a quarter of a second at most', async () => {
  const root = mkdtempSync(join(tmpdir(), 'quarterdeck-typing-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  const losses: number[] = []
  let excused = 0
  for (const [index, wait] of waits(many(4, 100), 900).entries()) {
    const dataDir = join(root, String(index))
    const typed = acksIn(await killed(dataDir, 'type', 'typed', 300 + wait)).flatMap((ack) =>
      ack.kind === 'typed' ? ack.texts.map(Number) : [],
    )
    const kept = Number((JSON.parse(readFileSync(join(dataDir, 'drafts.json'), 'utf8')) as Record<string, string>)['log inc-1'])
    const lost = typed.filter((at) => at > kept)
    const loss = lost.length === 0 ? 0 : (lost.at(-1) ?? 0) - kept
    // A key comes every 20 ms: what is between two of them beyond that, the machine gave to others, or to the sync itself.
    const stalled = [kept, ...lost].reduce((sum, at, place, all) => sum + Math.max(0, at - (all[place - 1] ?? at) - 25), 0)
    losses.push(loss - stalled)
    if (stalled > 0) excused += 1
  }
  const worst = Math.max(...losses)
  const note = `at most ${worst.toFixed(0)} ms lost; in ${excused} the machine stood still in between, which is taken off`
  report({
    fault: 'kill -9',
    what: 'while somebody types a draft',
    done: losses.length,
    wrong: losses.filter((loss) => loss > allowedMs).length,
    note,
  })
  expect(worst).toBeLessThanOrEqual(allowedMs)
})
