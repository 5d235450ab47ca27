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
    : [
        backfill(incident.id, { lang, place, overlay }),
        ...deeds.map((deed): Item => ({
          ...{ id: `correct ${deed}`, group: 'act', ...titled(lang, `entry.palette.${deed}`) },
          ...(deed === 'edit' ? { shortcut: 'correct' as const } : {}),
          does: [does[deed], 'entries.history'],
          run() {
            place.go({ incidentId: incident.id, screen: 'command' })
            setTimeout(() => overlay.correct(null, deed), 0)
          },
        })),
      ]

const backfill = (incidentId: string, { lang, place, overlay }: Pick<World, 'lang' | 'place' | 'overlay'>): Item => ({
  ...{ id: 'backfill', group: 'act', ...titled(lang, 'entry.backfill.title'), does: ['timeline.log'] },
  run() {
    place.go({ incidentId, screen: 'command' })
    setTimeout(() => overlay.open('backfill'), 0)
  },
})
