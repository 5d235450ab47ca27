import { readdirSync } from 'node:fs'
import { z } from 'zod'
import type { Finding } from '../../../shared/contract/record.ts'
import { recordEvents } from '../../../shared/domain/record/events.ts'
import { finding, type FindingCode } from './findings.ts'
import type { EventRow } from './row.ts'

const branch = /^journal\.fork-.*\.jsonl$/u
const damaged = /^(?:journal\.torn-|journal\.damaged-|quarterdeck\.db\.damaged-)/u

/** Files earlier starts kept aside: whole branches of a log that were not merged, and damaged copies. Names, sorted. */
export function asidesIn(dataDir: string): { branches: readonly string[]; damaged: readonly string[] } {
  const names = namesIn(dataDir).toSorted()
  return { branches: names.filter((name) => branch.test(name)), damaged: names.filter((name) => damaged.test(name)) }
}

/** What only a folder that held a record has. A lock is no sign: one is made before there is anything to lock. */
export function heldRecord(dataDir: string): boolean {
  const { branches, damaged: copies } = asidesIn(dataDir)
  return branches.length + copies.length > 0 || namesIn(dataDir).some((name) => ['search.db', 'ballast', 'attachments'].includes(name))
}

const damageFound = recordEvents['record.damage_found.v1'].open
export const damageType = 'record.damage_found.v1'

/** A loss stays worth naming after both copies agree again, and so does what was kept aside. */
export function notesOn(rows: readonly EventRow[], dataDir: string): Finding[] {
  const recorded = rows.filter(({ type }) => type === damageType).flatMap(damageNote)
  return [...recorded, ...asidesIn(dataDir).damaged.map((file) => finding('verify.damaged_aside', { file }))]
}

const noted: Readonly<Record<string, FindingCode>> = {
  'repair.events_lost': 'verify.loss_recorded',
  'repair.tail_uncertain': 'verify.uncertain_recorded',
  'repair.forked': 'verify.fork_recorded',
  'repair.begun_empty': 'verify.empty_recorded',
}

function damageNote(row: EventRow): Finding[] {
  const read = z.string().transform(parsed).pipe(damageFound).safeParse(row.body)
  const code = read.success ? noted[read.data.cause] : undefined
  return read.success && code !== undefined ? [finding(code, { ...read.data.detail, at: row.recorded_at })] : []
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function namesIn(dataDir: string): string[] {
  try {
    return readdirSync(dataDir)
  } catch {
    return []
  }
}
