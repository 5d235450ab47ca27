import type { Client } from '../../shared/contract/bridge.ts'
import type { Reply } from '../../shared/contract/errors.ts'
import { say } from '../../shared/text/message.ts'

/** What happened, minutes before now: a story short enough to read and whole enough to try a postmortem on. */
const story = [
  { ago: 24, kind: 'observation', text: 'sample.seen' },
  { ago: 21, kind: 'communication', text: 'sample.asked' },
  { ago: 17, kind: 'observation', text: 'sample.found' },
  { ago: 14, kind: 'decision', text: 'sample.decided' },
  { ago: 12, kind: 'action', text: 'sample.did' },
  { ago: 4, kind: 'observation', text: 'sample.over' },
] as const

/**
 * Declares a drill whose title says that it is a sample, and tells its story by the calls a person would use. Stops at the
 * first refusal and answers it.
 */
export async function declareSample(client: Client, lang: 'ko' | 'en'): Promise<Reply<string>> {
  const declared = await client.incidents.declare({
    title: say(lang, 'screen.sample.title'),
    ...{ severity: 'sev3', mode: 'drill', impact: 'minor', services: [say(lang, 'screen.sample.service')] },
  })
  if (!declared.ok) return declared
  const { incidentId } = declared.value
  const steps = [
    () => client.incidents.reachMilestone({ incidentId, milestone: 'impact_started', at: '-26m' }),
    () => client.incidents.reachMilestone({ incidentId, milestone: 'detected', at: '-24m' }),
    () =>
      client.timeline.log({
        incidentId,
        entries: story.map(({ ago, kind, text }) => ({ kind, at: `-${ago}m`, text: say(lang, `screen.${text}`) })),
      }),
    () => client.incidents.reachMilestone({ incidentId, milestone: 'identified', at: '-16m' }),
    () => client.incidents.setStatus({ incidentId, status: 'mitigating', at: '-12m' }),
    () => client.incidents.reachMilestone({ incidentId, milestone: 'mitigated', at: '-4m' }),
    () => client.incidents.setStatus({ incidentId, status: 'monitoring', at: '-4m' }),
  ]
  for (const step of steps) {
    const reply: Reply<unknown> = await step()
    if (!reply.ok) return reply
  }
  return { ok: true, value: incidentId }
}
