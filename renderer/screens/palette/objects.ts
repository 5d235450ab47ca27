import { documentKinds } from '../../../shared/domain/document/events.ts'
import { languages } from '../../../shared/domain/document/local-text.ts'
import { clockTime } from '../../../shared/domain/time/show.ts'
import { sourceOf } from '../../../shared/domain/connection/events.ts'
import { practiceWord } from '../../../shared/domain/incident/mode.ts'
import { say } from '../../../shared/text/message.ts'
import { needsIncident, screens, type ScreenName } from '../../state/place.ts'
import { focusAfterClosing } from '../focus.ts'
import { inBoth, named, refusedBy, titled, type Item, type World } from './item.ts'

const alsoCalled: Partial<Record<ScreenName, string>> = {
  recovery: 'dr disaster failover 재해 복구 페일오버',
  export: 'postmortem notice pdf report 보고서 포스트모템 공지',
}

/** Where one can go. */
export const places = ({ lang, place, incident }: World): readonly Item[] =>
  screens
    .filter((screen) => screen !== 'declare' && (incident !== undefined || !needsIncident(screen)))
    .map((screen) => ({
      ...{ id: `screen ${screen}`, group: 'place', ...titled(lang, `screen.rail.${screen}`, {}, [alsoCalled[screen] ?? []].flat()) },
      ...(screen === 'settings' ? { shortcut: 'settings' as const } : {}),
      run: () => place.go({ incidentId: incident?.id ?? null, screen }),
    }))

export const incidents = ({ lang, place, incidents: all, incident }: World): readonly Item[] =>
  all.map((one) => ({
    ...{ id: `incident ${one.id}`, group: 'incident', title: one.title ?? say(lang, 'word.redacted') },
    words: [one.id, ...(one.services ?? []), ...inBoth(`word.status.${one.status}`)],
    aside: [
      ...[practiceWord(one.mode, lang) ?? []].flat(),
      ...[say(lang, `word.severity.${one.severity}`), say(lang, `word.status.${one.status}`)],
      ...(one.id === incident?.id ? [say(lang, 'screen.palette.here')] : []),
    ].join(' · '),
    does: ['incidents.get'],
    run: () => place.go({ incidentId: one.id, screen: 'command' }),
  }))

export const playbooks = ({ lang, place, incident, playbooks: all }: World): readonly Item[] =>
  all.map((one) => ({
    ...{ id: `playbook ${one.file}`, group: 'playbook', ...named(lang, one.title ?? { ko: one.id, en: one.id }, [one.id]) },
    aside: !one.startable
      ? say(lang, one.trust === 'needed' ? 'screen.playbooks.inert' : 'screen.playbooks.broken')
      : say(lang, 'screen.shelf.steps', { count: one.steps }),
    does: [
      'playbooks.get',
      'playbooks.check',
      'playbooks.schema',
      'playbooks.suggest',
      'playbooks.trust',
      'playbooks.create',
      'runs.start',
    ],
    run: () => place.go({ incidentId: incident?.id ?? null, screen: 'playbooks', item: one.id }),
  }))

/** The runs of the incident on screen, the newest first. */
export const runs = ({ lang, place, incident, runs: all, deck }: World): readonly Item[] =>
  incident === undefined
    ? []
    : all.map((run) => ({
        ...{
          id: `run ${run.id}`,
          group: 'run',
          ...named(lang, run.title, [run.id, run.playbookId]),
          does: ['runs.get', 'runs.enter', 'runs.choices'],
        },
        aside: `${clockTime(run.startedAt, incident.zone).slice(0, 5)} · ${say(lang, run.endedAt === null ? 'screen.run.open' : 'screen.run.over')}`,
        run() {
          deck.runs.choose(run.id)
          place.go({ incidentId: incident.id, screen: 'command' })
          focusAfterClosing('[data-part="run"] h2')
        },
      }))

/** The steps of the run that is being followed. */
export const steps = ({ lang, place, incident, run }: World): readonly Item[] =>
  !run || !incident
    ? []
    : run.steps.map((step) => ({
        ...{ id: `step ${run.id} ${step.id}`, group: 'step', ...named(lang, step.title, [step.id, run.title.ko, run.title.en]) },
        aside: say(lang, `word.step.${step.state}`),
        does: ['runs.step', 'runs.approve', 'runs.skip', 'runs.override', 'runs.reopen', 'runs.undo', 'runs.planAhead', 'runs.preApprove'],
        run() {
          place.go({ incidentId: incident.id, screen: 'command' })
          focusAfterClosing(`[data-step="${CSS.escape(step.id)}"]`)
        },
      }))

/** Every probe of every connection it can ask: asked at once, the answer is on the probes' screen. */
export const probes = ({ lang, place, incident, probes: all, connections, deck }: World): readonly Item[] =>
  connections.flatMap((connection) =>
    all
      .filter((probe) => probe.kind === connection.kind)
      .map((probe): Item => ({
        ...{ id: `probe ${connection.name} ${probe.probe}`, group: 'probe', environment: connection.environment },
        ...named(lang, probe.title, [probe.probe, connection.name, ...['ko', 'en'].map((one) => say(one as 'ko', 'screen.probes.run'))]),
        aside: connection.name,
        does: ['probes.run'],
        async run() {
          const of = { probe: probe.probe, connection: connection.name }
          const reply = await deck.client.probes.run(incident ? { ...of, incidentId: incident.id, keep: true } : of)
          if (!reply.ok) return reply.error
          deck.readings.take([reply.value])
          place.go({ incidentId: incident?.id ?? null, screen: 'probes', item: connection.name })
          return null
        },
      })),
  )

export const connections = ({ lang, place, incident, connections: all, deck }: World): readonly Item[] => {
  const go = (item: string) => place.go({ incidentId: incident?.id ?? null, screen: 'probes', item })
  return [
    ...all.flatMap((one): Item[] => [
      {
        ...{
          id: `connection ${one.name}`,
          group: 'connection',
          environment: one.environment,
          title: one.name,
          words: [one.kind, sourceOf(one.url)],
        },
        aside: `${say(lang, `word.environment.${one.environment}`)} · ${say(lang, `word.access.${one.access}`)}`,
        does: ['connections.list', 'connections.change', 'connections.allow'],
        run: () => go(one.name),
      },
      {
        ...{
          id: `remove ${one.name}`,
          group: 'connection',
          environment: one.environment,
          ...titled(lang, 'screen.palette.remove', { name: one.name }, [one.name]),
        },
        does: ['connections.remove'],
        run: () => go(one.name),
      },
      {
        ...{
          id: `test ${one.name}`,
          group: 'connection',
          environment: one.environment,
          ...titled(lang, 'screen.palette.test', { name: one.name }, [one.name]),
        },
        does: ['connections.test'],
        async run() {
          const refusal = await refusedBy(deck.connections.test(one.name))
          if (!refusal) go(one.name)
          return refusal
        },
      },
    ]),
    {
      ...{
        id: 'connection add',
        group: 'connection',
        ...titled(lang, 'screen.connections.add'),
        does: ['connections.add', 'connections.find', 'secrets.put'],
      },
      run: () => go('+'),
    },
  ]
}

/** What each probe answered last: its place on the probes' screen. */
export const readings = ({ lang, place, incident, readings: all, probes: known, connections: many, deck }: World): readonly Item[] =>
  all.flatMap((reading): Item[] => {
    const environment = many.find(({ name }) => name === reading.connection)?.environment
    const where = environment && { environment }
    const both = known.find(({ probe }) => probe === reading.probe)?.title ?? { ko: reading.probe, en: reading.probe }
    const of = { probe: both[lang], connection: reading.connection }
    const words = [both.ko, both.en, reading.probe, ...inBoth(`word.verdict.${reading.verdict}`)]
    const aside = say(lang, `word.verdict.${reading.verdict}`)
    const look: Item = {
      ...{ id: `reading ${reading.connection} ${reading.probe}`, group: 'reading', does: ['probes.readings'], aside, ...where },
      ...titled(lang, 'screen.palette.reading', of, words),
      run: () => place.go({ incidentId: incident?.id ?? null, screen: 'probes', item: reading.connection }),
    }
    if (!incident) return [look]
    const pin: Item = {
      ...{ id: `pin ${reading.connection} ${reading.probe}`, group: 'reading', does: ['probes.keep'], aside, ...where },
      ...titled(lang, 'board.pin.of', of, words),
      run: () => refusedBy(deck.client.probes.keep({ readingId: reading.readingId, incidentId: incident.id })),
    }
    return [look, pin]
  })

/** The incident's documents, each in each language. */
export const documents = ({ lang, place, incident }: World): readonly Item[] =>
  incident === undefined
    ? []
    : documentKinds.flatMap((document) =>
        languages.map((language): Item => ({
          ...{ id: `document ${document} ${language}`, group: 'document', aside: incident.title ?? '' },
          ...titled(lang, 'screen.palette.document', { document: say(lang, `word.document.${document}`), what: languageNames[language] }, [
            ...inBoth(`word.document.${document}`),
            ...['PDF', 'Markdown', 'export', '내보내기', language],
          ]),
          does: ['documents.preview', 'documents.export', 'documents.pdf'],
          run: () => place.go({ incidentId: incident.id, screen: 'export', item: `${document}-${language}` }),
        })),
      )

const languageNames = { ko: '한국어', en: 'English' } as const
