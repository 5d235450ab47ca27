import { generateKeyPairSync } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request as secureRequest } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe } from 'vitest'
import { newAuthority, noOpenssl, type Authority } from './certificates.ts'
import { accounts, firstObjects, nodeNamed, type Account, type KubeObject } from './cluster-objects.ts'
import { freePort } from './postgres.ts'
import { eventually, startProgram, type Program } from './program.ts'

const assets = process.env.KUBEBUILDER_ASSETS ?? ''
const needed = ['etcd', 'kube-apiserver', 'kube-controller-manager', 'kube-scheduler', 'kwok', 'kwok-stages']
const absent = needed.find((name) => !existsSync(join(assets, name)))
const remedy = 'export KUBEBUILDER_ASSETS="$(test/control-plane/install.sh)"'

/** What is missing to run a control plane; null: nothing. */
export const noControlPlane: string | null =
  noOpenssl ??
  (assets === '' ? `KUBEBUILDER_ASSETS is not set (${remedy})` : absent ? `${assets}/${absent} is not there (${remedy})` : null)
if (noControlPlane && process.env.CI) throw new Error(noControlPlane)

/** A real API server with its controllers and scheduler; kwok stands in for the kubelets. */
export interface ControlPlane {
  readonly port: number
  readonly authority: Authority
  /** A kubeconfig file with a context per account, and more where given; its path. */
  readonly kubeconfig: string
  /** The folder of this control plane's own, for files that tests add. */
  readonly folder: string
  /** As the administrator. Throws unless the status is good. */
  call(method: string, path: string, body?: object, type?: string): Promise<KubeObject>
  /** Creates all of them, in order. */
  create(...objects: readonly KubeObject[]): Promise<void>
  /** A token of a ServiceAccount, that can be taken away by deleting the account. */
  tokenOf(namespace: string, serviceAccount: string): Promise<string>
  stop(): Promise<void>
}

interface Parts {
  readonly folder: string
  readonly authority: Authority
  readonly port: number
}

const bin = (name: string) => join(assets, name)

/** About four seconds, and 650 MB. */
export async function startControlPlane(
  nodes: readonly KubeObject[] = [nodeNamed('node-1', 'a'), nodeNamed('node-2', 'b')],
): Promise<ControlPlane> {
  const folder = await mkdtemp(join(tmpdir(), 'quarterdeck-k8s-'))
  const authority = newAuthority()
  const port = await freePort()
  const parts = { folder, authority, port }
  const running: Program[] = []
  const stop = async () => {
    // On SIGTERM the API server takes up to a minute to end while watches are open.
    await Promise.all(running.map((program) => program.stop()))
    authority.remove()
    await rm(folder, { recursive: true, force: true })
  }
  try {
    const kubeconfig = join(folder, 'kubeconfig.yaml')
    await writeFile(kubeconfig, JSON.stringify(kubeconfigOf(parts)))
    const call = callerOf(parts)
    const api = await startApiServer(parts, running)
    await eventually('the API server is ready', async () => (await send(parts, 'GET', '/readyz')).status === 200, api)
    const create = async (...objects: readonly KubeObject[]) => {
      for (const object of objects) await call('POST', collectionOf(object), object)
    }
    await create(...firstObjects, ...nodes)
    startControllers(parts, kubeconfig, running)
    await startKwok(parts, kubeconfig, running)
    const isReady = (node: KubeObject) => JSON.stringify(node.status?.conditions ?? []).includes('"reason":"KubeletReady"')
    await eventually('the nodes are ready', async () => ((await call('GET', '/api/v1/nodes')).items ?? []).every(isReady), running.at(-1))
    return {
      ...{ port, authority, kubeconfig, folder, call, create, stop },
      async tokenOf(namespace, serviceAccount) {
        const path = `/api/v1/namespaces/${namespace}/serviceaccounts/${serviceAccount}/token`
        const request = { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest', spec: { expirationSeconds: 3600 } }
        return String((await call('POST', path, request)).status?.token)
      },
    }
  } catch (error) {
    await stop()
    throw error
  }
}

async function startApiServer({ folder, authority, port }: Parts, running: Program[]): Promise<Program> {
  const [clientPort, peerPort] = [await freePort(), await freePort()]
  const { certFile, keyFile } = authority.issue()
  const keys = generateKeyPairSync('rsa', {
    ...{ modulusLength: 2048, publicKeyEncoding: { type: 'spki', format: 'pem' } },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  await writeFile(join(folder, 'accounts.key'), keys.privateKey, { mode: 0o600 })
  await writeFile(join(folder, 'accounts.pub'), keys.publicKey)
  await writeFile(
    join(folder, 'tokens.csv'),
    accounts.map(({ name, groups }) => `${tokenOf(name)},${name},${name},"${groups.join(',')}"\n`).join(''),
  )
  const etcd = `http://127.0.0.1:${clientPort}`
  const peer = `http://127.0.0.1:${peerPort}`
  running.push(
    startProgram(
      bin('etcd'),
      [
        ...[`--data-dir=${folder}/etcd`, `--listen-client-urls=${etcd}`, `--advertise-client-urls=${etcd}`, '--unsafe-no-fsync'],
        ...[
          `--listen-peer-urls=${peer}`,
          `--initial-advertise-peer-urls=${peer}`,
          `--initial-cluster=default=${peer}`,
          '--log-level=error',
        ],
      ],
      folder,
    ),
  )
  const api = startProgram(
    bin('kube-apiserver'),
    [
      ...[`--etcd-servers=${etcd}`, '--bind-address=127.0.0.1', '--advertise-address=127.0.0.1', `--secure-port=${port}`],
      ...[`--tls-cert-file=${certFile}`, `--tls-private-key-file=${keyFile}`, `--client-ca-file=${authority.file}`],
      ...[`--token-auth-file=${folder}/tokens.csv`, '--authorization-mode=Node,RBAC', `--cert-dir=${folder}/certificates`],
      ...['--service-account-issuer=https://kubernetes.default.svc', `--service-account-key-file=${folder}/accounts.pub`],
      ...[`--service-account-signing-key-file=${folder}/accounts.key`, '--service-cluster-ip-range=10.96.0.0/16'],
      ...['--endpoint-reconciler-type=none', '--kubelet-preferred-address-types=InternalIP'],
    ],
    folder,
  )
  running.push(api)
  return api
}

function startControllers({ folder, authority }: Parts, kubeconfig: string, running: Program[]) {
  const shared = [
    ...[`--kubeconfig=${kubeconfig}`, `--authentication-kubeconfig=${kubeconfig}`, `--authorization-kubeconfig=${kubeconfig}`],
    ...['--leader-elect=false', '--secure-port=0', '--bind-address=127.0.0.1'],
  ]
  const keys = [`--service-account-private-key-file=${folder}/accounts.key`, `--root-ca-file=${authority.file}`]
  const manager = [...shared, ...keys, '--horizontal-pod-autoscaler-sync-period=2s', '--kube-api-qps=200', '--kube-api-burst=400']
  running.push(startProgram(bin('kube-controller-manager'), manager, folder))
  running.push(startProgram(bin('kube-scheduler'), [...shared, '--kube-api-qps=200', '--kube-api-burst=400'], folder))
}

async function startKwok({ folder, authority }: Parts, kubeconfig: string, running: Program[]) {
  const port = await freePort()
  const { certFile, keyFile } = authority.issue()
  const own = join(import.meta.dirname, '../control-plane/stages')
  const stages = [join(assets, 'kwok-stages'), own].flatMap((each) =>
    readdirSync(each).flatMap((file) => (each !== own && existsSync(join(own, file)) ? [] : [`--config=${join(each, file)}`])),
  )
  running.push(
    startProgram(
      bin('kwok'),
      [
        // Without leases of its own every node is unready after forty seconds.
        ...[`--kubeconfig=${kubeconfig}`, '--manage-all-nodes=true', '--node-ip=127.0.0.1', '--node-lease-duration-seconds=40'],
        ...[
          `--node-port=${port}`,
          `--server-address=127.0.0.1:${port}`,
          `--tls-cert-file=${certFile}`,
          `--tls-private-key-file=${keyFile}`,
        ],
        ...stages,
      ],
      folder,
    ),
  )
}

/** `admin-t0ken-…`: long enough to be blanked wherever it stands. */
export const tokenOf = (account: Account['name']): string => `${account}-t0ken-s3cr3t`

const serverOf = (port: number) => `https://127.0.0.1:${port}`

function kubeconfigOf({ port, authority }: Parts) {
  const cluster = { server: serverOf(port), 'certificate-authority': authority.file, 'tls-server-name': 'localhost' }
  return {
    ...{ apiVersion: 'v1', kind: 'Config', 'current-context': 'admin', clusters: [{ name: 'test', cluster }] },
    contexts: accounts.map(({ name }) => ({ name, context: { cluster: 'test', user: name, namespace: 'ai-factory' } })),
    users: accounts.map(({ name }) => ({ name, user: { token: tokenOf(name) } })),
  }
}

function send({ port, authority }: Parts, method: string, path: string, body?: object, type = 'application/json') {
  return new Promise<{ status: number; text: string }>((resolve, reject) => {
    const headers = { authorization: `Bearer ${tokenOf('admin')}`, 'content-type': type }
    const where = {
      host: '127.0.0.1',
      port,
      method,
      path,
      headers,
      servername: 'localhost',
      ca: readFileSync(authority.file),
      agent: false as const,
    }
    const request = secureRequest(where, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }))
    })
    request.on('error', reject).end(body ? JSON.stringify(body) : undefined)
  })
}

const callerOf =
  (parts: Parts): ControlPlane['call'] =>
  async (method, path, body, type) => {
    const { status, text } = await send(parts, method, path, body, type)
    if (status >= 400) throw new Error(`${method} ${path}: ${status} ${text}`)
    return JSON.parse(text) as KubeObject
  }

/** `apps/v1 Deployment` stands at `/apis/apps/v1/namespaces/NS/deployments`. */
function collectionOf({ apiVersion = 'v1', kind = '', metadata = {} }: KubeObject): string {
  const root = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`
  const lower = kind.toLowerCase()
  const plural = lower.endsWith('s') ? `${lower}es` : lower.endsWith('y') ? `${lower.slice(0, -1)}ies` : `${lower}s`
  return metadata.namespace === undefined ? `${root}/${plural}` : `${root}/namespaces/${metadata.namespace}/${plural}`
}

/** The tests on a control plane of their own. Where its programs are not there it is a counted skip that says so; in CI it is a failure. */
export function onControlPlane(name: string, tests: (plane: () => ControlPlane) => void) {
  let plane: ControlPlane | undefined
  const started = () => {
    if (!plane) throw new Error('the control plane has not been started')
    return plane
  }
  if (noControlPlane) {
    describe.skip(`${name} (skipped: ${noControlPlane})`, () => tests(started))
    return
  }
  describe(name, () => {
    beforeAll(async () => {
      plane = await startControlPlane()
    })
    afterAll(() => plane?.stop())
    tests(started)
  })
}
