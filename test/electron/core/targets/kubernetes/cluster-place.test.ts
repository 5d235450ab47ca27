import { expect, it } from 'vitest'
import { placeOf } from '../../../../../electron/core/targets/kubernetes/cluster-place.ts'
import type { Context } from '../../../../../electron/core/targets/kubernetes/kubeconfig.ts'

const context = (server: string, proxy = ''): Context => ({
  cluster: {
    ...{ server, 'tls-server-name': '', 'proxy-url': proxy, 'insecure-skip-tls-verify': false },
    ...{ 'certificate-authority': '', 'certificate-authority-data': '' },
  },
  user: {} as never,
  ...{ clusterFile: '/k', userFile: '/k', files: '/k' },
})
const through = async (server: string, env: NodeJS.ProcessEnv, proxy = '') =>
  (await placeOf(context(server, proxy), env)).proxy?.host ?? null

it('takes a server apart, below a path and of IPv6 too', async () => {
  expect(await placeOf(context('https://rancher.prod/k8s/clusters/c-1/'), {})).toMatchObject({
    host: 'rancher.prod',
    port: 443,
    base: '/k8s/clusters/c-1',
  })
  expect(await placeOf(context('https://[fd00::1]:6443'), {})).toMatchObject({
    host: 'fd00::1',
    port: 6443,
    base: '',
    ca: null,
    proxy: null,
  })
  await expect(placeOf(context('10.0.0.1:6443'), {})).rejects.toMatchObject({ reason: 'secret' })
  await expect(placeOf(context('https://api', 'socks5://jump:1080'), {})).rejects.toMatchObject({
    says: { en: expect.stringContaining('socks5://jump:1080') as string },
  })
})

it.each<[string, string, string | null]>([
  ['https://api.prod:6443', '', 'proxy:3128'],
  ['https://api.prod:6443', 'prod', null],
  ['https://api.prod:6443', '.prod', null],
  ['https://api.prod:6443', 'api.prod:443', 'proxy:3128'],
  ['https://api.prod:6443', 'db.prod, API.prod:6443', null],
  ['https://notprod', 'prod', 'proxy:3128'],
  ['https://10.1.2.3', '10.0.0.0/8', null],
  ['https://11.1.2.3', '10.0.0.0/8', 'proxy:3128'],
  ['https://api.prod', '*', null],
  ['https://127.0.0.1:6443', '', null],
  ['https://localhost', '', null],
])('%s, with NO_PROXY %j: by %s', async (server, except, expected) => {
  expect(await through(server, { HTTPS_PROXY: 'http://proxy:3128', NO_PROXY: except })).toBe(expected)
})

it('what the kubeconfig says counts before the environment, on this machine too', async () => {
  expect(await through('https://127.0.0.1', { NO_PROXY: '*' }, 'http://jump:8080')).toBe('jump:8080')
})
