import { z } from 'zod'
import { incident } from '../domain/incident/state.ts'
import { reading } from '../domain/probe/reading.ts'
import { laptopView, watchView } from './board.ts'
import { topic } from './define.ts'
import { recordedEvent, timelineRow } from './event.ts'
import { finding, verifying } from './record.ts'
import { rosterView } from './roster.ts'
import { indexing } from './search.ts'
import { settingsView } from './settings.ts'

export const topics = {
  /** After the ack of every append: what was recorded, and the incidents as they now stand. */
  recorded: topic(
    z.strictObject({
      events: z.array(recordedEvent),
      incidents: z.array(incident),
      /** The rows of entries these events say something about, as they now stand. */
      rows: z.array(timelineRow),
    }),
  ),
  /** A probe answered. */
  read: topic(z.strictObject({ reading, runId: z.string().nullable(), stepId: z.string().nullable() })),
  /** A watch of the board: it is being asked, it answered, or it is asked otherwise. */
  watched: topic(watchView),
  /** How this laptop stands: when its network went or came back, and now and then while somebody looks. */
  laptop: topic(laptopView),
  /** A run moved: ask for it again. */
  runMoved: topic(z.strictObject({ runId: z.string(), incidentId: z.string().nullable() })),
  /** Something was found about the record while it is open; its sentence is `finding.CODE`. */
  noted: topic(z.strictObject({ finding })),
  /** The record is being verified; equal when it is done. */
  verifying: topic(verifying),
  /** Search reads a long record, or reads it anew; equal when it is done. */
  indexing: topic(indexing),
  /** The roster's file was written, or is gone. */
  rosterChanged: topic(rosterView),
  /** A playbook was written, or is gone, or is trusted: ask for the list again. */
  shelfChanged: topic(z.strictObject({})),
  /** What playbooks need was looked at: ask for what was found. */
  preflighted: topic(z.strictObject({})),
  /** Something was set, or the file was edited. */
  settingsChanged: topic(settingsView),
}
