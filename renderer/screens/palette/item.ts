import type { Refusal, Reply } from '../../../shared/contract/errors.ts'
import type { Mitigation } from '../../../shared/domain/action/state.ts'
import type { Environment } from '../../../shared/domain/connection/events.ts'
import type { Connection } from '../../../shared/domain/connection/state.ts'
import type { Incident } from '../../../shared/domain/incident/state.ts'
import type { LocalText } from '../../../shared/domain/document/local-text.ts'
import type { Findable } from '../../../shared/domain/palette/match.ts'
import type { CallName } from '../../../shared/contract/bridge.ts'
import type { CheckView } from '../../../shared/contract/checks.ts'
import type { WatchView } from '../../../shared/contract/board.ts'
import type { RunView } from '../../../shared/contract/runs.ts'
import type { Reading } from '../../../shared/domain/probe/reading.ts'
import { sayAny, type MessageKey } from '../../../shared/text/message.ts'
import type { ActionEntry } from '../../state/actions.ts'
import type { PlaybookEntry, ProbeEntry } from '../../state/playbooks.ts'
import type { ShortcutName } from '../../state/shortcuts.ts'
import type { Page } from '../../state/use-deck.ts'

export const groups = [
  'act',
  'place',
  'incident',
  'document',
  'playbook',
  'run',
  'step',
  'probe',
  'reading',
  'connection',
  'setting',
  'entry',
] as const
export type Group = (typeof groups)[number]

/** One thing the palette can do or go to. `run` answers a refusal, which keeps the palette open. */
export interface Item extends Findable {
  readonly id: string
  readonly group: Group
  readonly shortcut?: ShortcutName
  /** What was looked for in the title: start and end in UTF-16 units, in order. */
  readonly marks?: readonly (readonly [number, number])[]
  /** Of the target it asks or changes: production is marked here too. */
  readonly environment?: Environment
  /** Quiet words: where it stands, what it would touch. */
  readonly aside?: string
  /** The calls it makes, or leads to: every call of the contract is in reach of the palette, and a test holds it to that. */
  readonly does?: readonly CallName[]
  /** Part of what was typed: it is not remembered among those chosen lately. */
  readonly fleeting?: true
  /** Writes a fact to the record at once: it wants Enter twice, and comes after what only leads somewhere. */
  readonly records?: true
  readonly run: () => Promise<Refusal | null> | void
}

/** All that is known when the palette opens. */
export interface World extends Page {
  readonly lang: 'ko' | 'en'
  readonly incident: Incident | undefined
  readonly incidents: readonly Incident[]
  /** The one on screen, and all of this incident. */
  readonly run: RunView | undefined
  readonly runs: readonly RunView[]
  readonly playbooks: readonly PlaybookEntry[]
  readonly probes: readonly ProbeEntry[]
  readonly connections: readonly Connection[]
  readonly readings: readonly Reading[]
  /** What the board asks. */
  readonly watches: readonly WatchView[]
  readonly checks: readonly CheckView[]
  readonly changes: readonly ActionEntry[]
  readonly inForce: readonly Mitigation[]
  /** The record is being verified just now. */
  readonly verifying: boolean
}

type Values = Readonly<Record<string, string | number>>

/** A message as the title, and in both languages as the words it is found by. */
export const titled = (lang: 'ko' | 'en', key: MessageKey, values: Values = {}, more: readonly string[] = []) => ({
  title: sayAny(lang, key, values),
  words: [sayAny('ko', key, values), sayAny('en', key, values), ...more],
})

/** What has its own name in both languages. */
export const named = (lang: 'ko' | 'en', text: LocalText, more: readonly string[] = []) => ({
  title: text[lang],
  words: [text.ko, text.en, ...more],
})

/** A word of the catalogue in both languages. */
export const inBoth = (key: Extract<MessageKey, `word.${string}`>) => [sayAny('ko', key, {}), sayAny('en', key, {})]

/** What a call answered, as the palette wants it. */
export const refusedBy = async (reply: Promise<Reply<unknown>>): Promise<Refusal | null> => {
  const answer = await reply
  return answer.ok ? null : answer.error
}
