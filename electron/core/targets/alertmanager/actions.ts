import { z } from 'zod'
import { inBoth, type FactMap } from '../../../../shared/domain/probe/compose.ts'
import { duration, secondsOf } from '../duration.ts'
import { changing } from '../changing.ts'
import type { ActionSpec, Answer, Row, Subject } from '../kind.ts'
import { matchersOf, matcherTexts, writeMatcher, type Matcher } from '../matcher.ts'
import { named } from '../named.ts'
import { readAlerts } from './ask-alerts.ts'
import type { Alertmanager } from './live.ts'
import { silences } from './schemas.ts'

const silenceParams = z.strictObject({
  matchers: matcherTexts
    .min(1)
    .refine((texts) => matchersOf(texts).some(narrows), 'one of them must ask for a label that is there, or everything is silenced'),
  /** It ends by itself after this. */
  duration: duration.default('1h'),
  comment: z.string().trim().min(1).max(1000),
  created_by: z.string().trim().min(1).max(100).default('quarterdeck'),
})

/** Silences what the matchers fit, until it ends by itself or is ended. */
const createSilence: ActionSpec<Alertmanager, typeof silenceParams> = {
  action: 'alertmanager.create_silence',
  title: 'probe.alertmanager.create_silence.title',
  params: silenceParams,
  destructive: false,
  probe: 'alertmanager.alerts',
  probeParams: ({ matchers }) => ({ matchers, ignore: [] }),
  takesAll: true,
  subjects: ({ rows }) => rows.map(alertSubject),
  keyOf: ({ fingerprint }) => String(fingerprint),
  statement: (_, { matchers, duration: span, comment }) =>
    `POST /api/v2/silences\n${matchersOf(matchers).map(writeMatcher).join(', ')}\n${span}: ${comment}`,
  risk: (subjects, { duration: span }) => says('create_silence.risk', { alerts: subjects.length, span_seconds: secondsOf(span) }),
  inverse: () => ({ action: 'alertmanager.expire_silence', params: {} }),
  async act(live, subjects, params) {
    const { matchers, duration: span, comment, created_by: createdBy } = params
    const statement = createSilence.statement(subjects, params)
    const { rows, serverNow } = await readAlerts(live, matchers)
    const planned = new Set(subjects.map(({ fingerprint }) => fingerprint))
    const strange = rows.filter(({ fingerprint }) => !planned.has(fingerprint ?? null))
    // Nobody consented to silencing these. One that is gone meanwhile changes nothing.
    if (strange.length > 0) return { outcome: 'moved', statement: '', detail: says('create_silence.more', namesOf(strange)) }
    // By the server's own clock: ours may be off, and then it would begin late or be over already.
    const now = serverNow ?? Date.now()
    const endsAt = new Date(now + secondsOf(span) * 1000).toISOString()
    const body = { matchers: matchersOf(matchers).map(asSent), startsAt: new Date(now).toISOString(), endsAt, createdBy, comment }
    return changing(statement, async () => {
      const id = idIn(await live.change('POST', '/api/v2/silences', body))
      if (id === undefined) return { outcome: 'unknown', detail: says('create_silence.nameless', {}) }
      const detail = says('create_silence.done', { silence: id, until: endsAt, alerts: subjects.length })
      return { outcome: 'done', detail, inverse: { action: 'alertmanager.expire_silence', params: { silence: id } } }
    })
  },
}

const expireParams = z.strictObject({
  /** The silence's id; left out: chosen from those there are. */
  silence: z
    .string()
    .regex(/^[0-9A-Za-z_-]{1,100}$/u)
    .optional(),
})

/** Ends silences before their time. What they hid is heard again: that is no state to come back from, so nothing undoes it. */
const expireSilence: ActionSpec<Alertmanager, typeof expireParams> = {
  action: 'alertmanager.expire_silence',
  title: 'probe.alertmanager.expire_silence.title',
  params: expireParams,
  destructive: false,
  probe: 'alertmanager.silences',
  subjects: ({ rows }: Answer, { silence }) => rows.filter(({ id }) => silence === undefined || id === silence).map(silenceSubject),
  keyOf: ({ id }) => String(id),
  statement: (subjects) => subjects.map(({ id }) => `DELETE /api/v2/silence/${id}`).join('\n'),
  risk: (subjects) => says('expire_silence.risk', { silences: subjects.length }),
  async act(live, subjects, params) {
    const statement = expireSilence.statement(subjects, params)
    const { value } = await live.read('/api/v2/silences', [], silences)
    const isSame = ({ id, updated_at: updated }: Subject) =>
      value.some((each) => each.id === id && each.updatedAt === updated && each.status.state !== 'expired')
    const moved = subjects.filter((subject) => !isSame(subject))
    if (moved.length > 0) return { outcome: 'moved', statement: '', detail: says('expire_silence.moved', { silences: idsOf(moved) }) }
    return changing(
      statement,
      async () => {
        for (const { id } of subjects) await live.change('DELETE', `/api/v2/silence/${String(id)}`)
        return { outcome: 'done', detail: says('expire_silence.done', { silences: idsOf(subjects) }) }
      },
      { oneByOne: subjects.length > 1 },
    )
  },
}

/** The changes we make to an Alertmanager. */
export const alertmanagerActions: readonly ActionSpec[] = [createSilence, expireSilence]

function alertSubject({
  fingerprint = null,
  alertname = null,
  state = null,
  severity = null,
  service = null,
  summary = null,
  since = null,
}: Row) {
  return { fingerprint, alertname, state, severity, service, summary, since }
}

function silenceSubject({
  id = null,
  state = null,
  matchers = null,
  ends_at = null,
  created_by = null,
  comment = null,
  updated_at = null,
}: Row) {
  return { id, state, matchers, ends_at, created_by, comment, updated_at }
}

/** Whether it asks for something of a label, so that not every alert there is fits it. */
function narrows({ operator, value }: Matcher): boolean {
  if (operator === '=') return value !== ''
  if (operator !== '=~') return false
  try {
    return !new RegExp(`^(?:${value})$`, 'u').test('')
  } catch {
    // Another dialect than ours: the server says whether it is one.
    return true
  }
}

const asSent = ({ name, operator, value }: Matcher) => ({
  ...{ name, value, isRegex: operator.includes('~'), isEqual: !operator.startsWith('!') },
})

function idIn(text: string): string | undefined {
  try {
    const read = z.object({ silenceID: z.string().min(1) }).safeParse(JSON.parse(text))
    return read.success ? read.data.silenceID : undefined
  } catch {
    return undefined
  }
}

const says = (key: string, facts: FactMap) => inBoth(`probe.alertmanager.${key}`, facts)
const idsOf = (subjects: readonly Subject[]) => subjects.map(({ id }) => String(id)).join(', ')
const namesOf = (rows: readonly Row[]) => named([...new Set(rows.map(({ alertname }) => String(alertname)))])
