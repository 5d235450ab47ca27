import type { Connection } from '../../../shared/domain/connection/state.ts'
import { inBoth } from '../../../shared/domain/probe/compose.ts'
import { Fault } from '../fault.ts'
import { refusalText } from '../refusal-text.ts'
import { TargetFailure } from '../targets/failure.ts'
import type { World } from '../targets/kind.ts'
import type { Want } from '../targets/want.ts'
import type { Rights } from './asker.ts'
import type { Foreseen } from './prober.ts'
import { actionFor, kinds, probeFor, readParams } from './registry.ts'

interface Foreseeing {
  readonly world: World
  readonly ask: (wants: readonly Want[], world: World) => Promise<Rights>
}

/** What stands in the way of some wants: names that stand for nothing, a connection that only reads, rights that are missing. */
export async function foresee(wants: readonly Want[], connection: Connection, { world, ask }: Foreseeing): Promise<readonly Foreseen[]> {
  const looked = wants.map((want) => ({ want, ...readable(want, connection, world) }))
  const names = looked.flatMap(({ names: found }) => found)
  const asked = looked.flatMap(({ want, params }) => (params === undefined ? [] : [{ ...want, params }]))
  const closed = wants.filter(({ does }) => does === 'action' && connection.access !== 'operate')
  const readOnly = closed.map(({ name }): Foreseen => {
    const says = inBoth('preflight.read_only', { name, connection: connection.name })
    return { what: 'permission', wanted: name, may: false, says }
  })
  const open = asked.filter((want) => !closed.some(({ does, name }) => does === want.does && name === want.name))
  return [...names, ...readOnly, ...(await rights(open, connection, { world, ask }))]
}

/** Its parameters as its schema reads them, and whether the logical names in them stand for something. */
function readable(want: Want, connection: Connection, world: World) {
  const { does, name } = want
  try {
    const spec = does === 'probe' ? probeFor(name, connection) : actionFor(name, connection)
    if (want.params === null) return { params: null, names: [] }
    const params = readParams(spec, want.params)
    if (!('query' in spec)) return { params, names: [] }
    spec.query(params, world)
    return { params, names: [] }
  } catch (error) {
    if (error instanceof TargetFailure)
      return { params: undefined, names: [{ what: 'name', wanted: name, may: false, says: error.says } as const] }
    if (error instanceof Fault)
      return { params: undefined, names: [{ what: 'name', wanted: name, may: false, says: refusalText(error.refusal) } as const] }
    throw error
  }
}

async function rights(
  wants: readonly Want[],
  { kind, name: connection }: Connection,
  { world, ask }: Foreseeing,
): Promise<readonly Foreseen[]> {
  const actions = wants.filter(({ does }) => does === 'action')
  if (!kinds[kind].may) {
    // Reading is known from being let in; whether it may be changed, nobody says beforehand.
    return actions.map(({ name }) => ({
      what: 'permission',
      wanted: name,
      may: null,
      says: inBoth('preflight.unasked', { name, connection }),
    }))
  }
  if (wants.length === 0) return []
  const found = await ask(wants, world)
  if ('silent' in found) return [{ what: 'permission', wanted: connection, may: null, says: found.silent }]
  return found.rights.map(({ name, may, says }) => ({ what: 'permission', wanted: name, may, says }))
}
