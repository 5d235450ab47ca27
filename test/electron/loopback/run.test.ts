import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { clientOf } from '../../../shared/contract/bridge.ts'
import type { Finding } from '../../../shared/contract/record.ts'
import { sayAny } from '../../../shared/text/message.ts'
import { freshFolder } from '../../support/app.ts'
import { loopbackBridge, tokenFrom } from '../../support/loopback.ts'
import { value } from '../../support/reply.ts'
import { started } from './started.ts'

// Each test starts a host or two as processes of their own, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 })

describe('a start', () => {
  it('says its address in one line, serves, and ends at once when told to, whoever is still connected', async () => {
    const dataDir = freshFolder()
    const host = started(['--data', dataDir, '--no-open'])
    const link = await host.link()
    expect(host.said.out).toMatch(/^Quarterdeck: http:\/\/127\.0\.0\.1:\d+\/#code=[\w-]{22} {2}\(data: [^\n]+\n$/u)
    expect(host.said.out).toContain(`(data: ${dataDir})`)

    const bridge = await loopbackBridge(link)
    const told = new Promise((resolve) => bridge.subscribe('recorded', resolve))
    const { incidentId } = value(await clientOf(bridge).incidents.declare({ title: '판정 API 응답 지연' }))
    expect(await told).toMatchObject({ incidents: [{ id: incidentId }] })

    const dawdler = connect(Number(new URL(link).port), '127.0.0.1', () => dawdler.write('POST /session HTTP/1.1\r\n'))
    dawdler.on('error', () => undefined)
    const began = performance.now()
    host.child.kill('SIGTERM')
    expect(await host.ended).toBe(0)
    expect(performance.now() - began).toBeLessThan(2_000)
    expect(host.said.err).toBe('')
    bridge.close()
  })

  it('after a kill finds everything that was acknowledged', async () => {
    const dataDir = freshFolder()
    const first = started(['--data', dataDir, '--no-open'])
    const declared = value(await clientOf(await loopbackBridge(await first.link())).incidents.declare({ title: 'before' }))
    first.child.kill('SIGKILL')
    await first.ended
    const second = started(['--data', dataDir, '--no-open'])
    const client = clientOf(await loopbackBridge(await second.link()))
    expect(value(await client.incidents.get({}))).toMatchObject({ id: declared.incidentId, title: 'before', declaredBy: 'kim' })
    second.child.kill('SIGINT')
    expect(await second.ended).toBe(0)
  })

  it('says what it mended', async () => {
    const dataDir = freshFolder()
    const first = started(['--data', dataDir, '--no-open'])
    await first.link()
    first.child.kill('SIGTERM')
    await first.ended
    rmSync(join(dataDir, 'journal.jsonl'))
    const second = started(['--data', dataDir, '--no-open'])
    await second.link()
    const [{ code, detail }] = value(await clientOf(await loopbackBridge(await second.link())).host.info({})).repairs as [Finding]
    expect(code).toBe('repair.journal_recreated')
    expect(second.said.err).toBe(`${sayAny('en', `finding.${code}`, detail)}\n`)
  })

  it('on a folder that is hosted already gives a fresh link of that host, and ends', async () => {
    const dataDir = freshFolder()
    const first = started(['--data', dataDir, '--no-open'])
    const spent = await first.link()
    await tokenFrom(spent)
    const second = started(['--data', dataDir, '--no-open', '--port', new URL(spent).port])
    expect(await second.ended).toBe(0)
    expect(second.said.out).toContain(`running already (process ${first.child.pid}`)
    const fresh = await second.link()
    expect(new URL(fresh).origin).toBe(new URL(spent).origin)
    expect(fresh).not.toBe(spent)
    expect(await tokenFrom(fresh)).toBe(await tokenFrom(await linkOfAnother(dataDir)))
  })

  it('twice at the same moment is one host and one link to it', async () => {
    const dataDir = freshFolder()
    const both = [started(['--data', dataDir, '--no-open']), started(['--data', dataDir, '--no-open'])]
    const links = await Promise.all(both.map((one) => one.link()))
    expect(new Set(links.map((link) => new URL(link).origin)).size).toBe(1)
    const tokens = await Promise.all(links.map(tokenFrom))
    expect(tokens[0]).toBe(tokens[1])
  })
})

async function linkOfAnother(dataDir: string) {
  const another = started(['--data', dataDir, '--no-open'])
  await another.ended
  return another.link()
}

describe('a browser', () => {
  it('is opened with a code, and the line that is printed holds none', async () => {
    const folder = freshFolder('browser-')
    writeFileSync(join(folder, 'browser'), `#!/bin/sh\necho "$1" >"${folder}/opened"\n`)
    chmodSync(join(folder, 'browser'), 0o755)
    const host = started(['--data', freshFolder()], { BROWSER: join(folder, 'browser') })
    await host.says('out', /\n/u)
    expect(host.said.out).not.toContain('#code=')
    const opened = await vi.waitFor(() => readFileSync(join(folder, 'opened'), 'utf8').trim(), { timeout: 10_000 })
    expect(await tokenFrom(opened)).toMatch(/^[\w-]{43}$/u)
    host.child.kill('SIGTERM')
    expect(await host.ended).toBe(0)
    expect(host.said.err).toBe('')
  })

  it('that is not there is no reason to stop: a link is printed', async () => {
    const host = started(['--data', freshFolder()])
    const [link] = await host.says('err', /http:\/\/\S+#code=\S+/u)
    expect(host.said.err).toMatch(/^No browser could be opened here\./u)
    expect(await tokenFrom(link)).toMatch(/^[\w-]{43}$/u)
    expect(host.child.exitCode).toBeNull()
  })
})

describe('a start that cannot be', () => {
  const sentence = async (args: readonly string[], env: Readonly<Record<string, string>> = {}) => {
    const host = started(args, env)
    const code = await host.ended
    return { code, ...host.said }
  }

  it('says that the port is busy', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => other.once('listening', resolve))
    const { port } = other.address() as AddressInfo
    const dataDir = freshFolder()
    const busy = await sentence(['--data', dataDir, '--no-open', '--port', String(port)])
    expect(busy).toEqual({
      code: 1,
      out: '',
      err: expect.stringMatching(new RegExp(`^Port ${port} is in use by another program\\. [^\\n]+\\n$`, 'u')),
    })
    const korean = await sentence(['--data', dataDir, '--no-open', '--port', String(port)], { QUARTERDECK_LANG: 'ko' })
    expect(korean.err).toMatch(new RegExp(`^포트 ${port}[을를] 다른 프로그램이 쓰고 있습니다\\. [^\\n]+\\n$`, 'u'))
    other.close()
    const host = started(['--data', dataDir, '--no-open', '--port', String(port)])
    expect(await host.link()).toContain(`:${port}/`)
  })

  it('says that the data folder is a file', async () => {
    const file = join(freshFolder(), 'record')
    writeFileSync(file, 'a file')
    expect(await sentence(['--data', file, '--no-open'])).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining(`${file} is a file`),
    })
    expect((await sentence(['--data', file, '--no-open'], { QUARTERDECK_LANG: 'ko' })).err).toContain('파일입니다')
  })

  it.skipIf(process.getuid?.() === 0)('says that the data folder cannot be written', async () => {
    const folder = freshFolder()
    chmodSync(folder, 0o500)
    expect(await sentence(['--data', folder, '--no-open'])).toMatchObject({ code: 1, err: expect.stringContaining('cannot be written') })
  })

  it.each([[['--prot', '1']], [['--port', 'x']], [['--port', '70000']], [['here']]])(
    'says how it is used when it is told %j',
    async (args) => {
      const english = await sentence(args)
      expect(english).toMatchObject({ code: 2, out: '', err: expect.stringMatching(/^Not understood: .+\nUsage: npm start -- /u) })
      expect(await sentence(args, { QUARTERDECK_LANG: 'ko' })).toMatchObject({
        code: 2,
        err: expect.stringContaining('사용법: npm start -- '),
      })
    },
  )

  it('explains itself when asked', async () => {
    expect(await sentence(['--help'])).toMatchObject({ code: 0, err: '', out: expect.stringContaining('--allow-host') })
  })

  it('speaks the language set in its folder, before it takes it', async () => {
    const dataDir = freshFolder()
    writeFileSync(join(dataDir, 'settings.json'), '{"language":"ko"}')
    const asked = (args: readonly string[]) => sentence(['--data', dataDir, '--help', ...args], { QUARTERDECK_LANG: '' })
    expect((await asked([])).out).toContain('사용법: npm start')
    expect((await asked(['--lang', 'en'])).out).toContain('Usage: npm start')
  })
})
