import { isInForce } from '../../../shared/domain/action/state.ts'
import { focusAfterClosing } from '../focus.ts'
import { titled, type Item, type World } from './item.ts'

/** Every change to each connection that may be changed, and what is in force. */
export function actions({ lang, place, incident, connections, changes, inForce }: World): readonly Item[] {
  const toProbes = (item?: string) =>
    place.go({ incidentId: incident?.id ?? null, screen: 'probes', ...(item === undefined ? {} : { item }) })
  const items = connections
    .filter(({ access }) => access === 'operate')
    .flatMap(({ name, kind, environment }) =>
      changes
        .filter((one) => one.kind === kind)
        .map(({ action, title }): Item => ({
          ...{ id: `change ${name} ${action}`, group: 'act', aside: name, environment },
          ...titled(lang, 'board.action.item', { title: title[lang], name }, [title.ko, title.en, action]),
          does: ['actions.list', 'actions.plan', 'actions.approve', 'actions.recent'],
          run: () => toProbes(`${name} ${action}`),
        })),
    )
  const look: Item = {
    ...{ id: 'in force', group: 'act', ...titled(lang, 'board.in_force', {}, ['undo revert rollback mitigation 되돌리기 롤백 완화']) },
    ...(inForce.some(isInForce) ? { aside: String(inForce.filter(isInForce).length) } : {}),
    does: ['actions.mitigations', 'actions.revert', 'actions.settle'],
    run() {
      toProbes()
      focusAfterClosing('main [data-mitigations] h2')
    },
  }
  return [...items, look]
}
