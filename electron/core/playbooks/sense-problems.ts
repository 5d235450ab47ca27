import type { TargetKind } from '../../../shared/domain/connection/events.ts'
import type { LocalText } from '../../../shared/domain/document/local-text.ts'
import { stepsMax } from '../../../shared/domain/playbook/spec.ts'
import { durationMs } from '../../../shared/domain/playbook/duration.ts'
import { both } from '../../../shared/domain/document/both.ts'
import { nearest } from '../yaml/nearest.ts'
import { pathText } from '../yaml/schema-problems.ts'
import type { Path, Problem, YamlText } from '../yaml/yaml-text.ts'
import type { Known } from './shelf.ts'

type Block = Readonly<Record<string, unknown>>
interface Complaint {
  readonly path: Path
  readonly says: LocalText
}

/**
 * What a schema cannot see: names that lead nowhere, kinds that do not fit, times that cannot work out. Looks only at what
 * is there in the right shape, so that a file with several faults shows them all at once.
 */
export function senseProblems(text: YamlText, known: Known): Problem[] {
  const root = blockOf(text.value)
  const steps = Array.isArray(root?.['steps']) ? root['steps'].slice(0, stepsMax) : []
  const targets = blockOf(root?.['targets']) ?? {}
  const complaints = [
    ...repeatedIds(steps, text),
    ...steps.flatMap((raw: unknown, at) => {
      const step = blockOf(raw)
      return step ? [...names(step, targets, known), ...times(step)].map(({ path, says }) => ({ path: ['steps', at, ...path], says })) : []
    }),
  ]
  return complaints.map(({ path, says }) => ({ ...text.locate(path), path: pathText(path), says }))
}

function repeatedIds(steps: readonly unknown[], text: YamlText): Complaint[] {
  const first = new Map<string, number>()
  return steps.flatMap((raw, at) => {
    const id = blockOf(raw)?.['id']
    if (typeof id !== 'string') return []
    const before = first.get(id)
    if (before === undefined) first.set(id, at)
    if (before === undefined) return []
    const { line } = text.locate(['steps', before, 'id'])
    return [{ path: ['steps', at, 'id'], says: both('playbook.problem.duplicate_step', { id, line }) }]
  })
}

/** The target, and the probe or action with what it is for. */
function names(step: Block, targets: Block, known: Known): Complaint[] {
  const { target, probe, action } = step
  const declared = typeof target === 'string' && Object.hasOwn(targets, target)
  const kind = declared ? blockOf(targets[target])?.['kind'] : undefined
  const undeclared: Complaint[] =
    typeof target === 'string' && !declared ? [{ path: ['target'], says: noTarget(target, Object.keys(targets)) }] : []
  const asked =
    typeof probe === 'string'
      ? fits(
          'probe',
          probe,
          known.probes.map((one) => ({ name: one.probe, kind: one.kind })),
        )
      : []
  const done =
    typeof action === 'string'
      ? fits(
          'action',
          action,
          known.actions.map((one) => ({ name: one.action, kind: one.kind })),
        )
      : []
  return [...undeclared, ...asked, ...done]

  function fits(key: 'probe' | 'action', name: string, candidates: readonly { name: string; kind: TargetKind }[]): Complaint[] {
    const found = candidates.find((candidate) => candidate.name === name)
    if (!found)
      return [
        {
          path: [key],
          says: noSuch(
            key,
            name,
            candidates.map((candidate) => candidate.name),
          ),
        },
      ]
    if (typeof kind !== 'string' || kind === found.kind) return []
    return [{ path: [key], says: both('playbook.problem.kind_differs', { name, wanted: found.kind, target: String(target), found: kind }) }]
  }
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

const leastEvery = '500ms'

function times(step: Block): Complaint[] {
  const [every, holdsFor, within] = [step['every'] ?? '2s', step['holds_for'], step['within']].map(timeOf)
  const complaints: Complaint[] = []
  if (every && every.ms < durationMs(leastEvery)!)
    complaints.push({ path: ['every'], says: both('playbook.problem.too_often', { least: leastEvery }) })
  if (holdsFor?.ms === 0) complaints.push({ path: ['holds_for'], says: both('playbook.problem.zero', { key: 'holds_for' }) })
  if (within && holdsFor && within.ms < holdsFor.ms)
    complaints.push({ path: ['within'], says: both('playbook.problem.within_short', { within: within.text, holdsFor: holdsFor.text }) })
  if (every && holdsFor && holdsFor.ms > 0 && every.ms > holdsFor.ms)
    complaints.push({ path: ['every'], says: both('playbook.problem.every_long', { every: every.text, holdsFor: holdsFor.text }) })
  return complaints
}

function timeOf(value: unknown): { text: string; ms: number } | undefined {
  const ms = typeof value === 'string' ? durationMs(value) : null
  return ms === null ? undefined : { text: String(value), ms }
}

const blockOf = (value: unknown): Block | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Block) : undefined
