import { secretNameOf } from '../../../shared/domain/connection/events.ts'
import { say } from '../../../shared/text/message.ts'
import { needsIncident, screens } from '../../state/place.ts'
import { densities, themes, type SettingsChange } from '../../../shared/domain/settings/settings.ts'
import { focusSoon } from '../focus.ts'
import { inBoth, named, refusedBy, titled, type Item, type World } from './item.ts'

/** Where one can go. */
export const places = ({ lang, place, incident }: World): readonly Item[] =>
  screens
    .filter((screen) => screen !== 'declare' && (incident !== undefined || !needsIncident(screen)))
    .map((screen) => ({
      ...{ id: `screen ${screen}`, group: 'place', ...titled(lang, `screen.rail.${screen}`) },
      ...(screen === 'settings' ? { shortcut: 'settings' as const } : {}),
      run: () => place.go({ incidentId: incident?.id ?? null, screen }),
    }))

export const incidents = ({ lang, place, incidents: all, incident }: World): readonly Item[] =>
  all.map((one) => ({
    ...{ id: `incident ${one.id}`, group: 'incident', title: one.title ?? say(lang, 'word.redacted') },
    words: [one.id, ...(one.services ?? []), ...inBoth(`word.status.${one.status}`)],
    aside: [
      ...(one.mode === 'drill' ? [say(lang, 'word.mode.drill')] : []),
      ...[say(lang, `word.severity.${one.severity}`), say(lang, `word.status.${one.status}`)],
      ...(one.id === incident?.id ? [say(lang, 'screen.palette.here')] : []),
    ].join(' · '),
    run: () => place.go({ incidentId: one.id, screen: 'command' }),
  }))

export const playbooks = ({ lang, place, incident, playbooks: all }: World): readonly Item[] =>
  all.map((one) => ({
    ...{ id: `playbook ${one.file}`, group: 'playbook', ...named(lang, one.title ?? { ko: one.id, en: one.id }, [one.id]) },
    aside: one.problems.length > 0 ? say(lang, 'screen.playbooks.broken') : say(lang, 'screen.shelf.steps', { count: one.steps }),
    run: () => place.go({ incidentId: incident?.id ?? null, screen: 'playbooks', item: one.id }),
  }))

/** The steps of the run that is being followed. */
export const steps = ({ lang, place, incident, run }: World): readonly Item[] =>
  !run || !incident
    ? []
    : run.steps.map((step) => ({
        ...{ id: `step ${run.id} ${step.id}`, group: 'step', ...named(lang, step.title, [step.id, run.title.ko, run.title.en]) },
        aside: say(lang, `word.step.${step.state}`),
        run() {
          place.go({ incidentId: incident.id, screen: 'command' })
          focusSoon(`[data-step="${CSS.escape(step.id)}"]`)
        },
      }))

/** Every probe of every connection it can ask: asked at once, the answer is on the probes' screen. */
export const probes = ({ lang, place, incident, probes: all, connections, deck }: World): readonly Item[] =>
  connections.flatMap((connection) =>
    all
      .filter((probe) => probe.kind === connection.kind)
      .map((probe): Item => ({
        ...{ id: `probe ${connection.name} ${probe.probe}`, group: 'probe' },
        ...named(lang, probe.title, [probe.probe, connection.name, ...['ko', 'en'].map((one) => say(one as 'ko', 'screen.probes.run'))]),
        aside: connection.name,
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
        ...{ id: `connection ${one.name}`, group: 'connection', title: one.name, words: [one.kind, secretNameOf(one.url)] },
        aside: `${say(lang, `word.environment.${one.environment}`)} · ${say(lang, `word.access.${one.access}`)}`,
        run: () => go(one.name),
      },
      {
        ...{ id: `test ${one.name}`, group: 'connection', ...titled(lang, 'screen.palette.test', { name: one.name }, [one.name]) },
        async run() {
          const refusal = await refusedBy(deck.connections.test(one.name))
          if (!refusal) go(one.name)
          return refusal
        },
      },
    ]),
    { id: 'connection add', group: 'connection', ...titled(lang, 'screen.connections.add'), run: () => go('+') },
  ]
}

/** What is set in one step; everything else of the settings is one step away. */
export function settings({ lang, deck }: World): readonly Item[] {
  const set = (id: string, change: SettingsChange, key: Parameters<typeof titled>[1], what: string, words: readonly string[]): Item => ({
    ...{ id: `set ${id}`, group: 'setting', ...titled(lang, key, { what }, words) },
    run: () => void deck.settings.set(change),
  })
  const both = (key: Parameters<typeof titled>[1]) => titled(lang, key).words
  return [
    set('ko', { language: 'ko' }, 'screen.palette.language', '한국어', ['Korean', '한국어']),
    set('en', { language: 'en' }, 'screen.palette.language', 'English', ['English', '영어']),
    ...themes.map((theme) =>
      set(`theme ${theme}`, { theme }, 'screen.palette.theme', say(lang, `screen.theme.${theme}`), both(`screen.theme.${theme}`)),
    ),
    ...densities.map((density) =>
      set(
        `density ${density}`,
        { density },
        'screen.palette.density',
        say(lang, `screen.density.${density}`),
        both(`screen.density.${density}`),
      ),
    ),
  ]
}
