import { Database, Plus, RotateCw } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { Incident } from '../../../shared/domain/incident/state.ts'
import { environment } from '../../../shared/domain/connection/events.ts'
import { say } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { Empty, Page } from '../../components/page.tsx'
import { Problem } from '../../components/problem.tsx'
import { useDeck, useLanguage, usePage } from '../../state/use-deck.ts'
import { Mitigations } from '../actions/mitigations.tsx'
import { LaptopRow } from '../board/laptop-row.tsx'
import { RowKeys } from '../board/row-keys.tsx'
import { useLooking } from '../board/use-looking.ts'
import { ConnectionForm } from '../connections/connection-form.tsx'
import { FoundConnections } from '../connections/found-connections.tsx'
import { ConnectionCard } from './connection-card.tsx'
import { EnvironmentGroup } from './environment-group.tsx'
import styles from './probes.module.css'

/** `+` in the address: a connection is being added. */
const adding = '+'

/** Every connection, and every probe that can ask it: its latest answer, how old that is, and ask again. */
export function ProbesScreen({ incident, item }: { readonly incident: Incident | undefined; readonly item: string | undefined }) {
  const lang = useLanguage()
  const { client, connections, host, board } = useDeck()
  const { problem: boardProblem, watches } = useStore(board.store)
  useLooking()
  const { place } = usePage()
  const { list, state, problem } = useStore(connections.store)
  const zone = useStore(host.store, ({ view }) => incident?.zone ?? view?.zone ?? 'UTC')
  const [form, setForm] = useState(item === adding)
  useEffect(() => setForm(item === adding), [item])
  const go = (next?: string) =>
    place.go({ incidentId: incident?.id ?? null, screen: 'probes', ...(next === undefined ? {} : { item: next }) })
  return (
    <Page
      title={say(lang, 'board.title')}
      hint={say(lang, 'screen.probes.hint')}
      wide
      leaveFocus={form}
      acts={
        <>
          {watches.length > 0 && (
            <Button onPress={() => void client.board.now({})}>
              <RotateCw size={13} aria-hidden />
              {say(lang, 'board.now.all')}
            </Button>
          )}
          <Button onPress={() => (form ? go() : go(adding))}>
            <Plus size={13} aria-hidden />
            {say(lang, 'screen.connections.add')}
          </Button>
        </>
      }
    >
      <Problem of={problem ?? boardProblem} />
      <Mitigations incident={incident} zone={zone} />
      {list.length > 0 && <LaptopRow zone={zone} />}
      {form && (
        <div className={styles.form}>
          <ConnectionForm onDone={() => go()} />
        </div>
      )}
      {form && <FoundConnections />}
      {state === 'ready' && list.length === 0 && !form && (
        <Empty icon={<Database size={28} strokeWidth={1.5} aria-hidden />} title={say(lang, 'screen.probes.none')}>
          <p>{say(lang, 'screen.probes.none.says')}</p>
        </Empty>
      )}
      {environment.options
        .map((of) => ({ of, own: list.filter((one) => one.environment === of) }))
        .filter(({ own }) => own.length > 0)
        .map(({ of, own }) => (
          <EnvironmentGroup key={of} of={of}>
            {own.map((one) => (
              <ConnectionCard
                key={one.id}
                connection={one}
                incident={incident}
                zone={zone}
                isMeant={one.name === item}
                adds={item === `${one.name} ${adding}`}
                changes={changesOf(item, one.name)}
              />
            ))}
          </EnvironmentGroup>
        ))}
      {watches.length > 0 && <RowKeys />}
    </Page>
  )
}

/** `primary postgres.terminate_backend`, `primary act-7k2`: what of a connection the address means to change. */
function changesOf(item: string | undefined, name: string): string | null {
  const [of, what] = item?.split(' ') ?? []
  return of === name && what !== undefined && what !== adding ? what : null
}
