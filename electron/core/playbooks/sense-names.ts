import type { TargetKind } from '../../../shared/domain/connection/events.ts'
import type { LocalText } from '../../../shared/domain/document/local-text.ts'
import { both } from '../../../shared/domain/document/both.ts'
import type { ParamSpec } from '../../../shared/domain/probe/params.ts'
import { nearest } from '../yaml/nearest.ts'
import { blockOf, type Block, type Complaint, type Place } from './places.ts'
import type { Known } from './shelf.ts'

interface Named {
  readonly name: string
  readonly kind: TargetKind
  readonly params: readonly ParamSpec[]
}

/** Targets, probes and actions that are not there, of another kind, or given what they do not take. */
export function nameComplaints(root: Block | undefined, places: readonly Place[], known: Known): Complaint[] {
  const targets = blockOf(root?.['targets']) ?? {}
  const variables = Object.entries(blockOf(root?.['variables']) ?? {})
  return [
    ...places.flatMap(({ block, path }) => within(path, ofStep(block, targets, known))),
    ...variables.flatMap(([name, variable]) => {
      const from = blockOf(blockOf(variable)?.['choices_from'])
      return from ? within(['variables', name, 'choices_from'], ofStep(from, targets, known)) : []
    }),
  ]
}

const within = (path: readonly (string | number)[], complaints: readonly Complaint[]) =>
  complaints.map((one) => ({ ...one, path: [...path, ...one.path] }))

function ofStep(step: Block, targets: Block, known: Known): Complaint[] {
  const { target, probe, action } = step
  const declared = typeof target === 'string' && Object.hasOwn(targets, target)
  const kind = declared ? blockOf(targets[target])?.['kind'] : undefined
  const undeclared: Complaint[] =
    typeof target === 'string' && !declared ? [{ path: ['target'], says: noTarget(target, Object.keys(targets)) }] : []
  const asked = known.probes.map((one): Named => ({ name: one.probe, kind: one.kind, params: one.params ?? [] }))
  const done = known.actions.map((one): Named => ({ name: one.action, kind: one.kind, params: one.params ?? [] }))
  return [
    ...undeclared,
    ...(typeof probe === 'string' ? fits(step, 'probe', probe, asked, kind) : []),
    ...(typeof action === 'string' ? fits(step, 'action', action, done, kind) : []),
  ]
}

function fits(step: Block, key: 'probe' | 'action', name: string, candidates: readonly Named[], kind: unknown): Complaint[] {
  const found = candidates.find((candidate) => candidate.name === name)
  const names = candidates.map((candidate) => candidate.name)
  if (!found) return [{ path: [key], says: noSuch(key, name, names) }]
  const target = String(step['target'])
  if (typeof kind === 'string' && kind !== found.kind)
    return [{ path: [key], says: both('playbook.problem.kind_differs', { name, wanted: found.kind, target, found: kind }) }]
  return given(blockOf(step['with']) ?? {}, name, found.params)
}

/** What a probe or an action is handed, against what it wants. */
function given(values: Block, name: string, params: readonly ParamSpec[]): Complaint[] {
  const names = params.map((param) => param.name)
  const strange = Object.keys(values)
    .filter((key) => !names.includes(key))
    .map((key): Complaint => ({ path: ['with', key], part: 'key', says: noParam(key, name, names) }))
  const missing = params
    .filter((param) => param.required && !Object.hasOwn(values, param.name))
    .map((param): Complaint => ({ path: ['with'], says: both('playbook.problem.param_missing', { name, param: param.name }) }))
  const wrong = params.flatMap((param): Complaint[] => {
    const value = Object.hasOwn(values, param.name) ? values[param.name] : undefined
    if (value === undefined || takes(param, value)) return []
    return [{ path: ['with', param.name], says: wrongParam(param) }]
  })
  return [...strange, ...missing, ...wrong]
}

/** A value with a variable in it is only known when the run is under way; what is asked then checks it again. */
function takes({ type, choices }: ParamSpec, value: unknown): boolean {
  if (typeof value === 'string' && /\$\{/u.test(value)) return true
  if (choices && !Array.isArray(value)) return choices.some((choice) => choice === value)
  if (type === 'list') return Array.isArray(value)
  if (type === 'text') return typeof value === 'string'
  return typeof value === type
}

const wrongParam = ({ name: param, type, choices }: ParamSpec): LocalText =>
  choices
    ? both('playbook.problem.param_choices', { param, choices: choices.map(String).join(', ') })
    : both('playbook.problem.param_wrong', { param, type })

function noParam(key: string, name: string, names: readonly string[]): LocalText {
  const near = nearest(key, names)
  return near
    ? both('playbook.problem.param_unknown_near', { key, name, nearest: near })
    : both('playbook.problem.param_unknown', { key, name, params: names.join(', ') || '—' })
}

function noTarget(target: string, declared: readonly string[]): LocalText {
  const near = nearest(target, declared)
  return near
    ? both('playbook.problem.target_undeclared_near', { target, nearest: near })
    : both('playbook.problem.target_undeclared', { target, targets: declared.join(', ') || '—' })
}

function noSuch(key: 'probe' | 'action', name: string, all: readonly string[]): LocalText {
  const near = nearest(name, all)
  const names = all.join(', ') || '—'
  if (key === 'probe') {
    return near
      ? both('playbook.problem.probe_unknown_near', { probe: name, nearest: near })
      : both('playbook.problem.probe_unknown', { probe: name, probes: names })
  }
  return near
    ? both('playbook.problem.action_unknown_near', { action: name, nearest: near })
    : both('playbook.problem.action_unknown', { action: name, actions: names })
}
