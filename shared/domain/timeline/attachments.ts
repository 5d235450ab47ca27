import { z } from 'zod'
import type { Attachment } from './events.ts'

/** 25 MiB: a screenshot, a heap summary, a capture of a minute; not a core dump. */
export const attachmentBytesMax = 25 * 1024 * 1024
/** Of one entry. */
export const attachmentsMax = 20

/** `missing`: no such file is kept. `altered`: it is there with other bytes than were attached. */
export const attachmentStates = ['kept', 'missing', 'altered'] as const
export const attachmentState = z.enum(attachmentStates)
export type AttachmentState = z.infer<typeof attachmentState>

/** `840 B`, `3.4 KiB`, `25 MiB`: the same in both languages. */
export function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  const [size, unit] = bytes < 1024 * 1024 ? [bytes / 1024, 'KiB'] : [bytes / 1024 / 1024, 'MiB']
  return `${size >= 100 ? Math.round(size) : Number(size.toFixed(1))} ${unit}`
}

/** What is kept once, however often it was attached. */
export function bytesOf(attachments: readonly Pick<Attachment, 'sha256' | 'bytes'>[]): number {
  const bySha = new Map(attachments.map(({ sha256, bytes }) => [sha256, bytes]))
  return [...bySha.values()].reduce((sum, bytes) => sum + bytes, 0)
}

const notInNames = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>:"/\\|?*]+/gu
const reserved = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/iu

/** A name that every system takes and that leads nowhere: no folders, no control or turning characters, no leading dot. */
export function fileNameFrom(name: string): string {
  const clean = name
    .replaceAll(notInNames, '_')
    .replace(/^[.\s]+/u, '')
    .replace(/[.\s]+$/u, '')
  const cut = clean.length > 120 ? `${clean.slice(0, 100)}${clean.slice(-20)}`.toWellFormed() : clean
  if (cut === '') return 'attachment'
  return reserved.test(cut) ? `_${cut}` : cut
}

const types = new Map(
  Object.entries({
    ...{ txt: 'text/plain', log: 'text/plain', md: 'text/markdown', csv: 'text/csv', html: 'text/html', svg: 'image/svg+xml' },
    ...{ json: 'application/json', yaml: 'application/yaml', yml: 'application/yaml', xml: 'application/xml', pdf: 'application/pdf' },
    ...{ gz: 'application/gzip', zip: 'application/zip', tar: 'application/x-tar', pcap: 'application/vnd.tcpdump.pcap' },
  }),
)

/** What a name says a file is, where nobody knows better; noted, never trusted. */
export const typeByName = (name: string) => types.get(/\.([a-z0-9]+)$/iu.exec(name)?.[1]?.toLowerCase() ?? '') ?? 'application/octet-stream'
