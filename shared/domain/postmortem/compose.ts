import { heading, paragraph, prompt, quote, type Block, type Document } from '../document/blocks.ts'
import type { Language } from '../document/local-text.ts'
import { writingFor, type Writing } from '../document/writing.ts'
import type { Recorded } from '../events.ts'
import { practiceWord } from '../incident/mode.ts'
import type { Incident } from '../incident/state.ts'
import type { Run } from '../run/state.ts'
import { oneLine } from '../one-line.ts'
import type { Titles } from '../timeline/row.ts'
import { accountOf } from './account.ts'
import { changedBlocks } from './changed.ts'
import { decisionBlocks, otherwiseBlocks } from './decided.ts'
import { followUpBlocks } from './follow-ups.ts'
import { foundBlocks } from './found.ts'
import { recordBlocks } from './record.ts'
import { summaryBlocks } from './summary.ts'
import { tellingOf, timelineBlocks } from './timeline.ts'
import { timesBlocks } from './times.ts'

/**
 * The postmortem as the log has it. Nothing in it is invented: what the log does not say is a prompt to the author.
 * `events` are all of the incident's, in any order.
 */
export function composePostmortem(
  incident: Incident,
  events: readonly Recorded[],
  runs: readonly Run[],
  lang: Language,
  titles: Titles,
  stateOf?: Writing['stateOf'],
): Document {
  const account = accountOf(incident, events, runs)
  const w = writingFor(lang, incident.zone, incident.declaredAt, titles, stateOf)
  const telling = tellingOf(account, w)
  const practice = practiceWord(incident.mode, lang)
  const title = oneLine(w.told(incident.title))
  const name =
    practice === null
      ? w.say('document.postmortem.title', { title })
      : w.say('document.postmortem.title_practice', { title, mode: practice })
  const section = (text: string, blocks: readonly Block[]) => [heading(2, text), ...blocks]
  return {
    title: name,
    blocks: [
      heading(1, name),
      ...(practice === null ? [] : [quote(w.say('document.postmortem.practice', { mode: practice }))]),
      ...section(w.say('document.postmortem.summary'), summaryBlocks(account, w)),
      ...section(w.say('document.postmortem.times'), timesBlocks(account, w)),
      ...section(w.say('document.postmortem.timeline'), [
        paragraph(w.say('document.postmortem.timeline_note', { day: w.day })),
        ...timelineBlocks(w, telling),
      ]),
      ...section(w.say('document.postmortem.found'), foundBlocks(account, w)),
      ...section(w.say('document.postmortem.changed'), changedBlocks(account, w, telling)),
      ...section(w.say('document.postmortem.decisions'), decisionBlocks(account, w, telling)),
      ...section(w.say('document.postmortem.otherwise'), otherwiseBlocks(account, w)),
      ...section(w.say('document.postmortem.cause'), [prompt(w.say('document.postmortem.cause_prompt'))]),
      ...section(w.say('document.postmortem.well'), [prompt(w.say('document.postmortem.well_prompt'))]),
      ...section(w.say('document.postmortem.badly'), [prompt(w.say('document.postmortem.badly_prompt'))]),
      ...section(w.say('document.postmortem.luck'), [prompt(w.say('document.postmortem.luck_prompt'))]),
      ...section(w.say('document.postmortem.follow_ups'), followUpBlocks(account, w)),
      ...section(w.say('document.postmortem.record'), recordBlocks(account, w)),
    ],
  }
}
