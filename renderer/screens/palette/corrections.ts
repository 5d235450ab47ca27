import type { CallName } from '../../../shared/contract/bridge.ts'
import { deeds, type Deed } from '../../state/overlay.ts'
import { titled, type Item, type World } from './item.ts'

const does: Readonly<Record<Deed, CallName>> = {
  ...{ edit: 'entries.edit', time: 'entries.correctTime', mark: 'entries.mark', strike: 'entries.strike', restore: 'entries.restore' },
  ...{ move: 'entries.move', redact: 'entries.redact' },
}

/** Each opens the corrections of the row that has the focus, else of the newest entry. */
export const corrections = ({ lang, place, incident, overlay }: World): readonly Item[] =>
  incident === undefined
    ? []
    : deeds.map((deed) => ({
        ...{ id: `correct ${deed}`, group: 'act', ...titled(lang, `entry.palette.${deed}`) },
        ...(deed === 'edit' ? { shortcut: 'correct' as const } : {}),
        does: [does[deed], 'entries.history'],
        run() {
          place.go({ incidentId: incident.id, screen: 'command' })
          setTimeout(() => overlay.correct(null, deed), 0)
        },
      }))
