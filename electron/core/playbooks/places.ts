import type { LocalText } from '../../../shared/domain/document/local-text.ts'
import { depthMax, stepsMax } from '../../../shared/domain/playbook/words.ts'
import type { Path } from '../yaml/yaml-text.ts'

export type Block = Readonly<Record<string, unknown>>

/** Something that does not make sense, and where; the place in the text is found later. */
export interface Complaint {
  readonly path: Path
  readonly says: LocalText
  /** The key is underlined, not what stands beside it. */
  readonly part?: 'key'
}

/** A step or a block of a file, whatever state it is in. */
export interface Place {
  readonly path: Path
  readonly block: Block
  /** What comes after it in its list, if that has an order. */
  readonly after: readonly unknown[]
  /** The block it stands in, as far as something can lead out of it. */
  readonly around: Place | null
  /** It stands in an entry or an exit of a phase. */
  readonly atGate: boolean
  readonly inParallel: boolean
  readonly depth: number
}

export const blockOf = (value: unknown): Block | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Block) : undefined
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
export const idOf = (value: unknown): string | undefined => {
  const id = blockOf(value)?.['id']
  return typeof id === 'string' ? id : undefined
}

type Around = Pick<Place, 'around' | 'atGate' | 'inParallel' | 'depth'>
const outside: Around = { around: null, atGate: false, inParallel: false, depth: 0 }

/** Every step and block, in the order of the file. Bounded: a file that nests deeper, or holds more, says so elsewhere. */
export function placesIn(root: Block | undefined): readonly Place[] {
  const found: Place[] = []

  /** In a block of any order nothing leads from one branch into another. */
  function list(items: readonly unknown[], path: Path, around: Around, inOrder = true) {
    for (const [at, item] of items.entries()) {
      const block = blockOf(item)
      if (!block || found.length > stepsMax || around.depth > depthMax) continue
      const after = inOrder ? items.slice(at + 1) : []
      const place: Place = { path: [...path, at], block, after, ...around }
      found.push(place)
      inside(place)
    }
  }

  function inside(place: Place) {
    const { block, path, atGate } = place
    const parallel = block['type'] === 'parallel'
    const around: Around = { around: parallel ? null : place, atGate, inParallel: place.inParallel || parallel, depth: place.depth + 1 }
    list(listOf(block['steps']), [...path, 'steps'], around, !parallel)
    for (const [at, option] of listOf(block['options']).entries())
      list(listOf(blockOf(option)?.['steps']), [...path, 'options', at, 'steps'], around)
  }

  list(listOf(root?.['steps']), ['steps'], outside)
  for (const [at, phase] of listOf(root?.['phases']).entries()) {
    const block = blockOf(phase)
    const path = ['phases', at]
    list(listOf(block?.['entry']), [...path, 'entry'], { ...outside, atGate: true })
    list(listOf(block?.['steps']), [...path, 'steps'], outside)
    list(listOf(block?.['exit']), [...path, 'exit'], { ...outside, atGate: true })
  }
  return found
}
