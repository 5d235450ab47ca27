import { isInForce } from '../../../shared/domain/action/state.ts'
import { incidentStatuses, milestones, severities } from '../../../shared/domain/incident/words.ts'
import { say } from '../../../shared/text/message.ts'
import { composed } from '../../state/composing.ts'
import { focusAfterClosing } from '../focus.ts'
import { composerId } from '../timeline/composer-keys.ts'
import { attachId } from '../timeline/attaching.tsx'
import { showNewest } from '../timeline/newest.ts'
import { inBoth, titled, refusedBy, type Item, type World } from './item.ts'

/** What can be done to the incident on screen, and to the app. */
export function acts(world: World): readonly Item[] {
  const { lang, place, incident, deck, overlay } = world
  const general: Item[] = [
    {
      ...{
        id: 'declare',
        group: 'act',
        shortcut: 'declare',
        ...titled(lang, 'screen.palette.declare', {}, ['new incident start sev1 새 장애']),
      },
      does: ['incidents.declare'],
      run: () => place.go({ incidentId: incident?.id ?? null, screen: 'declare' }),
    },
    {
      ...{ id: 'declare-from-alert', group: 'act', ...titled(lang, 'screen.palette.declare_from_alert') },
      does: ['incidents.declareFromAlert'],
      run: () => place.go({ incidentId: incident?.id ?? null, screen: 'probes' }),
    },
    {
      id: 'keys',
      group: 'act',
      shortcut: 'keys',
      ...titled(lang, 'screen.keys.title'),
      run: () => void setTimeout(() => overlay.open('keys'), 0),
    },
    {
      ...{ id: 'refresh', group: 'act', ...titled(lang, 'screen.palette.refresh') },
      does: [
        'host.info',
        'incidents.list',
        'connections.list',
        'connections.kinds',
        'board.list',
        'checks.list',
        'board.laptop',
        'actions.list',
        'actions.recent',
        'actions.mitigations',
        'playbooks.list',
        'playbooks.readiness',
        'probes.list',
        'probes.readings',
        'settings.get',
        'runs.list',
        'roster.get',
      ],
      run: () => void deck.refresh(),
    },
  ]
  return incident === undefined ? general : [...onIncident(world, incident), ...general]
}

function onIncident(
  { lang, place, deck: { client, drafts, timeline }, run, inForce }: World,
  incident: NonNullable<World['incident']>,
): Item[] {
  const of = { incidentId: incident.id }
  const toCommand = () => place.go({ ...of, screen: 'command' })
  const next = run?.steps.find(({ id }) => id === run.next)
  return [
    {
      ...{
        id: 'log',
        group: 'act',
        shortcut: 'log',
        ...titled(lang, 'screen.palette.log', {}, ['note write 메모 쓰기']),
        does: ['timeline.log'],
      },
      run() {
        toCommand()
        focusAfterClosing(`#${composerId}`)
      },
    },
    {
      ...{ id: 'attach', group: 'act', ...titled(lang, 'attachment.add') },
      does: ['attachments.begin', 'attachments.put', 'attachments.finish', 'attachments.discard', 'attachments.list', 'attachments.read'],
      run() {
        toCommand()
        setTimeout(() => document.getElementById(attachId)?.click(), 0)
      },
    },
    ...composed.map((kind): Item => {
      const words = inBoth(`word.kind.${kind}`)
      return {
        ...{ id: `log ${kind}`, group: 'act', ...titled(lang, 'screen.palette.log_kind', { kind: say(lang, `word.kind.${kind}`) }, words) },
        run() {
          toCommand()
          const line = drafts.read(`log ${incident.id}`)
          drafts.set(`log ${incident.id}`, `/${say(lang, `word.kind.${kind}`).toLowerCase()} ${line}`)
          focusAfterClosing(`#${composerId}`)
        },
      }
    }),
    ...(next
      ? [
          {
            ...{ id: 'next', group: 'act', shortcut: 'next', ...titled(lang, 'screen.palette.next'), aside: next.title[lang] },
            run() {
              toCommand()
              focusAfterClosing('[data-next] button, [data-next] input, [data-next] textarea')
            },
          } satisfies Item,
        ]
      : []),
    {
      ...{ id: 'newest', group: 'act', shortcut: 'newest', ...titled(lang, 'screen.palette.newest') },
      run() {
        toCommand()
        showNewest()
        focusAfterClosing(`#${composerId}`)
      },
    },
    {
      ...{ id: 'earlier', group: 'act', ...titled(lang, 'screen.palette.earlier'), does: ['timeline.page'] },
      run: () => (toCommand(), void timeline.showEarlier()),
    },
    ...incidentStatuses
      .filter((status) => status !== incident.status)
      .map((status): Item => {
        const words = inBoth(`word.status.${status}`)
        return {
          ...{ id: `status ${status}`, group: 'act', aside: incident.title ?? '', records: true, does: ['incidents.setStatus'] },
          ...titled(lang, 'screen.palette.status', { status: say(lang, `word.status.${status}`) }, words),
          run() {
            if (!inForce.some(isInForce) || (status !== 'resolved' && status !== 'closed')) {
              return refusedBy(client.incidents.setStatus({ ...of, status }))
            }
            // Something is in force: the bar asks first, as it does when it is pressed there.
            focusAfterClosing(`[data-status="${status}"]`)
          },
        }
      }),
    ...severities
      .filter((severity) => severity !== incident.severity)
      .map((severity): Item => ({
        ...{ id: `severity ${severity}`, group: 'act', aside: say(lang, `screen.severity.${severity}`), records: true },
        does: ['incidents.setSeverity'],
        ...titled(lang, 'screen.palette.severity', { severity: say(lang, `word.severity.${severity}`) }),
        run: () => refusedBy(client.incidents.setSeverity({ ...of, severity })),
      })),
    ...milestones
      .filter((milestone) => incident.milestones[milestone] === undefined)
      .map((milestone): Item => {
        const words = inBoth(`word.milestone.${milestone}`)
        return {
          ...{ id: `milestone ${milestone}`, group: 'act', records: true, does: ['incidents.reachMilestone'] },
          ...titled(lang, 'screen.palette.milestone', { milestone: say(lang, `word.milestone.${milestone}`) }, words),
          run: () => refusedBy(client.incidents.reachMilestone({ ...of, milestone })),
        }
      }),
  ]
}

/** What is typed and is no command may be the line itself: it is the last to choose, and never chosen in its stead. */
export function withTyped({ lang, place, incident, deck: { client, drafts } }: World, typed: string): readonly Item[] {
  const text = typed.trim()
  if (text === '') return []
  const declare: Item = {
    ...{ id: 'typed declare', group: 'act', fleeting: true, words: [], title: say(lang, 'screen.palette.typed_declare', { text }) },
    run() {
      drafts.set('declare title', text.slice(0, 200))
      place.go({ incidentId: incident?.id ?? null, screen: 'declare' })
    },
  }
  if (!incident) return [declare]
  const log: Item = {
    ...{ id: 'typed log', group: 'act', fleeting: true, words: [], title: say(lang, 'screen.palette.typed_log', { text }) },
    aside: incident.title ?? '',
    run: () => refusedBy(client.timeline.log({ incidentId: incident.id, entries: [{ kind: 'note', text }] })),
  }
  return [log, declare]
}
