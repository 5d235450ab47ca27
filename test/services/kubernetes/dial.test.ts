import { chmodSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { connect, type AddressInfo, type Socket } from 'node:net'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { blackHole, rawServer, webServer } from '../../support/bad-servers.ts'
import { newAuthority } from '../../support/certificates.ts'
import { onControlPlane, tokenOf } from '../../support/control-plane.ts'
import { clusterConnection, deadlines } from '../../support/kubernetes.ts'
import { freePort } from '../../support/postgres.ts'
import { proberFor } from '../../support/prober.ts'

interface Said {
  readonly cluster?: object
  readonly user?: object
  readonly context?: object
}

onControlPlane('dialling Kubernetes', (plane) => {
  let files = 0
  const write = (name: string, text: string, mode = 0o600) => {
    const file = join(plane().folder, `${(files += 1)}-${name}`)
    writeFileSync(file, text)
    chmodSync(file, mode)
    return file
  }
  const server = () => ({
    server: `https://127.0.0.1:${plane().port}`,
    'certificate-authority': plane().authority.file,
    'tls-server-name': 'localhost',
  })
  const kubeconfig = ({ cluster, user = { token: tokenOf('reader') }, context }: Said = {}) =>
    write(
      'config',
      JSON.stringify({
        clusters: [{ name: 'c', cluster: { ...server(), ...cluster } }],
        users: [{ name: 'u', user }],
        contexts: [{ name: 'prod', context: { cluster: 'c', user: 'u', ...context } }],
      }),
    )
  const plugin = (script: string) => write('plugin', `#!/bin/sh\n${script}\n`, 0o700)
  const byPlugin = (command: string, more: object = {}) =>
    kubeconfig({ user: { exec: { apiVersion: 'client.authentication.k8s.io/v1', command, interactiveMode: 'Never', ...more } } })
  const granting = (token: string) => `printf '{"kind":"ExecCredential","status":{"token":"${token}"}}'`

  /** As a user who just typed it would: within the deadline and 200 ms, and no token in what is said. */
  async function dial(file: string, options: Record<string, string> = {}, address = 'kubernetes://prod/ai-factory') {
    const { prober, logged } = proberFor(address, deadlines)
    const began = performance.now()
    const report = await prober.test(clusterConnection({ kubeconfig: file, ...options }))
    expect(performance.now() - began).toBeLessThan(deadlines.connectMs + 200)
    await prober.close()
    expect(logged).toEqual([])
    expect(JSON.stringify(report)).not.toMatch(/s3cr3t/u)
    return report
  }

  it('says which cluster this is, as whom, and what that one may not', async () => {
    const report = await dial(kubeconfig())
    expect(report).toMatchObject({ reachable: true, cause: 'none', target: 'cluster · prod/ai-factory' })
    expect(report.says.en).toMatch(/Kubernetes v1\.37\.2 at https:\/\/127\.0\.0\.1:\d+ let the user reader in/u)
    const [, identity = ''] = /option cluster=([0-9a-f]{16})/u.exec(report.says.en) ?? []
    expect((await dial(kubeconfig(), { cluster: identity })).says.en).not.toContain('option cluster')
    expect((await dial(kubeconfig(), { cluster: '0123456789abcdef' })).says.en).toContain('This is not the cluster that was confirmed')
    const nobody = await dial(kubeconfig({ user: { token: tokenOf('nobody') } }))
    expect(nobody.says.en).toContain('may not list pods, events, deployments in ai-factory')
    expect(nobody.says.en).toContain('may not read the namespace kube-system')
  })

  it('takes a client certificate, a token file that changes, and a token beside the address', async () => {
    const { certFile, keyFile } = plane().authority.issue({ name: 'operator' })
    expect((await dial(kubeconfig({ user: { 'client-certificate': certFile, 'client-key': keyFile } }))).says.en).toContain(
      'let the user operator in',
    )
    const tokenFile = write('token', `${tokenOf('reader')}\n`)
    const file = kubeconfig({ user: { tokenFile, token: 'not-this-s3cr3t' } })
    expect((await dial(file)).says.en).toContain('let the user reader in')
    writeFileSync(tokenFile, tokenOf('local'))
    expect((await dial(file)).says.en).toContain('let the user local in')
  })

  it('reads several files as kubectl does: the first that has an entry counts, and one that is not there is passed over', async () => {
    const first = write('first', JSON.stringify({ users: [{ name: 'u', user: { token: tokenOf('local') } }] }))
    expect((await dial([join(plane().folder, 'absent'), first, kubeconfig()].join(':'))).says.en).toContain('let the user local in')
  })

  it('goes through the proxy that the cluster names', async () => {
    const asked: string[] = []
    const sockets = new Set<Socket>()
    const proxy = createServer().on('connect', ({ url = '' }, near: Socket) => {
      asked.push(url)
      const [host = '', port = ''] = url.split(':')
      const far = connect(Number(port), host, () => near.write('HTTP/1.1 200 OK\r\n\r\n'))
      for (const socket of [near, far]) sockets.add(socket.on('error', () => {}))
      near.pipe(far).pipe(near)
    })
    await new Promise<void>((listening) => void proxy.listen(0, '127.0.0.1', listening))
    const through = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`
    expect(await dial(kubeconfig({ cluster: { 'proxy-url': through } }))).toMatchObject({ reachable: true })
    expect(asked).toEqual([`127.0.0.1:${plane().port}`])
    for (const socket of sockets) socket.destroy()
    proxy.close()
    const gone = await dial(kubeconfig({ cluster: { 'proxy-url': `http://127.0.0.1:${await freePort()}` } }))
    expect(gone).toMatchObject({ reachable: false, cause: 'refused', says: { en: expect.stringContaining('The proxy') as string } })
  })

  it('warns of a certificate that nobody checks, as long as it is so', async () => {
    const insecure = await dial(
      kubeconfig({ cluster: { 'insecure-skip-tls-verify': true, 'certificate-authority': '', 'tls-server-name': '' } }),
    )
    expect(insecure).toMatchObject({ reachable: true })
    expect(insecure.says.ko).toContain('인증서를 확인하지 않습니다')
  })

  it('runs a login plugin only when its path is trusted, with what it is to know', async () => {
    const asking = plugin(`case "$KUBERNETES_EXEC_INFO" in *'"server":"https://127'*) ${granting(tokenOf('reader'))};; *) exit 9;; esac`)
    const file = byPlugin(asking, { provideClusterInfo: true, args: ['get-token'] })
    const untrusted = await dial(file)
    expect(untrusted).toMatchObject({ reachable: false, cause: 'not_allowed' })
    expect(untrusted.says.en).toContain(`wants to run: ${asking} get-token. It was not run.`)
    expect((await dial(file, { plugin: asking })).says.en).toContain('let the user reader in')
  })

  it.each([
    ['fails', 'echo "session s3cr3t-less expired" >&2; exit 3', 'authentication', 'ended with code 3: session'],
    ['hangs', 'sleep 30', 'timeout', 'was not done within'],
    ['prints rubbish', 'echo hello', 'authentication', 'no ExecCredential'],
    ['grants what the cluster does not take', granting('no-such-token'), 'authentication', '401'],
  ] as const)('a plugin that %s', async (_, script, cause, words) => {
    const path = plugin(script.replace('s3cr3t-less ', ''))
    const report = await dial(byPlugin(path), { plugin: path })
    expect(report).toMatchObject({ reachable: false, cause, says: { en: expect.stringContaining(words) as string } })
  })

  it.each<[string, () => string, string, string]>([
    [
      'a plugin that is not there',
      () => byPlugin('no-such-plugin', { installHint: 'brew install it' }),
      'authentication',
      'brew install it',
    ],
    ['a plugin that wants a terminal', () => byPlugin('aws', { interactiveMode: 'Always' }), 'authentication', 'interactiveMode: Always'],
    ['a token that is not taken', () => kubeconfig({ user: { token: 'not-the-s3cr3t' } }), 'authentication', '401'],
    ['a user who acts as another', () => kubeconfig({ user: { token: tokenOf('admin'), as: 'kim' } }), 'not_allowed', 'acts as another'],
    ['another authority', () => kubeconfig({ cluster: { 'certificate-authority': other().file } }), 'tls', 'nobody the kubeconfig trusts'],
    ['another name', () => kubeconfig({ cluster: { 'tls-server-name': 'prod.example' } }), 'tls', 'another name'],
    ['no authority file', () => kubeconfig({ cluster: { 'certificate-authority': 'nowhere.pem' } }), 'secret', 'nowhere.pem'],
    ['no TLS', () => kubeconfig({ cluster: { server: `http://127.0.0.1:${plane().port}` } }), 'tls', 'without TLS'],
    ['no such name', () => kubeconfig({ cluster: { server: 'https://no-such-cluster.invalid' } }), 'dns', 'no-such-cluster.invalid'],
    [
      'no such context',
      () => write('empty', JSON.stringify({ contexts: [{ name: 'staging', context: {} }] })),
      'secret',
      'There are: staging',
    ],
    ['no such user', () => kubeconfig({ context: { user: 'gone' } }), 'secret', 'names the user gone'],
    ['a file that is none', () => write('broken', 'clusters: [\ntoken: s3cr3t'), 'secret', 'is not YAML'],
    ['no file at all', () => join(plane().folder, 'absent'), 'secret', 'There is no kubeconfig'],
  ])('%s', async (_, file, cause, words) => {
    expect(await dial(file())).toMatchObject({ reachable: false, cause, says: { en: expect.stringContaining(words) as string } })
  })
  const authorities: ReturnType<typeof newAuthority>[] = []
  function other() {
    const made = newAuthority()
    authorities.push(made)
    return made
  }

  it('a port nobody listens on, one that swallows all, one that says nothing, and one that is no API server', async () => {
    const [hole, mute] = [await blackHole(), await rawServer(() => {})]
    const plain = await webServer((_, response) => response.end('hello'), plane().authority.issue())
    const at = (port: number) => dial(kubeconfig({ cluster: { server: `https://127.0.0.1:${port}` } }))
    expect(await at(await freePort())).toMatchObject({ reachable: false, cause: 'refused' })
    expect(await at(hole.port)).toMatchObject({ reachable: false, cause: 'timeout' })
    expect(await at(mute.port)).toMatchObject({ reachable: false, cause: 'timeout' })
    expect(await at(plain.port)).toMatchObject({
      reachable: false,
      cause: 'protocol',
      says: { en: expect.stringContaining('HTTP/2') as string },
    })
    await Promise.all([hole, mute, plain].map((each) => each.close()))
    for (const authority of authorities) authority.remove()
  })

  it('an address that is none', async () => {
    for (const address of ['kubernetes://prod', 'https://prod/ai-factory', 'kubernetes://prod/ai-factory?as=kim', 'kubernetes://prod/../x'])
      expect(await dial(kubeconfig(), {}, address)).toMatchObject({ reachable: false, cause: 'secret', target: 'cluster' })
  })
})
