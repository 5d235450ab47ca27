import type { Client } from '../../shared/contract/bridge.ts'
import type { Reply } from '../../shared/contract/errors.ts'
import type { Attachment, EntryKind } from '../../shared/domain/timeline/events.ts'
import type { Intent } from '../../shared/domain/timeline/slash.ts'
import type { Understood } from '../../shared/domain/timeline/understand.ts'

/** The kinds a person writes, in the order of Alt+1 to Alt+5; evidence is pasted or piped in whole. */
export const composed = ['observation', 'action', 'decision', 'communication', 'note'] as const satisfies readonly EntryKind[]

/** What is done by a call; a form is opened by the line itself. */
type Called = Exclude<Intent['does'], 'open'>

type Carry<Does extends Called> = (
  client: Client,
  incidentId: string,
  intent: Extract<Intent, { does: Does }>,
  /** The entry the same line wrote. */
  entryId: string | undefined,
) => Promise<Reply<unknown>>

/** The call each intent is. One that is missing does not compile. */
const calls: { readonly [Does in Called]: Carry<Does> } = {
  status: (client, incidentId, { status, at }) => client.incidents.setStatus({ incidentId, status, ...moment(at) }),
  severity: (client, incidentId, { severity }) => client.incidents.setSeverity({ incidentId, severity }),
  // A line that says what happened stands for the milestone, and lends it its time.
  milestone: (client, incidentId, { milestone, at }, entryId) =>
    client.incidents.reachMilestone({ incidentId, milestone, ...(entryId === undefined ? moment(at) : { entryId }) }),
  snooze: (client, incidentId, { minutes, reason }) => client.updates.snooze({ incidentId, minutes, reason }),
  role: (client, incidentId, { role, person, reason, at }) => client.people.assign({ incidentId, role, person, reason, ...moment(at) }),
  call: (client, incidentId, { person, reason }) => client.people.call({ incidentId, person, reason }),
  handover: (client, incidentId, { to, note }) => client.people.handOver({ incidentId, to, note }),
  task: (client, incidentId, { title, owner, box, at }) =>
    client.tasks.add({ incidentId, title, owner, ...(box === null ? {} : { box }), ...moment(at) }),
  follow_up: (client, incidentId, { does: _, at, ...said }) => client.followUps.add({ incidentId, ...said, ...moment(at) }),
}

const moment = (at: string | null) => (at === null ? {} : { at })

/** Does what a line asks for: the entry first. Answers what is left to do, as it was typed, where something was refused. */
export async function carryOut(
  client: Client,
  incidentId: string,
  line: Understood,
  files: readonly Attachment[] = [],
): Promise<{ reply: Reply<unknown>; left: string }> {
  const { kind, at, tags, pinned, visibility, intents } = line
  // A file speaks for itself, by its name at least.
  const text = line.text === '' ? files.map(({ name }) => name).join(', ') : line.text
  let entryId: string | undefined
  if (text !== '') {
    const entry = {
      kind,
      text,
      pinned,
      visibility,
      tags: [...tags],
      ...moment(at),
      ...(files.length > 0 && { attachments: files.map(({ sha256, name, type }) => ({ sha256, name, type })) }),
    }
    const reply = await client.timeline.log({ incidentId, entries: [entry] })
    if (!reply.ok) return { reply, left: '' }
    entryId = reply.value.entryIds[0]
  }
  for (const [index, { intent }] of intents.entries()) {
    if (intent.does === 'open') continue
    const carry = calls[intent.does] as Carry<Called>
    const reply = await carry(client, incidentId, intent, entryId)
    if (!reply.ok)
      return {
        reply,
        left: intents
          .slice(index)
          .map(({ source }) => source)
          .join(' '),
      }
  }
  return { reply: { ok: true, value: null }, left: '' }
}
