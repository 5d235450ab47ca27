import { describe, expect, it } from 'vitest'
import { Request, requestFor, type Ask } from '../../../../../electron/core/targets/kubernetes/requests.ts'

const sent = (ask: Ask) => {
  const { method, path, accept, body } = requestFor(ask)
  return [method, path, accept.includes('as=Table') ? 'table' : 'object', body]
}

describe('what leaves for a cluster', () => {
  it.each<[Ask, unknown[]]>([
    [{ verb: 'look', path: '/readyz' }, ['GET', '/readyz?verbose', 'object', null]],
    [{ verb: 'list', resource: 'nodes', as: 'object', limit: 9 }, ['GET', '/api/v1/nodes?limit=9', 'object', null]],
    [
      { verb: 'list', resource: 'pods', namespace: 'ai', as: 'table', limit: 5_000, labels: 'a=b,c in (d)', after: 'x&watch=1' },
      [
        'GET',
        '/api/v1/namespaces/ai/pods?limit=500&labelSelector=a%3Db%2Cc+in+%28d%29&continue=x%26watch%3D1&includeObject=None',
        'table',
        null,
      ],
    ],
    [
      { verb: 'get', resource: 'deployments', namespace: 'ai', name: 'j.s', as: 'object' },
      ['GET', '/apis/apps/v1/namespaces/ai/deployments/j.s', 'object', null],
    ],
  ])('%o', (ask, expected) => expect(sent(ask)).toEqual([expected[0], expected[1], expected[2], expected[3]]))

  it('asks about ourselves with a body of ours', () => {
    const { method, path, body } = requestFor({ verb: 'may', right: { verb: 'list', group: '', resource: 'pods', namespace: 'ai' } })
    expect([method, path]).toEqual(['POST', '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews'])
    expect(JSON.parse(body ?? '')).toEqual({
      ...{ apiVersion: 'authorization.k8s.io/v1', kind: 'SelfSubjectAccessReview' },
      spec: { resourceAttributes: { verb: 'list', group: '', resource: 'pods', namespace: 'ai' } },
    })
  })

  it.each([
    { verb: 'list', resource: 'secrets', namespace: 'ai', as: 'table', limit: 1 },
    { verb: 'list', resource: 'constructor', as: 'object', limit: 1 },
    { verb: 'get', resource: 'pods', namespace: 'ai', name: 'web/exec', as: 'object' },
    { verb: 'get', resource: 'pods', namespace: 'ai', name: '../secrets/db', as: 'object' },
    { verb: 'get', resource: 'pods', namespace: 'ai', name: 'web?x=1', as: 'object' },
    { verb: 'get', resource: 'pods', namespace: 'ai/secrets', name: 'db', as: 'object' },
    { verb: 'get', resource: 'pods', name: 'web', as: 'object' },
    { verb: 'get', resource: 'nodes', namespace: 'ai', name: 'node-1', as: 'object' },
    { verb: 'list', resource: 'namespaces', as: 'table', limit: 1 },
    { verb: 'delete', resource: 'pods', namespace: 'ai', name: 'web', as: 'object' },
    { verb: 'look', path: '/api/v1/namespaces/ai/secrets' },
  ])('and nothing else: %o', (ask) => {
    expect(() => requestFor(ask as Ask)).toThrow(expect.objectContaining({ reason: 'not_allowed', progress: 'not_sent' }))
  })

  it('a request can be made by nobody else', () => {
    expect(() => new Request(Symbol('made by requestFor') as never, 'GET', '/api/v1/secrets', '*/*', null)).toThrow('requestFor')
    expect(Request.isOne({ method: 'GET', path: '/api/v1/secrets', accept: '*/*', body: null })).toBe(false)
    expect(Request.isOne(Request.below(requestFor({ verb: 'look', path: '/version' }), '/k8s/c1'))).toBe(true)
  })
})
