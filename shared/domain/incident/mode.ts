import { accept, refuse } from '../../contract/errors.ts'
import { say } from '../../text/message.ts'
import type { Language } from '../document/local-text.ts'
import type { IncidentMode } from './words.ts'

/** Practice is marked wherever it is shown, and kept out of every number. */
export const isPractice = (mode: IncidentMode) => mode !== 'real'

/** `DRILL`; null for the real thing, which carries no mark. */
export const practiceWord = (mode: IncidentMode, lang: Language) => (isPractice(mode) ? say(lang, `word.mode.${mode}`) : null)

/** A tabletop is talked through: nothing asks a target, let alone changes one. */
export const touchesTargets = (mode: IncidentMode) => mode !== 'tabletop'

/** Whether a target may be asked or changed for this incident. */
export const allowTargets = (incident: { readonly mode: IncidentMode } | undefined) =>
  incident && !touchesTargets(incident.mode) ? refuse('target_tabletop') : accept(undefined)
