import { mkdtempSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { createProber } from '../../../../electron/core/probing/create-prober.ts'
import { askInThread, threadFile } from '../../../../electron/core/probing/thread.ts'
import { connectionTo, systemClock } from '../../../support/prober.ts'

const deadlines = { connectMs: 2_000, statementMs: 2_000 }
const ending: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ending.splice(0)) await end()
})

/** A thread that does not do what it is asked. */
function threadThat(does: string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'thread-')), 'worker.mjs')
  writeFileSync(file, `import { parentPort } from 'node:worker_threads'\nlet asked = 0\nparentPort.on('message', (told) => { ${does} })\n`)
  return file
}

function proberIn(file: string | undefined, address = 'postgresql://app:hunter22@127.0.0.1:1/app') {
  const logged: string[] = []
  const log = { error: (what: string, fault: unknown) => void logged.push(`${what}: ${String(fault)}`) }
  const asker = askInThread({ log, deadlines, ...(file === undefined ? {} : { file }) })
  ending.push(() => asker.close())
  let ids = 0
  const secrets = { fromEnv: () => address, fromFile: () => '' }
  const prober = createProber({ ports: { clock: systemClock, randomId: () => `id${(ids += 1)}`, secrets, log }, hostName: 'laptop', asker })
  return { prober, asker, logged }
}

const plan = {
  ...{ action: 'postgres.terminate_backend', connection: 'judgment-primary', environment: 'production', confirm: 'judgment-primary' },
  ...{ target: 'judgment-primary · 127.0.0.1:1/app', subjects: [], statement: '', risk: { ko: '-', en: '-' } },
}

describe('the clients in a thread of their own', () => {
  it('ask, plan and dial as they would here', async () => {
    const { prober, logged } = proberIn(undefined)
    const reading = await prober.ask('postgres.blocking', connectionTo())
    expect(reading).toMatchObject({ readingId: 'rea-id1', verdict: 'unknown', host: 'laptop', target: plan.target })
    expect(reading.reason.en).toContain('Nothing listens on 127.0.0.1:1')
    expect(await prober.plan({ action: plan.action, choose: [] }, connectionTo('operate'))).toMatchObject({ outcome: 'unreachable' })
    expect(await prober.test(connectionTo())).toMatchObject({ reachable: false, cause: 'refused' })
    expect(logged).toEqual([])
  })

  it('end with the app also while a target hangs', async () => {
    const hung: Server = createServer(() => {}).listen(0, '127.0.0.1')
    await new Promise((done) => hung.once('listening', done))
    ending.push(() => hung.close())
    const { port } = hung.address() as { port: number }
    const { prober } = proberIn(undefined, `postgresql://app@127.0.0.1:${port}/app?sslmode=disable`)
    const asking = prober.ask('postgres.blocking', connectionTo())
    await new Promise((done) => setTimeout(done, 300))
    await prober.close()
    expect(await asking).toMatchObject({ verdict: 'unknown' })
    await expect(prober.ask('postgres.blocking', connectionTo())).rejects.toThrow('closed')
  })

  it('say unknown when their thread dies, for readings, plans and dialling, and the next question starts another', async () => {
    const { prober } = proberIn(threadThat(`process.exit(3)`))
    const said = { en: expect.stringContaining('started again'), ko: expect.stringContaining('다시 시작') }
    expect(await prober.ask('postgres.blocking', connectionTo())).toMatchObject({ verdict: 'unknown', reason: said })
    expect(await prober.plan({ action: plan.action, choose: [] }, connectionTo('operate'))).toMatchObject({
      ...{ outcome: 'unreachable', reading: { probe: 'postgres.blockers', reason: said } },
    })
    expect(await prober.test(connectionTo())).toMatchObject({ reachable: false, says: said })
  })

  it('do not say what became of an action when their thread dies: nobody knows', async () => {
    const { prober } = proberIn(threadThat(`process.exit(3)`))
    await expect(prober.act(plan, connectionTo('operate'))).rejects.toThrow('the thread of the targets ended')
  })

  it('bring a refusal back as one, and log their faults', async () => {
    const { asker, logged } = proberIn(
      threadThat(`parentPort.postMessage({ says: 'fault', what: 'a probe failed', fault: new Error('odd') })
        if (told !== 'close') parentPort.postMessage({ says: 'refused', id: told.id, refusal: { code: 'probe_unknown', detail: {} } })
        else process.exit()`),
    )
    const lead = { address: 'x', secret: null, label: 'x', secrets: [] }
    await expect(asker.test(connectionTo(), lead)).rejects.toMatchObject({ refusal: { code: 'probe_unknown' } })
    expect(logged).toEqual(['a probe failed: Error: odd'])
  })

  it('are found beside the sources, and beside the hosts as built', () => {
    const built = mkdtempSync(join(tmpdir(), 'built-'))
    writeFileSync(join(built, 'targets-worker.js'), '')
    expect(threadFile()).toMatch(/probing\/worker\.ts$/u)
    expect([threadFile(built), threadFile(join(built, 'chunks'))]).toEqual(Array(2).fill(join(built, 'targets-worker.js')))
    expect(() => threadFile('/nowhere')).toThrow('no thread of the targets')
  })
})
