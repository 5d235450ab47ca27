import { createStore } from 'zustand/vanilla'
import type { Client } from '../../shared/contract/bridge.ts'
import { carryIn, carryOut } from '../../shared/contract/carry.ts'
import { refuse, type Refusal } from '../../shared/contract/errors.ts'
import { attachmentBytesMax, typeByName, type AttachmentState } from '../../shared/domain/timeline/attachments.ts'
import type { Attachment } from '../../shared/domain/timeline/events.ts'
import { fromBase64, sha256Of, toBase64 } from './bytes.ts'

/** A file on its way to the core, for the line of one incident. */
export interface Sending {
  readonly id: number
  readonly incidentId: string
  readonly name: string
  readonly bytes: number
  /** null while it is still read. */
  readonly sent: number | null
}

/** What the browser hands over: a picked, dropped or pasted file. */
export type Picked = Pick<File, 'name' | 'type' | 'size' | 'arrayBuffer'>

export interface Attached {
  readonly sending: readonly Sending[]
  /** By hash: what the core last said, or what reading it showed. */
  readonly standing: Readonly<Record<string, AttachmentState>>
  /** By incident: how many files its entries have, and how much they are, each counted once. */
  readonly sums: Readonly<Record<string, { readonly n: number; readonly bytes: number }>>
}

/** Files on their way in and out. They are read whole before anything is sent: one that vanishes meanwhile costs nothing. */
export function createAttachments(client: Pick<Client, 'attachments'>) {
  const store = createStore<Attached>(() => ({ sending: [], standing: {}, sums: {} }))
  const stopped = new Set<number>()
  const asked = new Map<string, Promise<void>>()
  let last = 0

  const change = (id: number, to: Partial<Sending>) =>
    store.setState(({ sending }) => ({ sending: sending.map((one) => (one.id === id ? { ...one, ...to } : one)) }))

  /** The file as an entry may name it; a refusal; or undefined where it was stopped. */
  async function send(incidentId: string, file: Picked): Promise<Attachment | Refusal | undefined> {
    const name = nameOf(file)
    if (file.size > attachmentBytesMax) {
      return refuse('attachment_too_large', { name, bytes: file.size, limit: attachmentBytesMax }).error
    }
    const id = (last += 1)
    store.setState(({ sending }) => ({ sending: [...sending, { id, incidentId, name, bytes: file.size, sent: null }] }))
    try {
      const bytes = await readWhole(file)
      if (!bytes) return refuse('attachment_changed', { name }).error
      const outgoing = { name, type: file.type === '' ? typeByName(name) : file.type.slice(0, 127), bytes, sha256: await sha256Of(bytes) }
      const progress = (sent: number) => change(id, { sent })
      const reply = await carryIn(client, outgoing, { base64: toBase64, progress, isStopped: () => stopped.has(id) })
      return reply && (reply.ok ? reply.value : reply.error)
    } finally {
      stopped.delete(id)
      store.setState(({ sending }) => ({ sending: sending.filter((one) => one.id !== id) }))
    }
  }

  /** The whole file, held against its hash by the core; what it says of it is kept. */
  async function read(sha256: string): Promise<readonly Uint8Array[] | Refusal> {
    const reply = await carryOut(client, sha256, fromBase64)
    const state = reply.ok ? 'kept' : lacking[reply.error.code]
    if (state) store.setState(({ standing }) => ({ standing: { ...standing, [sha256]: state } }))
    return reply.ok ? reply.value : reply.error
  }

  async function ask(incidentId: string): Promise<void> {
    const reply = await client.attachments.list({ incidentId })
    if (!reply.ok) return void asked.delete(incidentId)
    const { attachments, bytes } = reply.value
    const found = Object.fromEntries(attachments.map(({ sha256, state }) => [sha256, state]))
    const sum = { n: attachments.length, bytes }
    store.setState(({ standing, sums }) => ({ standing: { ...standing, ...found }, sums: { ...sums, [incidentId]: sum } }))
  }

  /** Whether the files of an incident are there, asked for once until `forget`. */
  function look(incidentId: string) {
    if (!asked.has(incidentId)) asked.set(incidentId, ask(incidentId))
  }

  return {
    store,
    send,
    read,
    stop: (id: number) => void stopped.add(id),
    /** What was thought better of: the core takes it away unless an entry has it, or the line of another window. */
    discard: (sha256: string) => void client.attachments.discard({ id: sha256, ofDraft: true }),
    look,
    /** What was recorded, or mended, may have changed what is there: asks again for what was asked for. */
    forget() {
      const known = [...asked.keys()]
      asked.clear()
      known.forEach(look)
    },
  }
}

const lacking: Readonly<Record<string, AttachmentState | undefined>> = { attachment_missing: 'missing', attachment_altered: 'altered' }

/** A picture from the clipboard has no name of its own. */
const nameOf = ({ name }: Picked) => (name.trim() === '' ? 'pasted' : name.trim().normalize('NFC').slice(0, 255).toWellFormed())

/** Undefined where it is gone, or not what was picked any more. */
async function readWhole(file: Picked): Promise<Uint8Array | undefined> {
  try {
    const bytes = new Uint8Array(await file.arrayBuffer())
    return bytes.length === file.size ? bytes : undefined
  } catch {
    return undefined
  }
}
