import { afterAll, beforeAll, describe, it } from 'vitest'
import { missing, postgresVersions } from './postgres-binaries.ts'
import { startPostgres, type PostgresServer } from './postgres.ts'

/**
 * The same tests on every version we run against. A version that is not installed is a counted skip that says what is
 * missing; in CI it is a failure.
 */
export function onEveryPostgres(
  name: string,
  tests: (server: () => PostgresServer) => void,
  settings: Readonly<Record<string, string>> = {},
) {
  for (const version of postgresVersions) {
    const lacks = missing(version)
    const title = `${name} · PostgreSQL ${version}`
    if (lacks && process.env.CI)
      it(`${title}: ${lacks}`, () => {
        throw new Error(lacks)
      })
    else if (lacks) describe.skip(`${title} (skipped: ${lacks})`, () => tests(absent))
    else describe(title, () => started(version, tests, settings))
  }
}

function started(
  version: (typeof postgresVersions)[number],
  tests: (server: () => PostgresServer) => void,
  settings: Readonly<Record<string, string>>,
) {
  let server: PostgresServer | undefined
  beforeAll(async () => {
    server = await startPostgres(version, settings)
  })
  afterAll(async () => server?.stop())
  tests(() => server ?? absent())
}

function absent(): never {
  throw new Error('the server has not been started')
}
