import { expect, it } from 'vitest'
import type { Connection } from '../../../shared/domain/connection/state.ts'
import { connectionTo, proberFor } from '../../support/prober.ts'
import { onEveryPostgres } from '../../support/on-postgres.ts'

const wants = [
  { does: 'probe', name: 'postgres.activity', params: {} },
  { does: 'probe', name: 'postgres.row_count', params: { table: 'public.judgments' } },
  { does: 'probe', name: 'postgres.row_count', params: { table: 'nowhere' } },
  { does: 'action', name: 'postgres.terminate_backend', params: {} },
  { does: 'action', name: 'postgres.vacuum_analyze', params: { table: 'public.judgments' } },
  { does: 'action', name: 'postgres.run_statement', params: { sql: 'DELETE FROM judgments WHERE id = 1' } },
] as const

onEveryPostgres('what a role may do, asked before it is needed', (server) => {
  it('says what is missing and how it is granted, and changes its mind once it is', async () => {
    await server().query('CREATE TABLE judgments (id int PRIMARY KEY)')
    await server().query('INSERT INTO judgments VALUES (1)')
    await server().query(`CREATE ROLE weak LOGIN PASSWORD 'weak-password-1'`)
    const { prober } = proberFor(server().url({ user: 'weak', password: 'weak-password-1' }))
    const foreseen = async (access: Connection['access']) =>
      (await prober.may(wants, connectionTo(access))).map(({ what, wanted, may, says }) => [what, wanted, may, says.en.split('.')[0]])
    const mapped = ['name', 'postgres.row_count', false, expect.stringContaining('nowhere')]
    const table = '"public"."judgments"'
    expect(await foreseen('operate')).toEqual([
      mapped,
      ['permission', 'postgres.activity', false, 'weak sees only its own sessions, so postgres'],
      ['permission', 'postgres.row_count', false, `weak has no SELECT on ${table}`.split('.')[0]],
      ['permission', 'postgres.terminate_backend', false, 'weak may not end the sessions of others, so postgres'],
      ['permission', 'postgres.vacuum_analyze', false, `weak has no MAINTAIN on ${table}`.split('.')[0]],
      ['permission', 'postgres.run_statement', false, `weak has no DELETE on ${table}`.split('.')[0]],
    ])
    await server().query('GRANT pg_monitor, pg_signal_backend TO weak')
    await server().query('GRANT SELECT, DELETE ON judgments TO weak')
    await server().query('ALTER TABLE judgments OWNER TO weak')
    expect((await foreseen('operate')).map(([, wanted, may]) => [wanted, may])).toEqual([
      ['postgres.row_count', false],
      ...['postgres.activity', 'postgres.row_count', 'postgres.terminate_backend'].map((name) => [name, true]),
      ...['postgres.vacuum_analyze', 'postgres.run_statement'].map((name) => [name, true]),
    ])
    expect((await foreseen('read_only')).filter(([, , may]) => may === false).map(([, wanted]) => wanted)).toEqual([
      'postgres.row_count',
      ...['postgres.terminate_backend', 'postgres.vacuum_analyze', 'postgres.run_statement'],
    ])
    await prober.close()
    // Nothing of it was done.
    expect(await server().query('SELECT count(*)::int AS rows FROM judgments')).toEqual([{ rows: 1 }])
  })
})
