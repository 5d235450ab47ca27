import { say } from '../../../shared/text/message.ts'
import { focusAfterClosing } from '../focus.ts'
import { titled, type Item, type World } from './item.ts'

/** Routine checks: each checklist, what it found, whose it is, and how it went before. */
export const checks = ({ lang, place, incident, checks: all }: World): readonly Item[] =>
  all.flatMap(({ checklistId, title, state, isLate }): Item[] => {
    const go = () => place.go({ incidentId: incident?.id ?? null, screen: 'routine', item: checklistId })
    const names = [title.ko, title.en, checklistId]
    const of = { name: title[lang] }
    return [
      {
        ...{ id: `check ${checklistId}`, group: 'act', ...titled(lang, 'screen.palette.routine.check', of, names) },
        aside: say(lang, `routine.state.${isLate ? 'overdue' : state}`),
        does: ['checks.list', 'checks.start', 'checks.get'],
        run: go,
      },
      {
        ...{ id: `check found ${checklistId}`, group: 'act', ...titled(lang, 'screen.palette.routine.anomaly', of, names) },
        does: ['checks.assignAnomaly', 'checks.declare'],
        run() {
          go()
          focusAfterClosing('[data-anomaly] button')
        },
      },
      ...(state === 'in_progress'
        ? [
            {
              ...{
                id: `check abandon ${checklistId}`,
                group: 'act' as const,
                ...titled(lang, 'screen.palette.routine.abandon', of, names),
              },
              does: ['checks.abandon'] as const,
              run() {
                go()
                focusAfterClosing('[data-abandon]')
              },
            },
          ]
        : []),
      {
        ...{ id: `check assign ${checklistId}`, group: 'act', ...titled(lang, 'screen.palette.routine.assign', of, names) },
        does: ['checks.assign'],
        run() {
          go()
          focusAfterClosing('[data-assign]')
        },
      },
      {
        ...{ id: `check history ${checklistId}`, group: 'act', ...titled(lang, 'screen.palette.routine.history', of, names) },
        does: ['checks.history'],
        run() {
          go()
          focusAfterClosing('[data-section="check-history"] h2')
        },
      },
    ]
  })
