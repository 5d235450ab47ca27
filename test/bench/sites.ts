import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { startPostgres } from '../support/postgres.ts'
import { password, startRedis } from '../support/redis.ts'

/** A real PostgreSQL, a real Redis and a page, each beside the program a person would ask it with. */
export async function startSites() {
  const [postgres, redis] = await Promise.all([startPostgres(), startRedis()])
  const page = createServer((request, answer) => {
    // What lies behind a VPN: the rest is on this machine and answers before it is asked.
    setTimeout(() => answer.writeHead(200, { 'content-type': 'text/plain' }).end('ok'), request.url === '/far' ? 60 : 0)
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => page.once('listening', resolve))
  const url = `http://127.0.0.1:${(page.address() as AddressInfo).port}`
  for (const row of Array.from({ length: 50 }, (_, at) => at)) await redis.command('SET', `judgment:${row}`, 'x'.repeat(100))
  await postgres.query('CREATE TABLE judgments AS SELECT n AS id FROM generate_series(1, 10000) AS n')
  return {
    postgres,
    redis,
    password,
    page: url,
    async stop() {
      await new Promise((resolve) => page.close(resolve).closeAllConnections())
      await Promise.all([postgres.stop(), redis.stop()])
    },
  }
}

export type Sites = Awaited<ReturnType<typeof startSites>>
