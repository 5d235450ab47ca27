import { expect, it } from 'vitest'
import { deployment, type KubeObject } from '../../support/cluster-objects.ts'
import { onControlPlane } from '../../support/control-plane.ts'
import { eventually } from '../../support/program.ts'

onControlPlane('the control plane of the tests', (plane) => {
  it('rolls a deployment out, and keeps a bad image in its trouble', async () => {
    await plane().create(
      deployment('good'),
      ...['oom', 'crash', 'no-image', 'no-config', 'unready'].map((image) => deployment(image, { image })),
    )
    const ready = async (name: string) =>
      (await plane().call('GET', `/apis/apps/v1/namespaces/ai-factory/deployments/${name}`)).status?.['readyReplicas'] ?? 0
    await eventually('it is ready', async () => (await ready('good')) === 2)
    const pods = async () => (await plane().call('GET', '/api/v1/namespaces/ai-factory/pods')).items ?? []
    const standing = (pod: KubeObject) => JSON.stringify(pod.status?.['containerStatuses'] ?? '')
    await eventually('all have a status', async () => (await pods()).every((pod) => standing(pod).length > 2))
    const all = (await pods()).map((pod) => standing(pod)).join('\n')
    for (const reason of ['OOMKilled', '"exitCode":3', 'ImagePullBackOff', 'CreateContainerConfigError']) expect(all).toContain(reason)
    expect(await Promise.all(['oom', 'crash', 'no-image', 'no-config', 'unready'].map(ready))).toEqual([0, 0, 0, 0, 0])
  })
})
