import { createStore } from 'zustand/vanilla'
import { clientOf, type MessageOf } from '../../shared/contract/bridge.ts'
import type { Transport } from '../client/link.ts'
import { createActions, isOfActions } from './actions.ts'
import { createAttachments } from './attachments.ts'
import { createBoard } from './board.ts'
import { createChecks, isOfChecks } from './checks.ts'
import { createConnections } from './connections.ts'
import { createCrew } from './crew.ts'
import { createDrafts } from './drafts.ts'
import { createHost } from './host.ts'
import { createIncidents } from './incidents.ts'
import type { Keeping } from './keeping.ts'
import { createLaptop } from './laptop.ts'
import { createPanels } from './panels.ts'
import { createPlaybooks } from './playbooks.ts'
import { createReadings, keptKey } from './readings.ts'
import { createRecent } from './recent.ts'
import { createRuns } from './runs.ts'
import { createSettings } from './settings.ts'
import type { TimelineRow } from './order.ts'
import { createTimeline } from './timeline.ts'
import { createVerification } from './verification.ts'
import type { Windows } from './windows.ts'

export interface DeckWorld {
  readonly transport: Transport
  readonly keeping: Keeping
  readonly windows: Windows
  /** The browser's language, `ko-KR`. */
  readonly preferred: string
  readonly now: () => number
  readonly after: (ms: number, callback: () => void) => void
}

/** Every store of the page over one transport, kept up to date by the topics. */
export function createDeck({ transport, keeping, windows, preferred, now, after }: DeckWorld) {
  const client = clientOf(transport)
  const [incidents, timeline, runs, readings] = [
    createIncidents(client),
    createTimeline(client),
    createRuns(client),
    createReadings(client),
  ]
  const [connections, playbooks, host] = [createConnections(client, now), createPlaybooks(client), createHost(client)]
  const [settings, drafts, recent] = [
    createSettings(client, keeping, preferred),
    createDrafts(client, keeping, windows, after),
    createRecent(keeping),
  ]
  const [verification, board, actions, checks, crew] = [
    createVerification(client),
    createBoard(client),
    createActions(client),
    createChecks(client),
    createCrew(client),
  ]
  const laptop = createLaptop(client)

  const attachments = createAttachments(client)
  /** How far search has read the record; null while nobody said. */
  const indexing = createStore<MessageOf<'indexing'> | null>(() => null)

  /** Everything that is shown, again: at start, and after the connection was away. */
  async function refresh() {
    attachments.forget()
    const shown = timeline.store.getState().incidentId
    const told = [host.load(), settings.load(), drafts.load()]
    await Promise.all([
      ...told,
      incidents.load(),
      connections.load(),
      playbooks.load(),
      readings.load(),
      board.load({ anew: true }),
      laptop.load(),
      actions.load(),
      checks.load(),
      crew.loadRoster(),
    ])
    if (shown !== null) await show(shown)
  }

  /** Opens an incident: its timeline, its runs, and who is in it. */
  async function show(incidentId: string) {
    await Promise.all([timeline.show(incidentId), runs.show(incidentId), crew.show(incidentId)])
  }

  function listen() {
    transport.subscribe('recorded', (message) => {
      incidents.take(message.incidents)
      timeline.take(message.events, message.rows)
      if (message.events.some(movesFiles)) attachments.forget()
      crew.take(message.events)
      const evidence = message.events.flatMap(keptIn)
      if (evidence.length > 0) readings.keep(evidence)
      if (message.events.some((event) => event.type.startsWith('connection.'))) void connections.load()
      if (message.events.some(isOfChecks)) void checks.load()
      if (message.events.some(isOfActions)) void actions.load()
      if (message.events.some(({ type }) => type.startsWith('board.') || type.startsWith('connection.'))) void board.load()
    })
    transport.subscribe('watched', board.take)
    transport.subscribe('laptop', laptop.take)
    transport.subscribe('read', ({ reading, runId, stepId }) => {
      readings.take([reading])
      if (runId !== null && stepId !== null) runs.read(reading, runId, stepId)
    })
    transport.subscribe('runMoved', ({ runId, incidentId }) => {
      runs.moved(runId, incidentId)
      checks.moved(runId, incidentId)
    })
    transport.subscribe('noted', ({ finding }) => host.note(finding))
    transport.subscribe('rosterChanged', crew.takeRoster)
    transport.subscribe('shelfChanged', () => void playbooks.load())
    transport.subscribe('preflighted', () => void playbooks.loadReadiness())
    transport.subscribe('settingsChanged', settings.take)
    transport.subscribe('indexing', (far) => indexing.setState(far, true))
    transport.subscribe('verifying', verification.take)
    transport.link.subscribe((link, before) => {
      if (link.state === 'online' && before.state !== 'online') void refresh()
    })
  }

  return {
    client,
    link: transport.link,
    incidents,
    timeline,
    runs,
    readings,
    connections,
    playbooks,
    host,
    settings,
    drafts,
    recent,
    verification,
    board,
    laptop,
    actions,
    attachments,
    checks,
    crew,
    indexing,
    panels: createPanels(keeping),
    refresh,
    show,
    listen,
  }
}

const movesFiles = ({ type, data }: TimelineRow) =>
  data['attachments'] !== undefined || type === 'timeline.event_redacted.v1' || type === 'timeline.entry_moved.v1'

/** What became evidence by this event, and of which incident. */
function keptIn(event: MessageOf<'recorded'>['events'][number]): readonly string[] {
  const readingId = event.type === 'probe.reading_kept.v1' ? event.data['readingId'] : undefined
  return typeof readingId === 'string' && event.incidentId !== null ? [keptKey(event.incidentId, readingId)] : []
}

export type Deck = ReturnType<typeof createDeck>
