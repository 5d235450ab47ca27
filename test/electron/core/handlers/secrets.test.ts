import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { clientOf } from '../../../../shared/contract/bridge.ts'
import { countingPorts, startApp } from '../../../support/app.ts'
import { value } from '../../../support/reply.ts'

const url = 'postgresql://ops:pw-7Qk!x2@127.0.0.1:9/app'
const connection = { name: 'judgment-primary', kind: 'postgres' } as const

async function desk(kept?: Map<string, string>) {
  const ports = countingPorts()
  const keychain = kept && {
    available: async () => true,
    names: () => [...kept.keys()],
    value: (name: string) => kept.get(name),
    opened: async (name: string) => kept.get(name),
    put: async (name: string, secret: string) => void kept.set(name, secret),
    remove: async (name: string) => void kept.delete(name),
  }
  const app = await startApp({}, { ...ports, secrets: { ...ports.secrets, ...(keychain && { keychain }) } })
  return { ...app, client: clientOf(app.bridge) }
}

it('takes a connection’s address from the keychain, and records only its name', async () => {
  const kept = new Map<string, string>()
  const { client, config, stop } = await desk(kept)
  expect(await client.connections.add({ ...connection, url: { keychain: 'judgment' } })).toMatchObject({
    error: { code: 'secret_unknown' },
  })
  value(await client.secrets.put({ name: 'judgment', value: url }))
  value(await client.connections.add({ ...connection, url: { keychain: 'judgment' } }))
  expect(value(await client.connections.list({}))).toMatchObject([{ url: { keychain: 'judgment' } }])
  // Nobody listens on that port: it was dialled, so the address was found.
  expect(value(await client.connections.test({ name: 'judgment-primary' }))).toMatchObject({ reachable: false, cause: 'refused' })
  expect(value(await client.secrets.list({}))).toEqual({ available: true, names: ['judgment'] })
  expect(await client.secrets.remove({ name: 'judgment' })).toMatchObject({
    error: { code: 'secret_in_use', detail: { name: 'judgment', connection: 'judgment-primary' } },
  })
  kept.clear()
  expect(await client.connections.test({ name: 'judgment-primary' })).toMatchObject({ error: { code: 'secret_unknown' } })
  await stop()
  const files = readdirSync(config.dataDir, { recursive: true, withFileTypes: true }).filter((one) => one.isFile())
  for (const { parentPath, name } of files) expect(readFileSync(join(parentPath, name)).includes('pw-7Qk')).toBe(false)
})

it('blanks a secret of the keychain where somebody pastes it', async () => {
  const { client, stop } = await desk(new Map([['judgment', url]]))
  value(await client.connections.add({ ...connection, url: { keychain: 'judgment' } }))
  const { incidentId } = value(await client.incidents.declare({ title: '판정 지연' }))
  value(await client.timeline.log({ entries: [{ text: `psql ${url}` }] }))
  expect(JSON.stringify(value(await client.timeline.page({ incidentId })))).not.toContain('pw-7Qk')
  await stop()
})

it('says that there is no keychain, and that an address has to come from somewhere', async () => {
  const { client, stop } = await desk()
  expect(value(await client.secrets.list({}))).toEqual({ available: false, names: [] })
  expect(await client.secrets.put({ name: 'judgment', value: url })).toMatchObject({ error: { code: 'keychain_missing', detail: {} } })
  expect(await client.connections.add({ ...connection, url: { keychain: 'judgment' } })).toMatchObject({
    error: { code: 'keychain_missing' },
  })
  expect(await client.connections.add(connection as never)).toMatchObject({ error: { code: 'input_invalid', detail: { field: 'url' } } })
  await stop()
})
