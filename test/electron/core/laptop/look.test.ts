import type { NetworkInterfaceInfo } from 'node:os'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aroundOf } from '../../../../electron/core/laptop/around.ts'
import { createLook, isOffline, lookAt } from '../../../../electron/core/laptop/look.ts'
import { thisMachine, type Machine } from '../../../../electron/core/laptop/machine.ts'
import { readWebAddress } from '../../../../electron/core/targets/web/address.ts'
import { webServer, type BadServer } from '../../../support/bad-servers.ts'
import { connectionTo, systemClock } from '../../../support/prober.ts'

const at = (address: string, internal = false) => ({ address, internal }) as NetworkInterfaceInfo
const loopback = { lo: [at('127.0.0.1', true), at('::1', true)] }
const office = { ...loopback, wlan0: [at('10.1.2.3'), at('fe80::1')] }
const server = readWebAddress('https://api.prod')
const servers = server ? [server] : []

const machine = (over: Partial<Machine> = {}): Machine => ({
  ...{ interfaces: () => office, nameServers: () => ['10.1.0.53'], env: {} },
  ...{ knows: async () => true, offset: async () => 300 },
  ...over,
})
const look = (over: Partial<Machine> = {}, hosts = ['db.prod']) =>
  lookAt(machine(over), { hosts, servers, vpn: { before: [], wanted: [] } })

describe('the laptop', () => {
  it('is offline where only itself is left, or an address it gave itself', async () => {
    for (const interfaces of [loopback, { ...loopback, eth0: [at('169.254.7.7'), at('fe80::1')] }, {}]) {
      expect(isOffline(interfaces)).toBe(true)
      const view = await look({ interfaces: () => interfaces, knows: () => Promise.reject(new Error('asked')) })
      expect(view).toMatchObject({ state: 'offline', interfaces: [], names: { answered: null }, clock: { offsetSeconds: null } })
    }
    expect(isOffline(office)).toBe(false)
  })

  it('has a network and no names, where none of several is known', async () => {
    expect((await look({ knows: async () => false }, ['db.prod', 'api.prod'])).state).toBe('no_names')
    expect((await look({ knows: async (host) => host === 'api.prod' }, ['db.prod', 'api.prod'])).state).toBe('online')
    const unasked = await look({}, [])
    expect(unasked).toMatchObject({ state: 'online', names: { answered: null } })
    expect(unasked.says.en).toContain('no name of a target was there to ask for')
  })

  it.each([
    [1_400, 1.4, 'The clock agrees with api.prod.'],
    [90_000, 90, 'The clock is 1m 30s behind api.prod.'],
    [-5_000, -5, 'The clock is 5s ahead of api.prod.'],
    [null, null, 'the clock is not checked'],
  ])('has a clock that is %s ms away from the one of a target', async (offset, offsetSeconds, says) => {
    const view = await look({ offset: async () => offset })
    expect(view.clock.offsetSeconds).toBe(offsetSeconds)
    expect(view.says.en).toContain(says)
  })

  it('says which VPN is up, and where proxies lead without whom they are entered as', async () => {
    const env = { https_proxy: 'http://kim:s3cr3t@proxy.corp:3128', NO_PROXY: '.corp' }
    const view = await look({ interfaces: () => ({ ...office, utun3: [at('100.64.0.2')] }), env })
    expect(view.says.en).toContain('VPN: utun3.')
    expect(view.proxies).toEqual([
      { variable: 'HTTPS_PROXY', through: 'proxy.corp:3128' },
      { variable: 'NO_PROXY', through: '.corp' },
    ])
  })

  it('misses a VPN only where one was up, or a profile wants one', async () => {
    expect((await look()).says.en).not.toContain('VPN')
    let interfaces: ReturnType<Machine['interfaces']> = { ...office, wg0: [at('100.64.0.2')] }
    let wanted: readonly string[] = []
    const again = createLook(
      machine({ interfaces: () => interfaces }),
      () => ({ hosts: [], servers: [] }),
      () => wanted,
    )
    expect((await again()).says.en).toContain('VPN: wg0.')
    interfaces = office
    expect((await again()).says.en).toContain('No VPN interface is up; wg0 was.')
    wanted = ['production']
    const fresh = createLook(
      machine(),
      () => ({ hosts: [], servers: [] }),
      () => wanted,
    )
    expect((await fresh()).says).toMatchObject({
      en: expect.stringContaining('the profile of production says its systems are reached over one') as string,
      ko: expect.stringContaining('production 프로파일은 VPN으로 접속한다고') as string,
    })
  })
})

describe('this machine', () => {
  let web: BadServer
  const seen: unknown[] = []
  beforeAll(async () => {
    web = await webServer((request, response) => {
      seen.push([request.method, request.headers.authorization])
      response.writeHead(401, { date: new Date(Date.now() + 60_000).toUTCString() }).end()
    })
  })
  afterAll(() => web.close())

  it('reads the time off a target that answers, whatever it answers, and shows it no credential', async () => {
    const url = { plain: `http://localhost:${web.port}/base` }
    const connection = { ...connectionTo(), kind: 'http' as const, url }
    const around = aroundOf(
      { a: connection, b: { ...connectionTo(), url: { plain: 'postgresql://db-1.prod/app' } } },
      {
        fromEnv: () => undefined,
        fromFile: () => '',
      },
    )
    expect(around.hosts).toEqual(['db-1.prod'])
    const offset = await thisMachine(systemClock).offset(around.servers[0]!)
    expect(Math.abs((offset ?? 0) - 60_000)).toBeLessThan(2_000)
    expect(seen).toEqual([['HEAD', undefined]])
  })

  it('asks no name server of a context: it is no host', () => {
    const cluster = { ...connectionTo(), kind: 'kubernetes' as const, url: { plain: 'kubernetes://prod-seoul/ai-factory' } }
    expect(aroundOf({ a: cluster }, { fromEnv: () => undefined, fromFile: () => '' })).toEqual({ hosts: [], servers: [] })
  })

  it('knows its own name and not one that is none', async () => {
    expect(await thisMachine(systemClock).knows('localhost')).toBe(true)
    expect(await thisMachine(systemClock).knows('no-such-host.invalid')).toBe(false)
  })
})
