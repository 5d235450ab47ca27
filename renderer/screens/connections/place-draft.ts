import type { Client } from '../../../shared/contract/bridge.ts'
import { accept, type Reply } from '../../../shared/contract/errors.ts'
import type { AddressRef } from '../../../shared/domain/connection/events.ts'

/** Where a thing lies; `none`: nowhere, it is not needed. */
export type From = 'env' | 'keychain' | 'file' | 'plain' | 'none'

/** As it is typed: a variable's name, a path, an address; under `keychain` what is to be kept there. */
export interface PlaceDraft {
  readonly from: From
  readonly text: string
}

/** What a connection says, as a form shows it. What the keychain keeps is never shown again: left empty, it stays. */
export function draftOf(ref: AddressRef | undefined): PlaceDraft {
  if (ref === undefined) return { from: 'none', text: '' }
  if ('env' in ref) return { from: 'env', text: ref.env }
  if ('keychain' in ref) return { from: 'keychain', text: '' }
  return 'file' in ref ? { from: 'file', text: ref.file } : { from: 'plain', text: ref.plain }
}

/**
 * The reference a draft stands for, `before` where nothing else was typed. What goes to the keychain is put there under a
 * free name of its own, which is added to `put`. null: it is not needed.
 */
export async function placed(
  client: Client,
  draft: PlaceDraft,
  { called, before, put }: { called: string; before: AddressRef | undefined; put: string[] },
): Promise<Reply<AddressRef | null>> {
  const text = draft.text.trim()
  if (draft.from === 'none') return accept(null)
  const was = draftOf(before)
  if (before && was.from === draft.from && was.text === text) return accept(before)
  if (draft.from === 'env') return accept({ env: text })
  if (draft.from === 'file') return accept({ file: text })
  if (draft.from === 'plain') return accept({ plain: text })
  const kept = await client.secrets.list({})
  if (!kept.ok) return kept
  const name = freeName(called, kept.value.names)
  const reply = await client.secrets.put({ name, value: text })
  if (!reply.ok) return reply
  put.push(name)
  return accept({ keychain: name })
}

function freeName(name: string, taken: readonly string[]): string {
  for (let number = 1; ; number += 1) {
    const tried = number === 1 ? name : `${name.slice(0, 56)}-${number}`
    if (!taken.includes(tried)) return tried
  }
}
