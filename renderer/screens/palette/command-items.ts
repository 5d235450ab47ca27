import type { Overlay } from '../../state/overlay.ts'
import { nextTimes } from '../incident/zone-switch.tsx'
import { focusAfterClosing } from '../focus.ts'
import { titled, type Item, type World } from './item.ts'

/** What is owed to those who wait, the forms, and in which zone times are shown. */
export function command({ lang, place, incident, incidents, overlay, deck }: World): readonly Item[] {
  const { view, times } = deck.settings.store.getState()
  const settings = view?.settings
  const general: readonly Item[] = [
    {
      ...{ id: 'find', group: 'act', ...titled(lang, 'find.open', {}, ['search filter', '검색 필터']) },
      does: ['search.find', 'timeline.page'],
      run: () => void setTimeout(() => overlay.open('find'), 0),
    },
    {
      ...{ id: 'numbers', group: 'place', ...titled(lang, 'numbers.open', {}, ['MTTR MTTD MTTA metrics', '지표 통계']) },
      does: ['incidents.list'],
      run: () => place.go({ incidentId: incident?.id ?? null, screen: 'incidents', item: 'numbers' }),
    },
    {
      ...{ id: 'preflight', group: 'act', ...titled(lang, 'screen.preflight.title', {}, ['preflight', 'readiness', '준비', '점검']) },
      does: ['playbooks.preflight', 'playbooks.readiness'],
      run: () => place.go({ incidentId: incident?.id ?? null, screen: 'playbooks', item: '.preflight' }),
    },
    {
      ...{ id: 'zone', group: 'setting', shortcut: 'zone', ...titled(lang, 'zone.switch', {}, ['UTC', 'time zone', '시간대']) },
      does: ['settings.set'],
      run: () => void deck.settings.set({ times: nextTimes(times) }),
    },
    {
      ...{
        id: 'call out',
        group: 'setting',
        ...titled(lang, settings?.callOut === false ? 'cadence.call_out.on' : 'cadence.call_out.off'),
      },
      does: ['settings.set'],
      run: () => void deck.settings.set({ callOut: settings?.callOut === false }),
    },
  ]
  const reopens = incidents
    .filter(({ status }) => status === 'resolved' || status === 'closed')
    .map(({ id, title }): Item => ({
      ...{ id: `reopen ${id}`, group: 'act', ...titled(lang, 'reopen.title', {}, [title ?? '', id]), aside: title ?? id },
      does: ['incidents.reopen'],
      run() {
        place.go({ incidentId: id, screen: 'command' })
        setTimeout(() => overlay.open('reopen'), 0)
      },
    }))
  if (!incident) return [...reopens, ...general]
  const opens = (over: Exclude<Overlay, null>) => () => {
    place.go({ incidentId: incident.id, screen: 'command' })
    setTimeout(() => overlay.open(over), 0)
  }
  return [
    {
      ...{ id: 'update', group: 'act', shortcut: 'update', ...titled(lang, 'cadence.open', {}, ['update', 'status', '업데이트', '공지']) },
      does: ['updates.draft', 'updates.send', 'updates.promise', 'updates.snooze'],
      run: opens('update'),
    },
    {
      ...{ id: 'changed', group: 'act', ...titled(lang, 'changed.open', {}, ['changes deploy rollout', '변경 배포']) },
      does: ['changes.find', 'changes.add'],
      run: opens('changed'),
    },
    {
      ...{ id: 'decision form', group: 'act', ...titled(lang, 'form.decision.open') },
      does: ['decisions.record'],
      run: opens('decision'),
    },
    {
      ...{ id: 'report form', group: 'act', ...titled(lang, 'form.can.new', {}, ['CAN', '상황 보고']) },
      does: ['reports.give', 'reports.latest'],
      run: opens('report'),
    },
    {
      ...{ id: 'reviews', group: 'act', ...titled(lang, 'review.open') },
      does: ['decisions.review'],
      run() {
        place.go({ incidentId: incident.id, screen: 'command' })
        focusAfterClosing('[data-reviews] button, [data-reports] button')
      },
    },
    ...reopens,
    ...general,
  ]
}
