import { say } from '../../../shared/text/message.ts'
import { focusAfterClosing } from '../focus.ts'
import { inBoth, refusedBy, titled, type Item, type World } from './item.ts'

/** The board: each watch, and what is asked of each connection. */
export function board({ lang, place, incident, watches, connections, deck }: World): readonly Item[] {
  const { client } = deck
  const toProbes = (item?: string) =>
    place.go({ incidentId: incident?.id ?? null, screen: 'probes', ...(item === undefined ? {} : { item }) })
  const paused = new Set(watches.filter((watch) => watch.paused).map(({ connection }) => connection))
  return [
    {
      ...{ id: 'board laptop', group: 'probe', ...titled(lang, 'laptop.ask') },
      does: ['board.laptop'],
      run: () => toProbes(),
    },
    {
      ...{ id: 'board now', group: 'probe', ...titled(lang, 'board.now.all') },
      does: ['board.now', 'board.list'],
      async run() {
        toProbes()
        return refusedBy(client.board.now({}))
      },
    },
    ...watches.flatMap(({ asking, watchId, title, connection, environment }): Item[] =>
      asking
        ? [
            {
              ...{ id: `board cancel ${watchId}`, group: 'probe', environment, does: ['probes.cancel'] },
              ...titled(lang, 'board.cancel.of', { title: title[lang], name: connection }, [title.ko, title.en, connection]),
              run: () => refusedBy(client.probes.cancel({ asking: watchId })),
            },
          ]
        : [],
    ),
    ...connections.flatMap(({ name, environment }): Item[] => [
      {
        ...{ id: `board turn ${name}`, group: 'connection', aside: name, environment },
        ...titled(lang, paused.has(name) ? 'board.resume.of' : 'board.pause.of', { name }, [
          name,
          say('ko', 'board.paused'),
          say('en', 'board.paused'),
        ]),
        does: ['board.pause', 'board.resume'],
        run: () => refusedBy(paused.has(name) ? client.board.resume({ connection: name }) : client.board.pause({ connection: name })),
      },
      {
        ...{ id: `board add ${name}`, group: 'connection', environment, ...titled(lang, 'board.add.of', { name }, [name]) },
        does: ['board.add'],
        run: () => toProbes(`${name} +`),
      },
    ]),
    ...watches.map((watch): Item => {
      const { title, connection, probe, watchId, latest, environment } = watch
      return {
        ...{ id: `watch ${watchId}`, group: 'probe', environment, does: ['board.history', 'board.remove', 'probes.cancel'] },
        ...titled(lang, 'board.watch.of', { title: title[lang], name: connection }, [title.ko, title.en, probe, connection]),
        aside: say(lang, latest ? `word.verdict.${latest.verdict}` : 'board.unasked'),
        ...(latest ? { words: [title.ko, title.en, probe, connection, ...inBoth(`word.verdict.${latest.verdict}`)] } : {}),
        run() {
          toProbes()
          focusAfterClosing(`[data-watch="${CSS.escape(watchId)}"]`)
        },
      }
    }),
  ]
}
