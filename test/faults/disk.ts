import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Step } from './trace.ts'

const sector = 512

type Change = Extract<Step, { kind: 'write' | 'truncate' }>
type Naming = Extract<Step, { kind: 'create' | 'rename' | 'unlink' | 'mkdir' }>

/** What becomes of writes and names that no sync has made certain when the power goes. */
export type Unsynced = 'kept' | 'dropped' | 'torn'

/**
 * A disk that promises only what POSIX promises: the bytes of a file after its sync, names after the sync of their folder.
 * All else may be there, or not, or in part, sector by sector.
 */
export class Disk {
  private readonly certain = new Map<number, Buffer>()
  private readonly pending = new Map<number, Change[]>()
  private readonly names = new Map<string, number>()
  private readonly folders = new Set(['.'])
  private naming: Naming[] = []

  apply(step: Step): void {
    if (step.kind === 'write' || step.kind === 'truncate') this.pending.set(step.file, [...(this.pending.get(step.file) ?? []), step])
    if (step.kind === 'create' || step.kind === 'rename' || step.kind === 'unlink' || step.kind === 'mkdir') this.naming.push(step)
    if (step.kind === 'sync') {
      this.certain.set(
        step.file,
        this.contentOf(step.file, 'kept', () => 1),
      )
      this.pending.delete(step.file)
    }
    if (step.kind !== 'sync_folder') return
    const isCertain = (named: Naming) => dirname(named.kind === 'rename' ? named.to : named.name) === step.name
    for (const named of this.naming.filter(isCertain)) rename(this.names, this.folders, named)
    this.naming = this.naming.filter((named) => !isCertain(named))
  }

  /** Writes into `folder` what a start after a power cut would find. `random` gives numbers in [0, 1). */
  leaveIn(folder: string, unsynced: Unsynced, random: () => number): void {
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const [names, folders] = [new Map(this.names), new Set(this.folders)]
    const happened = unsynced === 'dropped' ? 0 : unsynced === 'kept' ? this.naming.length : Math.floor(random() * (this.naming.length + 1))
    for (const step of this.naming.slice(0, happened)) rename(names, folders, step)
    // A folder that is not there has nothing in it, whatever was made certain inside.
    const isThere = (name: string): boolean => folders.has(name) && (name === '.' || isThere(dirname(name)))
    for (const name of [...folders].filter(isThere)) mkdirSync(join(folder, name), { recursive: true, mode: 0o700 })
    for (const [name, file] of names)
      if (isThere(dirname(name))) writeFileSync(join(folder, name), this.contentOf(file, unsynced, random), { mode: 0o600 })
  }

  private contentOf(file: number, unsynced: Unsynced, random: () => number): Buffer {
    const certain = this.certain.get(file) ?? Buffer.alloc(0)
    if (unsynced === 'dropped') return certain
    const happens = () => unsynced === 'kept' || random() < 0.5
    return (this.pending.get(file) ?? []).reduce((content, change) => changed(content, change, happens), certain)
  }
}

function changed(content: Buffer, change: Change, happens: () => boolean): Buffer {
  if (change.kind === 'truncate') return happens() ? resized(content, change.size) : content
  let result = content
  const end = change.offset + change.bytes.length
  for (let from = change.offset; from < end;) {
    const to = Math.min(end, (Math.floor(from / sector) + 1) * sector)
    if (happens()) {
      result = to > result.length ? resized(result, to) : Buffer.from(result)
      change.bytes.copy(result, from, from - change.offset, to - change.offset)
    }
    from = to
  }
  return result
}

function resized(content: Buffer, size: number): Buffer {
  const result = Buffer.alloc(size)
  content.copy(result, 0, 0, Math.min(size, content.length))
  return result
}

function rename(names: Map<string, number>, folders: Set<string>, step: Naming): void {
  if (step.kind === 'mkdir') folders.add(step.name)
  if (step.kind === 'create') names.set(step.name, step.file)
  if (step.kind === 'unlink') names.delete(step.name)
  if (step.kind !== 'rename') return
  const file = names.get(step.from)
  names.delete(step.from)
  if (file !== undefined) names.set(step.to, file)
}
