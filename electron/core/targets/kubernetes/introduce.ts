import { createHash } from 'node:crypto'
import type { Connection } from '../../../../shared/domain/connection/state.ts'
import type { LocalText } from '../../../../shared/domain/document/local-text.ts'
import { inBoth, together } from '../../../../shared/domain/probe/compose.ts'
import { TargetFailure } from '../failure.ts'
import type { ClusterPlace } from './cluster-place.ts'
import type { Reads } from './live.ts'
import { named, review, version } from './schemas.ts'

interface Met {
  readonly live: Reads
  readonly place: ClusterPlace
  readonly context: string
  readonly namespace: string
  readonly connection: Connection
  /** The identity that a person confirmed; empty: none yet. */
  readonly confirmed: string
}

/** Which cluster this is, who we are there, and what to know before it is relied on. Throws TargetFailure. */
export async function introductionOf({ live, place, context, namespace, connection, confirmed }: Met): Promise<LocalText> {
  const began = performance.now()
  const { gitVersion } = version.parse(JSON.parse(await live.look('/version')))
  const took_seconds = Math.round(performance.now() - began) / 1000
  const who = await live.ask({ verb: 'whoami' }, review).then(({ status }) => status.userInfo.username, unlessRefused('—'))
  const uid = await live.get('namespaces', 'kube-system', named).then(({ metadata }) => metadata.uid, unlessRefused(''))
  const wanted = ['pods', 'events', 'deployments'] as const
  const may = await Promise.all(
    wanted.map((resource) => live.may({ verb: 'list', resource, namespace, group: resource === 'deployments' ? 'apps' : '' })),
  )
  const may_not = wanted.filter((_, at) => !may[at]).join(', ')
  const identity = identityOf(place, uid)
  const facts = { namespace, may_not, version: gitVersion, user: who, context, server: place.server, identity, name: connection.name }
  return together([
    inBoth('probe.kubernetes.dial.reached', { ...facts, took_seconds }),
    ...(place.insecure ? [inBoth('probe.kubernetes.dial.insecure', facts)] : []),
    ...(may_not === '' ? [] : [inBoth('probe.kubernetes.dial.may_not', facts)]),
    ...(uid === '' ? [inBoth('probe.kubernetes.dial.identity_partly', facts)] : []),
    ...(confirmed === '' ? [inBoth('probe.kubernetes.dial.identity', facts)] : []),
    ...(confirmed !== '' && confirmed !== identity ? [inBoth('probe.kubernetes.dial.identity_other', { ...facts, confirmed })] : []),
  ])
}

/** What tells a cluster from every other: its oldest namespace's uid, where it is, and who signed for it. */
const identityOf = ({ server, ca }: ClusterPlace, uid: string): string =>
  createHash('sha256')
    .update(JSON.stringify([uid, server, ca ? ca.toString('utf8').trim() : '']))
    .digest('hex')
    .slice(0, 16)

const unlessRefused =
  <Value>(instead: Value) =>
  (error: unknown): Value => {
    if (error instanceof TargetFailure && error.reason === 'permission') return instead
    throw error
  }
