import type { LocalText } from '../document/local-text.ts'
import type { Playbook } from './spec.ts'
import type { Node as SpecNode, Option, Step } from './step.ts'
import type { runMode } from './words.ts'
import type { z } from 'zod'

type Mode = z.output<typeof runMode>

/** What a block asks of a run before anything in it is done. */
export interface Condition {
  /** The block or the step that asks it. */
  readonly id: string
  readonly when: string | undefined
  readonly modes: readonly Mode[] | undefined
  /** When it came to its turn has to be known: it has a time to keep. */
  readonly timed: boolean
}

/** A step at its place in its playbook. */
export interface Leaf {
  readonly id: string
  readonly step: Step
  /** Position in the order of the file. */
  readonly at: number
  /** How many blocks it stands in. */
  readonly depth: number
  readonly phase: string | null
  /** Passed or overridden, never skipped. */
  readonly gate: boolean
  /** From the outermost block to the step itself. */
  readonly conditions: readonly Condition[]
}

export type Tree =
  | { readonly kind: 'leaf'; readonly leaf: Leaf }
  | { readonly kind: 'sequence' | 'parallel'; readonly id: string | null; readonly nodes: readonly Tree[] }
  | { readonly kind: 'choice'; readonly leaf: Leaf; readonly options: readonly OptionTree[] }

export interface OptionTree {
  readonly id: string
  readonly option: Pick<Option, 'id' | 'title' | 'text'>
  readonly leadsTo: string | null
  readonly nodes: readonly Tree[]
}

/** A playbook as a run goes by it: its blocks for the order, its steps in the order of the file. */
export interface Script {
  readonly root: Tree
  readonly leaves: readonly Leaf[]
  /** Where each step and block begins, as a position in `leaves`. */
  readonly starts: ReadonlyMap<string, number>
}

interface Around {
  readonly depth: number
  readonly phase: string | null
  readonly conditions: readonly Condition[]
}

const outside: Around = { depth: 0, phase: null, conditions: [] }

/** The steps and phases of a playbook as one tree and one list. Pure and cheap: a run makes it once. */
export function scriptOf(playbook: Pick<Playbook, 'steps' | 'phases' | 'modes'>): Script {
  const leaves: Leaf[] = []
  const starts = new Map<string, number>()

  function leafOf(step: Step, around: Around, gate: boolean): Leaf {
    const timed = step.time_box !== undefined || step.type === 'contact'
    const conditions = [...around.conditions, { id: step.id, when: step.when, modes: step.modes, timed }]
    const leaf = { id: step.id, step, at: leaves.length, depth: around.depth, phase: around.phase, gate, conditions }
    leaves.push(leaf)
    return leaf
  }

  const inside = (around: Around, condition: Condition): Around => ({
    ...{ depth: around.depth + 1, phase: around.phase },
    conditions: [...around.conditions, condition],
  })

  const all = (nodes: readonly SpecNode[], around: Around): Tree[] => nodes.map((one) => treeOf(one, around))

  function treeOf(node: SpecNode, around: Around, gate = false): Tree {
    const { id, when, modes } = node
    starts.set(id, leaves.length)
    if (node.type === 'parallel' || node.type === 'sequence')
      return { kind: node.type, id, nodes: all(node.steps, inside(around, { id, when, modes, timed: false })) }
    const leaf = leafOf(node as Step, around, gate || ('gate' in node && node.gate))
    if (node.type !== 'decision' && node.type !== 'alternatives') return { kind: 'leaf', leaf }
    const options = node.options.map((option) => ({
      ...{ id: option.id, option, leadsTo: option.leads_to ?? null },
      nodes: all(option.steps, { ...around, depth: around.depth + 1 }),
    }))
    return { kind: 'choice', leaf, options }
  }

  const phases = playbook.phases.map((phase): Tree => {
    const { id, budget } = phase
    const conditions = [{ id, when: undefined, modes: undefined, timed: budget !== undefined }]
    const around: Around = { depth: 0, phase: id, conditions }
    const nodes = [
      ...phase.entry.map((one) => treeOf(one, around, true)),
      ...all(phase.steps, around),
      ...phase.exit.map((one) => treeOf(one, around, true)),
    ]
    return { kind: 'sequence', id, nodes }
  })
  return { root: { kind: 'sequence', id: null, nodes: [...all(playbook.steps, outside), ...phases] }, leaves, starts }
}

/** What everything in a playbook that has an id is called: steps, blocks, options and phases. */
export function titlesIn(playbook: Pick<Playbook, 'steps' | 'phases'>): ReadonlyMap<string, LocalText> {
  const titles = new Map<string, LocalText>()
  const add = ({ id, title }: { readonly id: string; readonly title: LocalText }) => void titles.set(id, title)
  function all(nodes: readonly SpecNode[]) {
    for (const one of nodes) {
      add(one)
      if ('steps' in one) all(one.steps)
      if (!('options' in one)) continue
      for (const option of one.options) {
        add(option)
        all(option.steps)
      }
    }
  }
  all(playbook.steps)
  for (const phase of playbook.phases) {
    add(phase)
    all([...phase.entry, ...phase.steps, ...phase.exit])
  }
  return titles
}

/** Every step below a node, in order. */
export function leavesOf(tree: Tree): readonly Leaf[] {
  switch (tree.kind) {
    case 'leaf':
      return [tree.leaf]
    case 'choice':
      return [tree.leaf, ...tree.options.flatMap(({ nodes }) => nodes.flatMap(leavesOf))]
    default:
      return tree.nodes.flatMap(leavesOf)
  }
}
