import type { Leaf, Script, Tree } from '../playbook/script.ts'
import type { StepRecord, StepStateName } from './record.ts'
import { isOver, recordOf, type Run } from './state.ts'

export interface StepStanding {
  readonly id: string
  readonly state: StepStateName
  /** null while nothing happened to it. */
  readonly history: StepRecord | null
  /** Why it is pending: the step that must be over first. */
  readonly waitsFor: string | null
}

export interface RunStanding {
  readonly steps: readonly StepStanding[]
  /** The one thing to do now: the first open step that needs a person, else the first that is under way. Null when the run has ended. */
  readonly next: string | null
  /** How many are not over. */
  readonly left: number
}

/** Whether everything below a node is over. */
export const isDone = (run: Run, tree: Tree): boolean => {
  switch (tree.kind) {
    case 'leaf':
      return isOver(run, tree.leaf.id)
    case 'choice':
      return isOver(run, tree.leaf.id) && tree.options.every(({ nodes }) => nodes.every((node) => isDone(run, node)))
    default:
      return tree.nodes.every((node) => isDone(run, node))
  }
}

/** The steps whose turn it is. In a block of steps in any order there can be several; else it is the first that is not over. */
export function openLeaves(run: Run, tree: Tree): readonly Leaf[] {
  switch (tree.kind) {
    case 'leaf':
      return isOver(run, tree.leaf.id) ? [] : [tree.leaf]
    case 'choice':
      return isOver(run, tree.leaf.id) ? tree.options.flatMap(({ nodes }) => openInOrder(run, nodes)) : [tree.leaf]
    case 'parallel':
      return tree.nodes.flatMap((node) => openLeaves(run, node))
    case 'sequence':
      return openInOrder(run, tree.nodes)
  }
}

function openInOrder(run: Run, nodes: readonly Tree[]): readonly Leaf[] {
  for (const node of nodes) {
    const open = openLeaves(run, node)
    if (open.length > 0) return open
  }
  return []
}

/** Where every step of a run stands. Something is next until the run is over. */
export function selectStanding(run: Run, script: Script): RunStanding {
  const open = run.endedAt === null ? openLeaves(run, script.root) : []
  const ids = new Set(open.map(({ id }) => id))
  const next = nextOf(run, open)
  const left = script.leaves.filter(({ id }) => !isOver(run, id)).length
  const steps = script.leaves.map((leaf) => standingOf(run, leaf, ids.has(leaf.id), open))
  return { next: next?.id ?? null, left, steps }
}

const nextOf = (run: Run, open: readonly Leaf[]) => open.find(({ id }) => recordOf(run, id)?.state !== 'running') ?? open[0]

function standingOf(run: Run, { id, at }: Leaf, isOpen: boolean, open: readonly Leaf[]): StepStanding {
  const history = recordOf(run, id) ?? null
  if (isOver(run, id)) return { id, state: history?.state ?? 'ready', history, waitsFor: null }
  if (isOpen) return { id, state: history?.state ?? 'ready', history, waitsFor: null }
  const before = open.findLast((leaf) => leaf.at < at) ?? open[0]
  return { id, state: 'pending', history, waitsFor: before?.id ?? null }
}
