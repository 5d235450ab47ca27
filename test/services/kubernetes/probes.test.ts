import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { profile } from '../../../shared/domain/profile/spec.ts'
import type { Reading } from '../../../shared/domain/probe/reading.ts'
import { deployment, type KubeObject } from '../../support/cluster-objects.ts'
import { onControlPlane } from '../../support/control-plane.ts'
import { clusterAs } from '../../support/kubernetes.ts'
import { eventually } from '../../support/program.ts'

const site = profile.parse({
  ...{ api_version: 'quarterdeck/v1', kind: 'EnvironmentProfile', environment: 'production' },
  services: { judgment: { namespace: 'ai-factory', workload: 'deployment/judgment-service' } },
})

const cellOf = ({ columns, rows }: Reading, row: number, column: string) => rows[row]?.[columns.indexOf(column)]

onControlPlane('Kubernetes, asked', (plane) => {
  type Asking = ReturnType<typeof clusterAs>
  const open: Asking[] = []
  const as = (...[account]: [Parameters<typeof clusterAs>[1]]) => {
    const one = clusterAs(plane(), account, site)
    open.push(one)
    return one
  }
  let reader: Asking
  beforeAll(() => {
    reader = as('reader')
  })
  afterAll(async () => {
    for (const one of open) {
      await one.close()
      expect(one.logged).toEqual([])
    }
  })

  /** Asks until the reading is as wanted: what a controller does takes its moment. */
  async function until(service: string, holds: (reading: Reading) => boolean): Promise<Reading> {
    let last: Reading | undefined
    await eventually(`${service} is as it should be`, async () => holds((last = await reader.ask('kubernetes.service', { service }))))
    return last!
  }
  const change = (name: string, body: object) =>
    plane().call('PATCH', `/apis/apps/v1/namespaces/ai-factory/deployments/${name}`, body, 'application/strategic-merge-patch+json')
  const image = (name: string, tag: string): object => ({
    spec: { template: { spec: { containers: [{ name: 'app', image: `registry.example/${name}:${tag}` }] } } },
  })

  it('the API is ready', async () => {
    const reading = await reader.ask('kubernetes.api')
    expect(reading).toMatchObject({ verdict: 'ok', measure: { unit: 'seconds' } })
    expect(reading.reason.en).toContain('v1.37.2')
    expect(reading.rows.map(([check]) => check)).toContain('etcd')
  })

  it('nodes are ready; one that is cordoned is said', async () => {
    expect(await reader.ask('kubernetes.nodes')).toMatchObject({ verdict: 'ok', rowCount: 2, measure: { value: 2 } })
    await plane().call('PATCH', '/api/v1/nodes/node-2', { spec: { unschedulable: true } }, 'application/merge-patch+json')
    const reading = await reader.ask('kubernetes.nodes')
    await plane().call('PATCH', '/api/v1/nodes/node-2', { spec: { unschedulable: false } }, 'application/merge-patch+json')
    expect(reading).toMatchObject({ verdict: 'warning', reason: { en: expect.stringContaining('1 cordoned') as string } })
    expect([cellOf(reading, 0, 'name'), cellOf(reading, 0, 'status')]).toEqual(['node-2', 'Ready,SchedulingDisabled'])
  })

  it('may not is never none: an account without rights reads unknown, and is told which right', async () => {
    const [nobody, local] = [as('nobody'), as('local')]
    for (const [probe, params] of [
      ['kubernetes.nodes'],
      ['kubernetes.pods'],
      ['kubernetes.service', { service: 'deployment/any' }],
    ] as const)
      expect(await nobody.ask(probe, params)).toMatchObject({
        ...{ verdict: 'unknown', cause: 'permission', rows: [] },
        reason: { en: expect.stringContaining('403') as string },
      })
    expect(await local.ask('kubernetes.nodes')).toMatchObject({ verdict: 'unknown', cause: 'permission' })
    expect(await local.ask('kubernetes.pods', { namespace: 'kube-system' })).toMatchObject({ verdict: 'unknown', cause: 'permission' })
    expect(await local.ask('kubernetes.api')).toMatchObject({ verdict: 'ok' })
  })

  describe('a deployment', () => {
    beforeAll(async () => {
      await plane().create(deployment('judgment-service', { replicas: 3, spec: { progressDeadlineSeconds: 600 } }))
    })

    it('is complete, by its name in the profile too; its pods are listed as kubectl lists them', async () => {
      const reading = await until('judgment', ({ verdict }) => verdict === 'ok')
      expect(reading.reason.en).toMatch(
        /all 3 replicas are updated and available \(revision 1\), image registry.example\/judgment-service:v1/u,
      )
      expect(reading).toMatchObject({ rowCount: 4, measure: { value: 3, unit: 'count' } })
      const pods = await reader.ask('kubernetes.pods', { selector: 'app=judgment-service' })
      expect(pods).toMatchObject({ verdict: 'ok', rowCount: 3, columns: ['name', 'ready', 'status', 'restarts', 'age', 'node'] })
      expect([cellOf(pods, 0, 'ready'), cellOf(pods, 0, 'status')]).toEqual(['1/1', 'Running'])
    })

    it('crashes for want of memory: at which limit, which image, where, and what still serves', async () => {
      await change('judgment-service', image('judgment-service', 'oom'))
      const reading = await until('judgment', ({ reason }) => reason.en.includes('crash'))
      expect(reading.verdict).toBe('warning')
      expect(reading.reason.en).toMatch(
        /1 of 1 new pod crashes: OOMKilled at 1Gi, image registry.example\/judgment-service:oom, on node-\d, since .+; 3 of 3 available/u,
      )
      expect(reading.reason.ko).toContain('새 파드 1개 중 1개가 죽고 있습니다')
      expect(await reader.ask('kubernetes.pods', { selector: 'app=judgment-service' })).toMatchObject({
        ...{ verdict: 'warning', reason: { en: expect.stringContaining('CrashLoopBackOff') as string } },
      })
      await change('judgment-service', image('judgment-service', 'v1'))
      await until('judgment', ({ verdict }) => verdict === 'ok')
    })

    it('is paused halfway', async () => {
      await change('judgment-service', { spec: { paused: true, ...(image('judgment-service', 'v2') as { spec: object }).spec } })
      expect((await until('judgment', ({ reason }) => reason.en.includes('paused'))).verdict).toBe('warning')
      await change('judgment-service', { spec: { paused: false } })
      await until('judgment', ({ verdict, reason }) => verdict === 'ok' && reason.en.includes(':v2'))
    })
  })

  it.each<[string, KubeObject, RegExp]>([
    ['crash', deployment('crash', { image: 'crash' }), /2 of 2 new pods crash: exit code 3.*on (?:all its nodes|node-\d)/u],
    ['no-image', deployment('no-image', { image: 'no-image' }), /cannot pull an image.*ImagePullBackOff/u],
    ['no-config', deployment('no-config', { image: 'no-config' }), /miss a ConfigMap.*"judgment-config" not found/u],
    ['unready', deployment('unready', { image: 'unready' }), /a probe fails.*Readiness probe failed.*503/u],
    ['huge', deployment('huge', { container: { resources: { requests: { cpu: '100' } } } }), /finds? no node.*Insufficient cpu/u],
    ['slow', deployment('slow', { image: 'pending', spec: { progressDeadlineSeconds: 1 } }), /over its deadline/u],
  ])('says why %s does not come up', async (name, object, words) => {
    await plane().create(object)
    const reading = await until(`deployment/${name}`, ({ reason }) => words.test(reason.en))
    expect(reading.verdict).toBe('critical')
    expect(cellOf(reading, 0, 'name')).toBe(`deployment/${name}`)
    await plane().call('DELETE', `/apis/apps/v1/namespaces/ai-factory/deployments/${name}`)
  })

  it('a quota that is used up, a surge without room', async () => {
    const space = { namespace: 'full' }
    await plane().create(
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'full' } },
      { apiVersion: 'v1', kind: 'ResourceQuota', metadata: { name: 'two', ...space }, spec: { hard: { pods: '2' } } },
      deployment('greedy', { ...space, replicas: 3 }),
      deployment('tight', {
        replicas: 1,
        container: { resources: { requests: { cpu: '5' } } },
        spec: { strategy: { rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } } },
      }),
      deployment('tight-too', { replicas: 1, container: { resources: { requests: { cpu: '5' } } } }),
    )
    let quota: Reading | undefined
    await eventually('the quota is met', async () => {
      quota = await reader.ask('kubernetes.service', { service: 'deployment/greedy', namespace: 'full' })
      return quota.reason.en.includes('quota')
    })
    expect(quota).toMatchObject({ verdict: 'critical', reason: { en: expect.stringContaining('exceeded quota: two') as string } })
    await until('deployment/tight', ({ verdict }) => verdict === 'ok')
    await until('deployment/tight-too', ({ verdict }) => verdict === 'ok')
    await change('tight', image('tight', 'v2'))
    const surge = await until('deployment/tight', ({ reason }) => reason.en.includes('maxUnavailable: 0'))
    expect(surge).toMatchObject({ verdict: 'warning', reason: { en: expect.stringContaining('Insufficient cpu') as string } })
  })

  it('events, newest first; of what has expired nobody says that there was nothing', async () => {
    await plane().create(deployment('noisy', { image: 'crash', replicas: 1 }))
    let reading: Reading | undefined
    await eventually('it is told', async () => {
      reading = await reader.ask('kubernetes.events')
      return reading.rows.some((row) => row.includes('BackOff') && row.some((cell) => String(cell).startsWith('pod/noisy-')))
    })
    expect(reading).toMatchObject({ verdict: 'warning', columns: ['when', 'type', 'reason', 'object', 'count', 'message'] })
    const times = reading!.rows.map(([when]) => Date.parse(String(when)))
    expect(times).toEqual(times.toSorted((a, b) => b - a))
    const params = { namespace: 'default', object: 'nothing-ever' }
    expect(await reader.ask('kubernetes.events', params)).toMatchObject({ verdict: 'ok', rows: [] })
    expect(await reader.ask('kubernetes.events', { ...params, minutes: '180' })).toMatchObject({
      ...{ verdict: 'unknown', rows: [], reason: { en: expect.stringContaining('has expired') as string } },
    })
    expect(await as('nobody').ask('kubernetes.events')).toMatchObject({ verdict: 'unknown', cause: 'permission' })
  })

  it('what is not there is not found, and not healthy', async () => {
    expect(await reader.ask('kubernetes.service', { service: 'deployment/nowhere' })).toMatchObject({
      ...{ verdict: 'unknown', cause: 'other', reason: { en: expect.stringContaining('404') as string } },
    })
    expect(await reader.ask('kubernetes.service', { service: 'checkout' })).toMatchObject({ verdict: 'unknown', cause: 'other' })
    expect(await reader.ask('kubernetes.service', { service: 'cronjob/backup' })).toMatchObject({ verdict: 'unknown' })
    expect(await reader.ask('kubernetes.pods', { selector: 'app=nobody' })).toMatchObject({ verdict: 'unknown', rowCount: 0 })
  })
})
