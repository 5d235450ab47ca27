import { readFileSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { playbook } from '../../shared/domain/playbook/spec.ts'
import { createExpressions } from '../../electron/core/expressions.ts'
import { loadPlaybook } from '../../electron/core/playbooks/load.ts'
import { actionSummaries, probeSummaries } from '../../electron/core/probing/registry.ts'
import { readTextFile } from '../../electron/core/yaml/text-file.ts'
import { sabotageLoader } from './known-bad-loader.ts'

/** What the thread is asked: to check a text, or a file as the shelf does; a condition; a pattern about a value. */
export type Question =
  | { readonly load: string }
  | { readonly file: string }
  | { readonly condition: string }
  | { readonly pattern: string; readonly value: string }

/** A right answer, or what is wrong with it. */
export interface Answer {
  readonly wrong: string | null
  readonly valid: boolean
  readonly ms: number
}

const expressions = createExpressions()
await expressions.load()
const known = { probes: probeSummaries(), actions: actionSummaries(), expressions }
const rows = Array.from({ length: 100 }, (_, at) => ({ at, text: 'a'.repeat(1_000) }))

const load = sabotageLoader(workerData as string, (text) => loadPlaybook(text, known))

/** A valid playbook, or errors with a place in the text and words in both languages: nothing else is right. */
function whatIsWrong(text: string): { wrong: string | null; valid: boolean } {
  const loaded = load(text)
  const valid = loaded.playbook !== null
  const wrong = (what: string) => ({ wrong: what, valid })
  if (valid !== (loaded.problems.length === 0)) return wrong('neither a playbook nor an error, or both')
  if (loaded.playbook && !playbook.safeParse(loaded.playbook).success) return wrong('a playbook that its schema refuses')
  const lines = text.split(/\r\n?|\n/u)
  for (const { line, column, says } of loaded.problems) {
    if (!(line >= 1 && line <= lines.length + 1 && column >= 1)) return wrong(`a place outside the text: ${line}:${column}`)
    if (says.ko.trim() === '' || says.en.trim() === '') return wrong('an error without words')
  }
  return { wrong: null, valid }
}

function answer(question: Question): { wrong: string | null; valid: boolean } {
  if ('load' in question) return whatIsWrong(question.load)
  if ('file' in question) {
    const read = readTextFile(question.file)
    return 'says' in read
      ? { wrong: read.says.en === '' ? 'no words' : null, valid: false }
      : whatIsWrong(readFileSync(question.file, 'utf8'))
  }
  const held =
    'condition' in question ? expressions.holds(question.condition, { rows, vars: { text: 'a'.repeat(1_000) } }) : matched(question)
  return { wrong: typeof held === 'object' && held.error === '' ? 'an error without words' : null, valid: typeof held === 'boolean' }
}

const matched = ({ pattern, value }: Extract<Question, { pattern: string }>) => expressions.matches(pattern, value)

parentPort?.on('message', (question: Question) => {
  const began = performance.now()
  const found = attempt(question)
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  parentPort?.postMessage({ ...found, ms: performance.now() - began } satisfies Answer)
})

function attempt(question: Question): { wrong: string | null; valid: boolean } {
  try {
    return answer(question)
  } catch (error) {
    return { wrong: `threw ${String(error)}`, valid: false }
  }
}
