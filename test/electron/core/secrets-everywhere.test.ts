import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { installation } from '../../../electron/core/installation.ts'
import type { Keychain } from '../../../electron/core/ports.ts'
import { clientOf } from '../../../shared/contract/bridge.ts'
import { countingPorts, freshFolder, startApp } from '../../support/app.ts'
import { webServer, type BadServer } from '../../support/bad-servers.ts'
import { value } from '../../support/reply.ts'

const inEnv = 'env-S3cret/w%rd'
const beside = 'b3side-T0ken'
const inFile = 'file-"P4ss\'w0rd'
const inPgpass = 'pgpass-Pw-77'
const inService = 'serv1ce-비밀번호'
const inKeychain = 'keychain-R3dis!'
const spare = 'spare-in-Keychain-5'
const all = [inEnv, beside, inFile, inPgpass, inService, inKeychain, spare]

const folder = freshFolder('secrets-everywhere-')
const at = (name: string) => join(folder, name)
const dataDir = at('data')
let server: BadServer

const held: Readonly<Record<string, string>> = { cache: `redis://app:${encodeURIComponent(inKeychain)}@cache-1:6379/0`, later: spare }
const keychain: Keychain = {
  available: () => Promise.resolve(true),
  names: () => Object.keys(held),
  value: (name) => held[name],
  opened: (name) => Promise.resolve(held[name]),
  put: () => Promise.resolve(),
  remove: () => Promise.resolve(),
}

/** The app over that folder, with a connection for each place a secret can lie in. */
async function start() {
  const env = { WEB: `http://ops:${encodeURIComponent(inEnv)}@127.0.0.1:${server.port}`, TOKEN: beside }
  const ports = countingPorts(env)
  const app = await startApp(
    { dataDir, playbookDirs: [installation().playbooksDir, at('books')] },
    { ...ports, secrets: { ...ports.secrets, keychain } },
  )
  return { ...app, faults: ports.faults }
}

const places = {
  web: { kind: 'http', url: { env: 'WEB' } },
  metrics: { kind: 'prometheus', url: { plain: 'https://prometheus.test' }, secret: { env: 'TOKEN' } },
  alerts: { kind: 'alertmanager', url: { plain: 'https://alerts.test' }, secret: { file: at('password') } },
  orders: {
    kind: 'postgres',
    url: { plain: 'postgresql://kim@db-1/x' },
    secret: { file: at('pgpass'), format: 'pgpass', entry: 'db-1:5432:x:kim' },
  },
  judged: { kind: 'postgres', url: { file: at('services'), format: 'pg_service', entry: 'judged' } },
  cache: { kind: 'redis', url: { keychain: 'cache' } },
} as const

beforeAll(async () => {
  // It hands out what others keep, as a log or a table of settings does.
  server = await webServer((request, response) => {
    if (request.url?.startsWith('/refused'))
      response.writeHead(403, { 'content-type': 'application/json' }).end(JSON.stringify({ detail: all.join(' ') }))
    else
      response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(JSON.stringify(Object.fromEntries(all.map((secret, n) => [`s${n}`, `is ${secret}`]))))
  })
  mkdirSync(at('books'))
  const shipped = readFileSync(join(installation().playbooksDir, 'incident', 'postgres-degraded.yaml'), 'utf8')
  for (const [n, secret] of all.entries())
    writeFileSync(at(`books/book-${n}.yaml`), `${shipped.replace('id: postgres-degraded', `id: book-${n}`)}\n# ${secret}\n`)
  writeFileSync(at('password'), `${inFile}\n`)
  writeFileSync(at('pgpass'), `db-1:5432:x:kim:${inPgpass}\n`)
  writeFileSync(at('services'), `[judged]\nhost=db-2\nuser=kim\npassword=${inService}\n`)
})
afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true })
})

const filesIn = (place: string): string[] =>
  readdirSync(place, { withFileTypes: true, recursive: true }).flatMap((file) => (file.isFile() ? [join(file.parentPath, file.name)] : []))

it('no secret of any place stands in what is stored or answered, wherever it was pasted, answered or asked with', async () => {
  const { bridge, stop, faults } = await start()
  const answers: unknown[] = []
  const calls = clientOf({
    async call(name, input) {
      const reply = await bridge.call(name, input)
      answers.push(reply)
      return reply
    },
  })
  for (const [name, place] of Object.entries(places))
    value(
      await calls.connections.add({ ...place, name, environment: 'staging', access: name === 'web' ? 'operate' : 'read_only' } as never),
    )
  const { incidentId } = value(await calls.incidents.declare({ title: `판정 지연 ${all.join(' ')}`, severity: 'sev2' }))
  for (const [n, secret] of all.entries()) {
    value(await calls.timeline.log({ incidentId, entries: [{ kind: 'note', text: `password ${secret}.` }] }))
    value(await calls.drafts.set({ place: `log ${n}`, text: `typing ${secret}` }))
    value(await calls.decisions.record({ incidentId, decision: `use ${secret}`, proposal: secret, risk: secret }))
    value(await calls.updates.send({ incidentId, text: `now ${secret}`, next: 30 }))
    // Its value, its path, its reason; and in what is asked with.
    value(
      await calls.probes.run({
        probe: 'http.json',
        connection: 'web',
        params: { json: `$.s${n}`, equals: secret },
        incidentId,
        keep: true,
      }),
    )
    value(await calls.probes.run({ probe: 'http.status', connection: 'web', params: { path: `/x?token=${encodeURIComponent(secret)}` } }))
    const watched = await calls.board.add({ connection: 'web', probe: 'http.status', params: { path: `/${encodeURIComponent(secret)}` } })
    expect(watched).toMatchObject({ ok: false, error: { code: 'secret_in_params', detail: { name: 'http.status', param: 'path' } } })
    const planned = await calls.actions.plan({
      action: 'http.request',
      connection: 'web',
      params: { body: JSON.stringify({ password: secret }) },
    })
    expect(planned).toMatchObject({ ok: false, error: { code: 'secret_in_params', detail: { name: 'http.request', param: 'body' } } })
    const started = await calls.runs.start({ playbookId: `book-${n}`, incidentId, targets: { database: 'orders' } })
    expect(started).toMatchObject({ ok: false, error: { code: 'secret_in_params', detail: { name: `book-${n}`, param: 'source' } } })
  }
  const { id: runId } = value(await calls.runs.start({ playbookId: 'postgres-degraded', incidentId, targets: { database: 'orders' } }))
  value(await calls.runs.step({ runId, stepId: 'symptoms', note: all.join(' ') }))
  value(
    await calls.probes.run({
      probe: 'http.json',
      connection: 'web',
      params: { path: '/refused', json: '$.x', equals: 1 },
      incidentId,
      keep: true,
    }),
  )
  value(await calls.connections.test({ name: 'web' }))
  const { id: actionId, planHash } = value(
    await calls.actions.plan({ action: 'http.request', connection: 'web', params: { path: '/refused', body: '{}' } }),
  )
  await calls.actions.approve({ actionId, planHash, confirm: 'web', reason: `because ${all.join(' ')}` })
  value(await calls.search.find({ all: ['password'], language: 'en' }))
  value(await calls.documents.preview({ incidentId, document: 'postmortem', language: 'ko' }))
  value(await calls.record.backup({ file: at('backup.db') }))
  await stop()
  expect(faults).toEqual([])
  const files = [...filesIn(dataDir), at('backup.db')]
  expect(files.map((file) => basename(file))).toEqual(expect.arrayContaining(['journal.jsonl', 'backup.db', 'drafts.json']))
  const spellings = all.flatMap((secret) => [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)])
  const leaks = [
    ...files.flatMap((file) => spellings.filter((secret) => readFileSync(file).includes(secret)).map((secret) => `${secret} in ${file}`)),
    ...answers.flatMap((answer) =>
      spellings
        .filter((secret) => JSON.stringify(answer).includes(secret))
        .map((secret) => `${secret} in ${JSON.stringify(answer).slice(0, 200)}`),
    ),
  ]
  expect(leaks).toEqual([])
})
