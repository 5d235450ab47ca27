import type { Handlers } from '../../../shared/contract/define.ts'
import { accept, refuse } from '../../../shared/contract/errors.ts'
import type { Contract } from '../../../shared/contract/index.ts'
import { addConnection, allowConnection, changeConnection, removeConnection } from '../../../shared/domain/connection/decide.ts'
import type { AddressRef } from '../../../shared/domain/connection/events.ts'
import { findConnections } from '../connections/find-connections.ts'
import type { Context } from '../context.ts'
import { addressForms, kindEntries } from '../probing/registry.ts'
import { lastSeq } from './incidents.ts'
import { usable } from './usable-keychain.ts'

export const connections: Handlers<Contract, Context>['connections'] = {
  async add(input, { read, commit, facts, keychain }) {
    const kept = await inKeychain([input.url, input.secret], keychain)
    if (!kept.ok) return kept
    const now = facts()
    const decision = addConnection(read.connections(), input, addressForms, now)
    if (!decision.ok) return decision
    const seq = lastSeq(commit(decision.value, now))
    const connectionId = read.connection(input.name)?.id ?? ''
    return accept({ connectionId, seq })
  },
  list(_, { read }) {
    return accept(Object.values(read.connections()).toSorted((a, b) => a.name.localeCompare(b.name)))
  },
  kinds: () => accept([...kindEntries()]),
  find(_, { read, namedSecrets }) {
    const { candidates, looked } = findConnections(namedSecrets, read.connections())
    return accept({ candidates: [...candidates], looked: [...looked] })
  },
  async change({ name, ...change }, { read, commit, facts, keychain }) {
    const kept = await inKeychain([change.url, change.secret], keychain)
    if (!kept.ok) return kept
    const now = facts()
    const decision = changeConnection(read.connections(), name, change, { runs: read.runs(), forms: addressForms }, now)
    return decision.ok ? accept({ seq: lastSeq(commit(decision.value, now)) }) : decision
  },
  allow(input, { read, commit, facts }) {
    const now = facts()
    const decision = allowConnection(read.connections(), input, now)
    return decision.ok ? accept({ seq: lastSeq(commit(decision.value, now)) }) : decision
  },
  async test({ name }, { read, prober }) {
    const connection = read.connection(name)
    return connection ? accept(await prober.test(connection)) : refuse('connection_unknown', { name })
  },
  remove({ name }, { read, commit, facts }) {
    const now = facts()
    const decision = removeConnection(read.connections(), name, read.runs(), now)
    return decision.ok ? accept({ seq: lastSeq(commit(decision.value, now)) }) : decision
  },
}

/** What is said to be in the keychain is there: a name that was mistyped is found now, and not in the middle of a step. */
async function inKeychain(refs: readonly (AddressRef | null | undefined)[], keychain: Context['keychain']) {
  const names = refs.flatMap((ref) => (ref && 'keychain' in ref ? [ref.keychain] : []))
  if (names.length === 0) return accept(null)
  const there = await usable(keychain)
  if (!there) return refuse('keychain_missing')
  const missing = names.find((name) => !there.names().includes(name))
  return missing === undefined ? accept(null) : refuse('secret_unknown', { name: missing })
}
