import type { Cell } from '../../../shared/domain/probe/reading.ts'
import type { Params, ParamSpec } from '../../../shared/domain/probe/params.ts'

/** What stands in each field, as it was typed. */
export type Typed = Readonly<Record<string, string>>

/** Why a field cannot be taken as it stands. */
export type FieldProblem = 'required' | 'number' | 'choice'

export type FormValues =
  | { readonly ok: true; readonly params: Params }
  | { readonly ok: false; readonly problems: Readonly<Record<string, FieldProblem>> }

/** What a field shows before anybody typed: the default, a list with one item a line. */
export const startOf = ({ default: value }: ParamSpec): string =>
  value === undefined || value === null ? '' : Array.isArray(value) ? value.join('\n') : String(value)

/** The fields as the call wants them. An optional one that is empty is left out, so that the default counts. */
export function valuesOf(specs: readonly ParamSpec[], typed: Typed): FormValues {
  const params: Record<string, Params[string]> = {}
  const problems: Record<string, FieldProblem> = {}
  for (const spec of specs) {
    const text = (typed[spec.name] ?? startOf(spec)).normalize('NFC')
    if (text.trim() === '') {
      if (spec.required) problems[spec.name] = 'required'
      continue
    }
    const value = valueOf(spec, text)
    if (typeof value === 'object' && 'problem' in value) problems[spec.name] = value.problem
    else params[spec.name] = value.value
  }
  return Object.keys(problems).length > 0 ? { ok: false, problems } : { ok: true, params }
}

function valueOf({ type, choices }: ParamSpec, text: string): { value: Params[string] } | { problem: FieldProblem } {
  if (choices) {
    const choice = choices.find((one) => String(one) === text.trim())
    return choice === undefined ? { problem: 'choice' } : { value: choice }
  }
  if (type === 'boolean') return text === 'true' || text === 'false' ? { value: text === 'true' } : { problem: 'choice' }
  if (type === 'list') return { value: listOf(text) }
  if (type === 'text') return { value: text }
  const number = Number(text.trim())
  return Number.isFinite(number) ? { value: number } : { problem: 'number' }
}

/** One item a line: an item may hold commas. */
const listOf = (text: string): Cell[] =>
  text
    .split(/\r?\n/u)
    .map((line) => line.trim())
    .filter((line) => line !== '')
