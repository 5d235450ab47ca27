import { say } from '../../text/message.ts'
import type { Language } from '../document/local-text.ts'
import { oneLine } from '../one-line.ts'
import { isKnownRole } from './words.ts'

/** A role as people call it: `지휘`, `Commander`, or what a team calls its own. */
export function roleWord({ roleId, title }: { readonly roleId: string; readonly title: string | null }, lang: Language): string {
  if (isKnownRole(roleId)) return say(lang, `word.role.${roleId}`)
  return title === null ? say(lang, 'word.redacted') : oneLine(title, 60) || say(lang, 'word.role.own')
}
