import type { Handlers } from '../../../shared/contract/define.ts'
import { accept, refuse } from '../../../shared/contract/errors.ts'
import type { Contract } from '../../../shared/contract/index.ts'
import { addConnection, removeConnection } from '../../../shared/domain/connection/decide.ts'
import type { Context } from '../context.ts'
import { lastSeq } from './incidents.ts'
import { usable } from './usable-keychain.ts'

export const connections: Handlers<Contract, Context>['connections'] = {
  async add({ urlEnv = '', urlSecret, ...input }, { read, commit, facts, keychain }) {
    if (urlSecret !== undefined) {
      const there = await usable(keychain)
      if (!there) return refuse('keychain_missing')
      if (!there.names().includes(urlSecret)) return refuse('secret_unknown', { name: urlSecret })
    }
    const now = facts()
    const url = urlSecret === undefined ? { env: urlEnv } : { keychain: urlSecret }
    const decision = addConnection(read.connections(), { ...input, url }, now)
    if (!decision.ok) return decision
    const seq = lastSeq(commit(decision.value, now))
    const connectionId = read.connection(input.name)?.id ?? ''
    return accept({ connectionId, seq })
  },
  list(_, { read }) {
    return accept(Object.values(read.connections()).toSorted((a, b) => a.name.localeCompare(b.name)))
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
