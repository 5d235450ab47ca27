import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { afterAll, expect, it } from 'vitest'
import { hostileExpressions, hostileFiles, hostilePatterns } from '../support/hostile-files.ts'
import { mutated, random } from '../support/mutated.ts'
import { temporary } from '../support/temporary.ts'
import { badLoaders } from './known-bad-loader.ts'
import type { Answer, Question } from './loader.ts'
import { many, report } from './scale.ts'

const folder = join(import.meta.dirname, '../../shared/playbooks')
const shipped = globSync('*/*.yaml', { cwd: folder }).map((name) => readFileSync(join(folder, name), 'utf8'))

/** No answer within this is a hang; more memory than this is a crash. */
const deadlineMs = 20_000
const heapMb = 768

/** The loader in a thread of its own, so that a hang or a thread out of memory is found, and not suffered. */
function loader(sabotage = '', patienceMs = deadlineMs) {
  let thread: Worker | undefined
  const start = () =>
    new Worker(new URL('loader.ts', import.meta.url), { workerData: sabotage, resourceLimits: { maxOldGenerationSizeMb: heapMb } })
  const ask = (question: Question) =>
    new Promise<Answer>((resolve) => {
      const worker = (thread ??= start())
      const end = (answer: Answer) => {
        clearTimeout(timer)
        worker.off('message', end).off('error', died)
        resolve(answer)
      }
      const lost = (wrong: string) => {
        thread = undefined
        // Ended by us, it may still say that it ran out of memory.
        void worker.on('error', () => {}).terminate()
        end({ wrong, valid: false, ms: patienceMs })
      }
      const died = (error: unknown) => lost(`the thread died: ${String(error)}`)
      const timer = setTimeout(() => lost(`no answer in ${patienceMs} ms`), patienceMs)
      worker.on('message', end).on('error', died)
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
      worker.postMessage(question)
    })
  return { ask, close: async () => void (await thread?.terminate()) }
}

const sound = loader()
afterAll(() => sound.close())

it('damaged in any way, a shipped file is a playbook or says where it is not', async () => {
  const pick = random(20_261_124)
  const count = many(150, 5_000)
  const wrongs: string[] = []
  let [refused, slowest] = [0, 0]
  for (let round = 0; round < count; round += 1) {
    let text = shipped[round % shipped.length]!
    for (let deed = 0; deed <= pick(3); deed += 1) text = mutated(text, pick)
    const { wrong, valid, ms } = await sound.ask({ load: text })
    if (wrong !== null) wrongs.push(`round ${round}: ${wrong}`)
    refused += valid ? 0 : 1
    slowest = Math.max(slowest, ms)
  }
  const note = `${count - refused} still playbooks; the slowest took ${Math.round(slowest)} ms`
  report({ fault: 'playbooks', what: 'mutations of the shipped files', done: count, wrong: wrongs.length, note })
  expect(wrongs).toEqual([])
  // The mutations say nothing unless some are caught, and some leave it whole.
  expect(refused).toBeGreaterThan(count / 3)
  expect(refused).toBeLessThan(count)
})

it('what is made to hold us up is refused in time and in little memory', async () => {
  const scratch = temporary('hostile')
  const asked: [string, Question][] = [
    ...Object.entries(hostileFiles).map(([name, text]): [string, Question] => {
      const file = join(scratch, `${Object.keys(hostileFiles).indexOf(name)}.yaml`)
      writeFileSync(file, text())
      return [name, { file }]
    }),
    ...hostileExpressions.map((condition): [string, Question] => [condition, { condition }]),
    ...hostilePatterns.map((pattern): [string, Question] => [pattern, { pattern, value: `${'a'.repeat(999)}!` }]),
  ]
  const wrongs: string[] = []
  let slowest: [string, number] = ['', 0]
  for (const [name, question] of asked) {
    const { wrong, ms } = await sound.ask(question)
    if (wrong !== null) wrongs.push(`${name.slice(0, 60)}: ${wrong}`)
    if (ms > slowest[1]) slowest = [name.slice(0, 60), ms]
  }
  const note = `at most ${heapMb} MB; the slowest took ${Math.round(slowest[1])} ms: ${slowest[0]}`
  report({ fault: 'playbooks', what: 'files, conditions and patterns made to hold us up', done: asked.length, wrong: wrongs.length, note })
  expect(wrongs).toEqual([])
})

it.each(badLoaders)('a loader that %s is found', async (sabotage) => {
  const bad = loader(sabotage, 6_000)
  const { wrong } = await bad.ask({ load: shipped[0]! })
  await bad.close()
  expect(wrong).not.toBeNull()
})
