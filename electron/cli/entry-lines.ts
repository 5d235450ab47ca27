import type { Client } from '../../shared/contract/bridge.ts'
import type { Recorded } from '../../shared/domain/events.ts'
import type { Incident } from '../../shared/domain/incident/state.ts'
import { exactMoment } from '../../shared/domain/time/show.ts'
import { describeEvent } from '../../shared/domain/timeline/describe.ts'
import type { Standing } from '../../shared/domain/timeline/entry.ts'
import { attachedText, marksText } from '../../shared/domain/timeline/marks.ts'
import { say } from '../../shared/text/message.ts'
import { painted, type Session } from './session.ts'
import { clean, oneLine } from './width.ts'

type Reply = Awaited<ReturnType<Client['entries']['history']>>
type History = Extract<Reply, { ok: true }>['value']

/** An entry as it stands, then everything that became of it, oldest first. */
export function historyLines({ lang, world }: Session, incident: Incident, { row, events }: History): readonly string[] {
  const { zone, title } = incident
  const stands = describeEvent(row as Recorded, lang)
  return [
    painted(world.out, 'bold', `${exactMoment(row.occurredAt, zone)}  ${stands.label}  ${stands.headline}`),
    `${incident.id} · ${oneLine(title ?? say(lang, 'word.redacted'))}${marksText(row as Standing, lang)}${attachedText(row as Standing, lang)}`,
    ...events.flatMap((event) => {
      const { headline, body } = describeEvent(event as Recorded, lang)
      const rest = body === null ? [] : clean(body).trimEnd().split('\n')
      return ['', `${exactMoment(event.recordedAt, zone)}  ${oneLine(event.actor)}`, `  ${headline}`, ...rest.map((line) => `  ${line}`)]
    }),
  ]
}
