import { expect, it } from 'vitest'
import { labelOf, readAddress, secretsOf } from '../../../../../electron/core/targets/kubernetes/address.ts'

it('names a context, as awkward as clouds make them, and a namespace', () => {
  const arn = 'arn:aws:eks:ap-northeast-2:1234:cluster/prod'
  expect(readAddress(`kubernetes://${encodeURIComponent(arn)}/ai-factory?kubeconfig=/etc/k8s`)).toEqual({
    ...{ context: arn, namespace: 'ai-factory', options: { kubeconfig: '/etc/k8s' } },
  })
  expect(labelOf('kubernetes://admin%40prod/ai', { name: 'main' })).toBe('main · admin@prod/ai')
  expect(secretsOf('kubernetes://prod/ai')).toEqual([])
})

it.each([
  'kubernetes://prod',
  'kubernetes:///ai',
  'kubernetes://%zz/ai',
  'kubernetes://prod/AI',
  'kubernetes://prod/ai?token=abc',
  'https://prod/ai',
  '',
])('is no address: %s', (text) => {
  expect([readAddress(text), labelOf(text, { name: 'main' }), secretsOf(text)]).toEqual([undefined, 'main', [text]])
})
