import type { CallName } from '../../../shared/contract/bridge.ts'
import { deeds, type Deed } from '../../state/overlay.ts'
import { titled, type Item, type World } from './item.ts'

const does: Readonly<Record<Deed, CallName>> = {
  ...{ edit: 'entries.edit', time: 'entries.correctTime', mark: 'entries.mark', strike: 'entries.strike', restore: 'entries.restore' },
  ...{ move: 'entries.move', redact: 'entries.redact' },
}

/** What else people call it: words of other tools, and of habit. */
const also: Partial<Record<Deed, string>> = {
  edit: 'change fix typo 수정 고치기',
  time: 'timestamp backdate 시간 수정',
  strike: 'delete remove undo 삭제 취소 실행취소',
  restore: 'undo unstrike 되돌리기 실행취소',
  move: 'wrong incident 잘못된 장애',
  redact: 'mask blank secret password 가리기 마스킹 비밀번호 삭제',
}

/** Each opens the corrections of the row that has the focus, else of the newest entry. */
export const corrections = ({ lang, place, incident, overlay }: World): readonly Item[] =>
  incident === undefined
    ? []
    : [
        backfill(incident.id, { lang, place, overlay }),
        ...deeds.map((deed): Item => ({
          ...{ id: `correct ${deed}`, group: 'act', ...titled(lang, `entry.palette.${deed}`, {}, [also[deed] ?? []].flat()) },
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
