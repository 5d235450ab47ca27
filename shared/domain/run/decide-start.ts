import { accept, refuse } from '../../contract/errors.ts'
import type { Connection } from '../connection/state.ts'
import type { Language, LocalText } from '../document/local-text.ts'
import type { Draft } from '../events.ts'
import type { Facts } from '../facts.ts'
import { isOpen, type Incident } from '../incident/state.ts'
import type { Playbook } from '../playbook/spec.ts'
import type { Trust } from '../playbook/trust.ts'
import { defaultsOf } from '../playbook/variable.ts'
import { dueFor, type CheckRun } from '../routine/select.ts'
import { fillVariables, type Matches } from './decide-variable.ts'

/** A playbook file as it lies there: checked, or with what is wrong. */
export interface PlaybookFile {
  readonly id: string
  readonly file: string
  readonly hash: string
  readonly source: string
  readonly playbook: Playbook | null
  /** The same to be read, also while it may not be started. */
  readonly toRead: Playbook | null
  /** Whether what came from outside is trusted. */
  readonly trust: Trust
  readonly problems: readonly { readonly line: number; readonly column: number; readonly path: string; readonly says: LocalText }[]
}

interface StartScene {
  /** null: outside any incident, which a checklist alone may be gone through. */
  readonly incident: Incident | null
  /** What was checked before by this checklist. */
  readonly checks: readonly CheckRun[]
  readonly found: PlaybookFile | undefined
  /** Ids of all playbooks, for the refusal that names them. */
  readonly playbookIds: readonly string[]
  readonly connections: readonly Connection[]
  readonly matches: Matches
}

interface Start {
  readonly playbookId: string
  readonly targets: Readonly<Record<string, string>>
  readonly variables: Readonly<Record<string, string>>
  /** The step of another run that begins this one. */
  readonly calledBy: { readonly runId: string; readonly stepId: string } | null
}

/** Begins a playbook in an incident, or a checklist outside any: then the record says which moment it answers for. The run keeps the text it began with, and which connection stands for which target. */
export function startRun(command: Start, scene: StartScene, facts: Facts) {
  const { incident, found, playbookIds, connections } = scene
  const { playbookId } = command
  if (incident && !isOpen(incident)) return refuse('incident_closed', { incidentId: incident.id })
  if (!found) return refuse('playbook_unknown', { playbookId, playbooks: playbookIds.join(', ') || '—' })
  if (!found.playbook && found.trust === 'needed' && found.toRead)
    return refuse('playbook_untrusted', { playbookId, file: found.file, hash: found.hash.slice(0, 12) })
  if (!found.playbook) return refuse('playbook_invalid', whatIsWrong(found))
  if (!incident && !command.calledBy && found.playbook.kind !== 'Checklist') return refuse('not_checklist', { playbookId })
  const targets = bindTargets(found.playbook, command.targets, connections, incident === null)
  if (!targets.ok) return targets
  const runId = facts.newId('run')
  const given = { ...defaultsOf(found.playbook.variables), ...command.variables }
  const place = { incidentId: incident?.id ?? null, occurredAt: facts.recordedAt }
  const filled = fillVariables(found.playbook.variables, given, { runId, place, matches: scene.matches })
  if (!filled.ok) return filled
  const data = { runId, playbookId, playbookHash: found.hash, targets: targets.value, source: found.source }
  const { calledBy } = command
  const called: readonly Draft[] = calledBy
    ? [{ type: 'run.called.v1', ...place, data: { runId, byRunId: calledBy.runId, byStepId: calledBy.stepId } }]
    : []
  const dueAt = dueFor(found.playbook.schedule ?? null, scene.checks, Date.parse(facts.recordedAt))
  const begun: readonly Draft[] = incident || calledBy ? [] : [{ type: 'routine.begun.v1', ...place, data: { runId, dueAt } }]
  const started: Draft = { type: 'run.started.v1', ...place, data }
  return accept({ runId, drafts: [started, ...begun, ...called, ...filled.value] as readonly Draft[] })
}

/** More mistakes than this come from one that is to be corrected first. */
const shownMax = 50

/** Every mistake with its place, a line each; the first one's place once more for itself. */
function whatIsWrong({ file, problems }: PlaybookFile) {
  const { line, column, path } = problems[0] ?? { line: 1, column: 1, path: '' }
  const shown = problems.slice(0, shownMax)
  const all = (lang: Language) => shown.map((one) => `${one.line}:${one.column} ${one.says[lang]}`).join('\n')
  return { file, line, column, path, reason: all('en'), reasonKo: all('ko'), problems: problems.length }
}

/**
 * Each target's connection: the one named, or the only one of its kind. Nothing is guessed among several. With `mayMiss` a
 * target of which there is none stays without: what a checklist asks of it is not known, and the rest of it is done.
 */
function bindTargets(playbook: Playbook, given: Readonly<Record<string, string>>, connections: readonly Connection[], mayMiss: boolean) {
  const declared = Object.keys(playbook.targets)
  const undeclared = Object.keys(given).find((target) => !declared.includes(target))
  if (undeclared !== undefined) return refuse('target_unknown', { target: undeclared, targets: declared.join(', ') || '—' })
  const bound: [string, string][] = []
  for (const [target, { kind }] of Object.entries(playbook.targets)) {
    const name = Object.hasOwn(given, target) ? given[target] : undefined
    if (mayMiss && name === undefined && !connections.some((one) => one.kind === kind)) continue
    const connection = name === undefined ? onlyOne(target, kind, connections) : named(target, kind, name, connections)
    if (!connection.ok) return connection
    bound.push([target, connection.value.name])
  }
  return accept(Object.fromEntries(bound))
}

function named(target: string, wanted: Connection['kind'], name: string, connections: readonly Connection[]) {
  const connection = connections.find((candidate) => candidate.name === name)
  if (!connection) return refuse('connection_unknown', { name })
  if (connection.kind !== wanted) return refuse('target_other_kind', { target, wanted, name, found: connection.kind })
  return accept(connection)
}

function onlyOne(target: string, kind: Connection['kind'], connections: readonly Connection[]) {
  const fitting = connections.filter((connection) => connection.kind === kind)
  const [only] = fitting
  if (!only) return refuse('target_none', { kind, target })
  if (fitting.length > 1) return refuse('target_several', { target, names: fitting.map(({ name }) => name).join(', ') })
  return accept(only)
}
