import { join } from 'node:path'
import type { Bridge, MessageOf, TopicName } from '../../shared/contract/bridge.ts'
import type { Facts } from '../../shared/domain/facts.ts'
import { noteHost } from '../../shared/domain/host/decide.ts'
import { isTrusted } from '../../shared/domain/playbook/trust.ts'
import { rfc3339In } from '../../shared/domain/time/parse.ts'
import { createReminders } from './cadence/reminders.ts'
import { createActions } from './actions/create-actions.ts'
import { createAttachments } from './attachments/create-attachments.ts'
import { createCommit } from './commit.ts'
import type { Context, KeepReading, Publish } from './context.ts'
import { dispatch } from './dispatch.ts'
import { documentPrinter } from './documents/print.ts'
import { createExpressions } from './expressions.ts'
import { watchHost } from './host-watch.ts'
import { tellNotable } from './notices.ts'
import { aroundOf, environmentsOf, leadsHere } from './laptop/around.ts'
import { createLook, isOffline } from './laptop/look.ts'
import { thisMachine } from './laptop/machine.ts'
import { createShelf } from './playbooks/create-shelf.ts'
import { foldersOf } from './playbooks/folders-of.ts'
import { watchShelf } from './playbooks/watch-shelf.ts'
import type { Config, Ports } from './ports.ts'
import { createKnownSecrets } from './probing/known-secrets.ts'
import { createBoard } from './probing/board.ts'
import { createProber, usualDeadlines } from './probing/create-prober.ts'
import { secretOf } from './probing/secret-of.ts'
import { askInThread } from './probing/thread.ts'
import { createPreflight } from './preflight/create-preflight.ts'
import { createProfiles } from './profiles/create-profiles.ts'
import { createRefusals } from './refusals.ts'
import { createRoster } from './roster/create-roster.ts'
import { rosterSeen } from './handlers/roster.ts'
import { createRunEngine } from './runs/create-engine.ts'
import { createSearch } from './search/search.ts'
import { createDrafts, hashesInDrafts } from './settings/drafts.ts'
import { createSettings } from './settings/settings.ts'
import { ballastBytes } from './store/ballast.ts'
import { openStore } from './store/open.ts'
import type { Store, StoreOptions } from './store/store.ts'
import { createTaskTimers } from './tasks/task-timers.ts'
import { createVerifier } from './store/verifier.ts'

/** What the store needs to know of the world, from what the host lent. */
export function storeOptions(config: Config, ports: Ports): StoreOptions {
  const stamp = () => factsFor(config.actor, ports)
  const { dataDir } = config
  const now = () => ports.clock.now()
  return {
    dataDir,
    now,
    salt: ports.salt,
    newLogId: () => `log-${ports.randomId()}`,
    stamp,
    ballastBytes,
    heldFiles: () => hashesInDrafts(dataDir),
  }
}

function factsFor(actor: string, ports: Ports, zone = ports.clock.zone()): Facts {
  return { recordedAt: rfc3339In(ports.clock.now(), zone), zone, actor, newId: (prefix) => `${prefix}-${ports.randomId()}` }
}

/** After the first paint: nobody searches sooner, and who does is not kept waiting. */
const searchAfterMs = 1_500

/** Puts the parts of the core together over one open record, the folder's own unless given. Throws the store's faults. */
export function assemble(config: Config, ports: Ports, given?: Store) {
  const { publish, subscribe } = createTopics(ports)
  const store = given ?? openStore({ ...storeOptions(config, ports), noted: (finding) => publish('noted', { finding }) })
  const settings = createSettings(config, ports.clock, (view) => publish('settingsChanged', view))
  const ownFacts = () => factsFor(settings.actor(config.actor), ports, settings.zone())
  const secrets = createKnownSecrets(() => store.read.connections(), ports.secrets, Date.now)
  const drafts = createDrafts(config.dataDir, ports.clock, ports.log, secrets)
  const commit = createCommit(store, publish, secrets)
  const attachments = createAttachments(config.dataDir, store, ports.randomId)
  const search = createSearch({ config, store, publish, log: ports.log })
  const verifier = createVerifier(store, config.dataDir, (checked, total) => publish('verifying', { checked, total }))
  subscribe('recorded', ({ events }) => {
    search.noticed(events)
    verifier.noticed(events)
  })
  const refusals = createRefusals({ read: store.read, commit, facts: ownFacts })
  const keepReading: KeepReading = (reading, step, by) => {
    store.keepReading(reading)
    publish('read', { reading, ...step })
    refusals.read(reading, step.runId, by)
  }
  const profiles = createProfiles(config.dataDir, ports.log)
  const machine = thisMachine(ports.clock)
  const roster = createRoster({
    ...{ dataDir: config.dataDir, clock: ports.clock, log: ports.log },
    tell: () => publish('rosterChanged', rosterSeen(roster, ownFacts().zone)),
  })
  const prober = createProber({
    ports,
    hostName: config.hostName,
    profileOf: profiles.of,
    knownSecrets: secrets,
    isOffline: () => isOffline(machine.interfaces()),
    ...inThread(config, ports),
  })
  const expressions = createExpressions()
  const shelf = createShelf({
    folders: () => foldersOf(config, settings.playbooks()),
    known: { probes: prober.probes(), actions: prober.actions(), expressions },
    lastRight: join(config.dataDir, '.last-right', 'playbooks'),
    isTrusted: (hash) => isTrusted(store.read.trusted(), hash, store.logId),
    holdsSecret: (text) => secrets().some((secret) => text.includes(secret)),
    failed: (fault) => ports.log.error('keeping the last right playbook', fault),
  })
  const shelfWatch = watchShelf(shelf, ports.clock, () => publish('shelfChanged', {}))
  const { clock, log } = ports
  const preflight = createPreflight({
    ...{ dataDir: config.dataDir, read: store.read, shelf, expressions, prober, roster, clock, log },
    zone: settings.zone,
    tell: () => publish('preflighted', {}),
  })
  const asked = { read: store.read, commit, facts: ownFacts, prober, keepReading, refusals, clock, log }
  const runs = createRunEngine({ ...asked, shelf, expressions, publish })
  const actions = createActions(asked)
  const taskTimers = createTaskTimers({ read: store.read, commit, facts: ownFacts, clock, log })
  subscribe('recorded', taskTimers.noticed)
  const board = createBoard({
    read: store.read,
    commit,
    facts: ownFacts,
    prober,
    keepReading,
    publish,
    clock,
    random: Math.random,
    log,
    laptop: {
      isOffline: () => isOffline(machine.interfaces()),
      look: createLook(
        machine,
        () => aroundOf(store.read.connections(), ports.secrets),
        () => environmentsOf(store.read.connections()).filter((environment) => profiles.of(environment)?.vpn === true),
      ),
      leadsHere: ({ url }) => leadsHere(secretOf(ports.secrets, url)),
    },
    byItself: config.host !== 'cli' && config.boardAsks !== false,
  })
  subscribe('recorded', ({ events }) => {
    if (events.some(({ type }) => /^(?:connection|incident)\./u.test(type))) board.refresh()
  })
  const printPdf = documentPrinter(ports)
  const parts = {
    keychain: ports.secrets.keychain,
    namedSecrets: ports.secrets,
    printPdf,
    config,
    store,
    backup: store.backup,
    shelf,
    preflight,
    profiles,
    roster,
    expressions,
    prober,
    runs,
    actions,
    board,
    search,
    verifier,
    settings,
    drafts,
    attachments,
  }
  const shared = { ...parts, read: store.read, commit, publish, keepReading }
  const bridgeWith = (facts: () => Facts): Bridge => {
    const context: Context = { ...shared, facts }
    return { call: (name, input) => dispatch(name, input, context, ports), subscribe }
  }
  const watch = watchHost({
    ...{ clock, log },
    note(noticed) {
      const now = ownFacts()
      const drafts = noteHost(store.read.incidents(), noticed, config.hostName, now)
      if (drafts.length > 0) commit(drafts, now)
    },
  })
  const { notify } = ports
  const reminders = createReminders({ read: store.read, commit, facts: ownFacts, clock, log, notify })
  if (notify) subscribe('recorded', tellNotable({ read: store.read, runs, notify }))
  let notSearching = () => {}
  let unheard = () => {}
  return {
    /** For this process, by who it acts for now; and for a command that says who it acts for. */
    bridge: bridgeWith(ownFacts),
    bridgeFor: (actor: string) => bridgeWith(() => factsFor(actor, ports, settings.zone())),
    slept: watch.slept,
    resume() {
      runs.resume()
      actions.resume()
      if (config.host === 'cli') return
      taskTimers.resume()
      roster.watch()
      shelfWatch.start()
      if (config.boardAsks !== false) preflight.start()
      board.refresh()
      notSearching = clock.after(searchAfterMs, search.start)
      watch.start()
      // What the start itself records is heard, or it would be recorded again at the next look.
      unheard = subscribe('recorded', reminders.noticed)
      reminders.start()
    },
    async close() {
      runs.close()
      await runs.settled()
      actions.close()
      board.close()
      unheard()
      reminders.close()
      taskTimers.close()
      roster.close()
      shelfWatch.close()
      preflight.close()
      drafts.close()
      notSearching()
      watch.close()
      verifier.stop()
      attachments.close()
      await Promise.all([prober.close(), search.close()])
      store.close()
    },
  }
}

/** A command is over before a thread has paid for itself; whoever stays keeps the clients in one. */
const inThread = ({ host }: Config, { log }: Ports) => (host === 'cli' ? {} : { asker: askInThread({ log, deadlines: usualDeadlines }) })

/** Who listens to what. A listener that throws is logged and does not keep the others from hearing. */
function createTopics(ports: Ports) {
  const listeners = new Map<TopicName, Set<(message: never) => void>>()
  const publish: Publish = (name, message) => {
    for (const listen of listeners.get(name) ?? []) {
      try {
        listen(message as never)
      } catch (fault) {
        ports.log.error(`a listener of ${name} failed`, fault)
      }
    }
  }
  const subscribe = <Name extends TopicName>(name: Name, listener: (message: MessageOf<Name>) => void) => {
    const own = listeners.get(name) ?? new Set()
    listeners.set(name, own.add(listener))
    return () => void own.delete(listener)
  }
  return { publish, subscribe }
}
