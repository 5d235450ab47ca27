import { clientOf, type Bridge, type MessageOf } from '../../shared/contract/bridge.ts'
import { topics } from '../../shared/contract/index.ts'
import { value } from '../support/reply.ts'

/**
 * One incident from declaration to postmortem, with some refusals on the way. Returns everything that was answered, in
 * order, so that two transports can be held against each other.
 */
export async function story(bridge: Bridge) {
  const answered: unknown[] = []
  const asking: Pick<Bridge, 'call'> = {
    async call(name, input) {
      const reply = await bridge.call(name, input)
      answered.push([name, reply])
      return reply
    },
  }
  const client = clientOf(asking)
  await client.incidents.get({})
  const { incidentId } = value(await client.incidents.declare({ title: '판정 API 응답 지연', severity: 'sev1', services: ['judgment'] }))
  await client.incidents.get({})
  const entries = [
    { kind: 'observation', text: 'p95 4.2 s, 정상은 300 ms' },
    { kind: 'decision', text: '차단 세션을 종료한다', at: '-2m' },
    { kind: 'evidence', text: 'pid 4711 | idle in transaction | 00:12:41\n'.repeat(200) },
  ] as const
  await client.timeline.log({ incidentId, entries: [...entries] })
  await client.timeline.log({ entries: [{ text: '  \n' }] })
  await client.timeline.log({ entries: [{ text: 'later', at: '2030-01-01T00:00+09:00' }] })
  const page = value(await client.timeline.page({ limit: 2 }))
  await client.timeline.page({ limit: 2, ...(page.first !== null && { before: page.first }) })
  await client.timeline.page({ after: 'no cursor' })
  await client.incidents.reachMilestone({ milestone: 'detected', at: '-4m' })
  await client.incidents.setStatus({ status: 'mitigating' })
  await client.incidents.setStatus({ status: 'mitigating' })
  await client.incidents.setSeverity({ severity: 'sev2' })
  await client.connections.add({ name: 'judgment-primary', kind: 'postgres', url: { env: 'JUDGMENT_URL' } })
  await client.connections.add({ name: 'judgment-primary', kind: 'postgres', url: { env: 'JUDGMENT_URL' } })
  await client.connections.test({ name: 'judgment-primary' })
  await client.connections.list({})
  await client.probes.list({})
  await client.playbooks.list({})
  await client.runs.start({ playbookId: 'nothing' })
  await client.incidents.reachMilestone({ milestone: 'mitigated' })
  await client.incidents.setStatus({ status: 'resolved' })
  for (const language of ['ko', 'en'] as const) {
    await client.documents.preview({ document: 'postmortem', language })
    await client.documents.preview({ document: 'notice', language })
  }
  await client.documents.export({ document: 'postmortem', language: 'ko' })
  await client.incidents.setStatus({ status: 'closed' })
  await client.incidents.get({})
  await client.incidents.list({})
  await client.record.verify({})
  return { incidentId, answered }
}

/** Every `recorded` message there was, checked, from now until `stop`. */
export function recordedOn(bridge: Bridge) {
  const messages: MessageOf<'recorded'>[] = []
  const waiting = new Set<() => void>()
  const stop = bridge.subscribe('recorded', (message) => {
    messages.push(topics.recorded.message.parse(message))
    for (const go of waiting) go()
  })
  const upTo = async (seq: number) => {
    while (!messages.some(({ events }) => events.some((event) => event.seq === seq))) await new Promise<void>((go) => waiting.add(go))
  }
  return { messages, upTo, stop }
}
