import { once } from 'node:events'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { proberFor } from '../../support/prober.ts'
import { freePort } from '../../support/postgres.ts'
import {
  onRedis,
  password,
  redisConnection,
  replicaOf,
  sentinelOf,
  sentinelUrl,
  startCluster,
  startRedis,
  until,
} from '../../support/redis.ts'
import { deadlines, dial } from '../../support/redis-dial.ts'
import { tcpProxy, type TcpProxy } from '../../support/tcp-proxy.ts'

const login = 'redis://default:pw-s3cr3t@'

onRedis('dialling Redis', (server) => {
  it.each([
    ['a wrong password', () => server().url({ password: 'not-the-s3cr3t' }), 'authentication', 'WRONGPASS'],
    ['a user that is not there', () => server().url({ user: 'nobody' }), 'authentication', 'WRONGPASS'],
    ['no password', () => `redis://127.0.0.1:${server().port}`, 'authentication', 'NOAUTH'],
    ['a database that is not there', () => server().url({ database: 99 }), 'other', 'DB index is out of range'],
    ['a cluster asked of a single server', () => server().url({ scheme: 'redis+cluster' }), 'other', 'Write redis:// in TARGET'],
    ['a sentinel asked of a server', () => `redis+sentinel://127.0.0.1:${server().port}/main`, 'authentication', 'NOAUTH'],
    ['TLS asked of a server without', () => server().url({ scheme: 'rediss' }), /tls|timeout/u, 'TLS'],
  ] as const)('%s', async (_, address, cause, words) => {
    const report = await dial(address())
    expect(report).toMatchObject({ reachable: false, cause: typeof cause === 'string' ? cause : expect.stringMatching(cause) })
    expect(report.says.en).toContain(words)
  })

  it.each([
    'not a url',
    'mysql://a:s3cr3t@b/c',
    'redis://a,b',
    'redis+sentinel://h',
    'redis://h/x',
    'rediss://u:s3cr3t@h?ssl_cert_reqs=sometimes',
  ])('an address that is not one is secret: %s', async (address) =>
    expect(await dial(address)).toMatchObject({ reachable: false, cause: 'secret', target: 'cache' }),
  )

  it('takes a password that stands beside the address, and one in the address first', async () => {
    const beside = { ...redisConnection(), url: { plain: `redis://127.0.0.1:${server().port}/2` }, secret: { env: 'TARGET' } }
    const { prober } = proberFor(password, deadlines)
    expect(await prober.test(beside)).toMatchObject({ reachable: true, target: `cache · 127.0.0.1:${server().port}/2` })
    await prober.close()
  })

  it('a server whose connections are all taken', async () => {
    const full = await startRedis({ maxclients: '1' })
    await full.command('PING')
    const report = await dial(full.url())
    await full.stop()
    expect(report).toMatchObject({ reachable: false, cause: 'other' })
    expect(report.says.en).toMatch(/All connections of .* are taken \(ERR max number of clients reached\)/u)
  })

  it('a replica is said to be one; what only a master may do is READONLY, in our words', async () => {
    const replica = await replicaOf(server())
    expect((await dial(replica.url())).says.en).toContain('It is a replica')
    await server().command('SET', 'a', '1')
    await until(async () => (await replica.command('GET', 'a')) === '1')
    const { prober } = proberFor(replica.url(), deadlines)
    const planning = await prober.plan({ action: 'redis.flush_database', choose: [] }, redisConnection('operate'))
    if (planning.outcome !== 'planned') throw new Error(planning.outcome)
    const outcome = await prober.act(planning.plan, redisConnection('operate'))
    await Promise.all([prober.close(), replica.stop()])
    expect(outcome).toMatchObject({ outcome: 'failed', detail: { en: expect.stringContaining('takes no changes (READONLY') } })
  })

  it('a replica that lost its master and may not serve old data: MASTERDOWN', async () => {
    const replica = await startRedis({ replicaof: '127.0.0.1 1', 'replica-serve-stale-data': 'no' })
    const { prober } = proberFor(replica.url(), deadlines)
    const key = await prober.ask('redis.key', redisConnection(), { key: 'a' })
    const replication = await prober.ask('redis.replication', redisConnection())
    await Promise.all([prober.close(), replica.stop()])
    expect(key).toMatchObject({
      verdict: 'unknown',
      reason: { en: expect.stringContaining('lost its master and does not serve old data (MASTERDOWN') },
    })
    expect(replication).toMatchObject({ verdict: 'critical', reason: { en: expect.stringContaining('no link to its master 127.0.0.1:1') } })
  })

  it('a node of a cluster asked alone says so, and MOVED is told with the remedy', async () => {
    const nodes = await startCluster()
    const report = await dial(nodes[0]!.url())
    const { prober } = proberFor(nodes[0]!.url(), deadlines)
    const keys = ['a', 'b', 'c', 'd', 'e', 'f'].map((key) => prober.ask('redis.key', redisConnection(), { key, expect: 'absent' }))
    const elsewhere = (await Promise.all(keys)).filter(({ verdict }) => verdict === 'unknown')
    await Promise.all([prober.close(), ...nodes.map((node) => node.stop())])
    expect(report.says.en).toContain('one node of a cluster, and only this one is asked')
    expect(elsewhere[0]?.reason.en).toMatch(/another node \(MOVED \d+ 127\.0\.0\.1:\d+\).*redis\+cluster:\/\//u)
  })

  it('a sentinel: asked for a name it does not know, or taken for a server', async () => {
    const sentinel = await sentinelOf(server())
    const unknown = await dial(sentinelUrl([sentinel]).replace('/main/', '/other/'))
    const asServer = await dial(`redis://127.0.0.1:${sentinel.port}`)
    await sentinel.stop()
    expect(unknown).toMatchObject({
      reachable: false,
      cause: 'other',
      says: { en: expect.stringContaining('watches no master called other') },
    })
    expect(asServer).toMatchObject({
      reachable: false,
      cause: 'protocol',
      says: { en: expect.stringContaining('is a sentinel, not a server') },
    })
  })
})

describe('dialling what is not Redis', () => {
  const close: (() => void)[] = []
  const listen = async (answer: (socket: Socket) => void) => {
    const server = createServer((socket) => {
      close.push(() => socket.destroy())
      answer(socket.on('error', () => {}))
    }).listen(0, '127.0.0.1')
    close.push(() => server.close())
    await once(server, 'listening')
    return `127.0.0.1:${(server.address() as AddressInfo).port}`
  }
  afterEach(() => close.splice(0).forEach((each) => each()))
  /** Each time something is asked, the next of these answers. */
  const on =
    (...answers: readonly string[]) =>
    (socket: Socket) => {
      const left = [...answers]
      socket.on('data', () => void socket.write(left.shift() ?? answers.at(-1) ?? ''))
    }

  it('a closed port is refused', async () => {
    const report = await dial(`${login}127.0.0.1:${await freePort()}`)
    expect(report).toMatchObject({
      reachable: false,
      cause: 'refused',
      says: { en: expect.stringContaining('Nothing listens on 127.0.0.1') },
    })
  })

  it('a name nobody knows is dns', async () => {
    // A label over 63 letters is refused by the resolver itself, so no test waits for a machine's DNS.
    const report = await dial(`${login}${'d'.repeat(64)}.invalid`)
    expect(report).toMatchObject({ reachable: false, cause: 'dns' })
  })

  it.each([
    ['redis', ''],
    ['rediss', ''],
    ['redis+sentinel', '/main'],
    ['redis+cluster', ''],
  ])('one that never answers is a timeout, on time (%s)', async (scheme, path) => {
    const report = await dial(`${scheme}://default:pw-s3cr3t@${await listen(() => {})}${path}`)
    expect(report).toMatchObject({ reachable: false, cause: 'timeout' })
  })

  it.each(['HTTP/1.1 400 Bad Request\r\n\r\n', 'SSH-2.0-OpenSSH_9.2\r\n', '+OK POP3 ready\r\n'])(
    'another program is protocol: %j',
    async (greeting) => expect(await dial(`redis://${await listen(on(greeting))}`)).toMatchObject({ reachable: false, cause: 'protocol' }),
  )

  it('one that speaks only TLS says so', async () => {
    expect(await dial(`redis://${await listen(on('\x15\x03\x03\x00\x02\x02\x46'))}`)).toMatchObject({ cause: 'tls' })
  })

  it('one that resets, or closes at once, is protocol', async () => {
    for (const leave of [(socket: Socket) => socket.resetAndDestroy(), (socket: Socket) => socket.end()]) {
      const report = await dial(`redis://${await listen(leave)}`)
      expect(report).toMatchObject({ reachable: false, cause: 'protocol', says: { en: expect.stringContaining('without a word') } })
    }
  })

  it('half a reply is a timeout; one larger than 16 MiB is cut off', async () => {
    expect(await dial(`redis://${await listen(on('$5000\r\nredis_ver'))}`)).toMatchObject({ cause: 'timeout' })
    const endless = await dial(
      `redis://${await listen(
        (socket) =>
          void socket.once('data', () => {
            socket.write('$104857600\r\n')
            const more = Buffer.alloc(1024 * 1024, 'x')
            const pour = () => !socket.destroyed && socket.write(more, () => setImmediate(pour))
            pour()
          }),
      )}`,
    )
    expect(endless).toMatchObject({ reachable: false, cause: 'other', says: { en: expect.stringContaining('larger than 16 MiB') } })
  })

  it('loading, in Redis’s own words; a server older than 6 is told its version', async () => {
    const loading = await dial(`redis://${await listen(on('-LOADING Redis is loading the dataset in memory\r\n'))}`)
    expect(loading).toMatchObject({ cause: 'other', says: { en: expect.stringContaining('loading its data into memory') } })
    const info = 'redis_version:5.0.14\r\nredis_mode:standalone'
    const old = await dial(`redis://${await listen(on('+OK\r\n', `$${info.length}\r\n${info}\r\n`))}`)
    expect(old).toMatchObject({ cause: 'version', says: { en: expect.stringContaining('This is Redis 5.0.14') } })
  })
})

onRedis('a kept connection', (server) => {
  let proxy: TcpProxy
  let asking: ReturnType<typeof proberFor>
  const ask = (probe: string, params = {}) => asking.prober.ask(probe, redisConnection(), params)
  const open = async () => {
    proxy = await tcpProxy(server().port)
    asking = proberFor(server().url({ port: proxy.port }), deadlines)
  }
  afterEach(async () => {
    await asking.prober.close()
    await proxy.close()
  })

  it('is one, however many ask at once', async () => {
    await open()
    const readings = await Promise.all(Array.from({ length: 10 }, () => ask('redis.ping')))
    expect(new Set(readings.map(({ verdict }) => verdict))).toEqual(new Set(['ok']))
    expect(proxy.connections()).toBe(1)
  })

  it('comes back by itself after a restart, also one in the middle of a question', async () => {
    await open()
    await ask('redis.ping')
    await server().restart()
    expect(await ask('redis.ping')).toMatchObject({ verdict: 'ok' })
    await server()
      .command('DEBUG', 'SLEEP', '0')
      .catch(() => {})
    const asked = ask('redis.keyspace')
    await server().restart()
    expect(['ok', 'unknown']).toContain((await asked).verdict)
    expect(await ask('redis.keyspace')).toMatchObject({ verdict: 'ok' })
  })

  it('no answer in time is unknown, within 200 ms of the deadline, and the next question gets a fresh line', async () => {
    await open()
    await ask('redis.ping')
    proxy.freeze()
    const began = performance.now()
    const reading = await ask('redis.memory')
    expect(performance.now() - began).toBeLessThan(deadlines.statementMs + 200)
    expect(reading).toMatchObject({ verdict: 'unknown', rows: [], reason: { en: expect.stringContaining('did not answer within 2s') } })
    asking.held.address = server().url()
    expect(await ask('redis.ping')).toMatchObject({ verdict: 'ok' })
  })

  it('a line that is torn in the middle of an answer is asked once more on a fresh one, and a reset twice is unknown', async () => {
    await open()
    await ask('redis.ping')
    proxy.cutAfter('memory')
    expect(await ask('redis.memory')).toMatchObject({ verdict: 'unknown', reason: { en: expect.stringContaining('broke') } })
    expect(await ask('redis.ping')).toMatchObject({ verdict: 'ok' })
  })
})
