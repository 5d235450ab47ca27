import { inBoth, type FactMap } from '../../../../shared/domain/probe/compose.ts'
import type { Row, World } from '../kind.ts'
import type { May, Want } from '../want.ts'
import { mapped } from '../mapped.ts'
import { parseChange, quoted } from './change-syntax.ts'
import type { Postgres } from './live.ts'
import { introductionQuery, tableRightsQuery } from './queries.ts'

/** Without pg_read_all_stats these see their own sessions and statements alone. */
const seesOthers = new Set(
  ['activity', 'blocking', 'blockers', 'sessions', 'slow_queries', 'replication'].map((name) => `postgres.${name}`),
)
const endsOthers = new Set(['terminate_backend', 'terminate_session', 'cancel_query'].map((name) => `postgres.${name}`))

/** A right on one table. */
interface Touch {
  readonly table: string
  readonly right: 'select' | 'insert' | 'update' | 'delete' | 'maintain'
}

/** What the role may do: asked of `has_table_privilege` and `pg_has_role`, which do nothing. Throws TargetFailure. */
export async function mayPostgres(live: Postgres, wants: readonly Want[], world: World): Promise<readonly May[]> {
  const role = { ...(await live.read(introductionQuery)).rows[0] }
  const touches = await Promise.all(wants.map(async (want) => ({ want, touch: await touchOf(want, world) })))
  const tables = [...new Set(touches.flatMap(({ touch }) => touch?.table ?? []))]
  const rights = tables.length === 0 ? [] : (await live.read(tableRightsQuery, [JSON.stringify(tables)])).rows
  return touches.flatMap(({ want, touch }) => {
    if (touch)
      return [
        onTable(
          want,
          touch,
          role,
          rights.find(({ asked }) => asked === touch.table),
        ),
      ]
    if (seesOthers.has(want.name))
      return [said(want, role.superuser === true || role.sees_all === true, 'sees', { role: String(role.role) })]
    if (endsOthers.has(want.name))
      return [said(want, role.superuser === true || role.may_signal === true, 'ends', { role: String(role.role) })]
    return []
  })
}

function onTable(want: Want, { table, right }: Touch, role: Row, found: Row | undefined): May {
  const facts = { table, right: right.toUpperCase(), role: String(role.role) }
  if (found?.found !== true) return { ...want, may: false, says: says('no_table', facts) }
  if (right !== 'select' && role.standby === true) return { ...want, may: false, says: says('standby', facts) }
  return said(want, role.superuser === true || found[right] === true, 'table', facts)
}

const said = ({ does, name }: Want, may: boolean, key: 'sees' | 'ends' | 'table', facts: FactMap): May => ({
  ...{ does, name, may },
  says: says(may ? `${key}_yes` : `${key}_no`, { ...facts, name }),
})

/** The table it touches, as `"schema"."name"`; undefined where it touches none, or that is known only later. */
async function touchOf({ name, params }: Want, world: World): Promise<Touch | undefined> {
  const { table, sql } = params ?? {}
  if (name === 'postgres.vacuum_analyze' && typeof table === 'string') return { table: placeOf(table, world), right: 'maintain' }
  if ((name === 'postgres.row_count' || name === 'postgres.compare') && typeof table === 'string')
    return { table: placeOf(table, world), right: 'select' }
  if (name !== 'postgres.run_statement' || typeof sql !== 'string') return undefined
  const change = await parseChange(sql).catch(() => undefined)
  return change && { table: `${quoted(change.table.schema ?? 'public')}.${quoted(change.table.name)}`, right: change.kind }
}

function placeOf(named: string, world: World): string {
  const [schema = '', relation] = named.split('.')
  if (relation !== undefined) return `${quoted(schema)}.${quoted(relation)}`
  const found = mapped(world, 'tables', named)
  return `${quoted(found.schema)}.${quoted(found.name)}`
}

const says = (key: string, facts: FactMap) => inBoth(`preflight.postgres.${key}`, facts)
