import { join } from 'node:path'
import type { Handlers } from '../../../shared/contract/define.ts'
import { accept, refuse } from '../../../shared/contract/errors.ts'
import type { Contract } from '../../../shared/contract/index.ts'
import { scriptOf, type Leaf } from '../../../shared/domain/playbook/script.ts'
import { isKnown, type Recorded } from '../../../shared/domain/events.ts'
import { whichIncident } from '../../../shared/domain/incident/select.ts'
import { suggest } from '../../../shared/domain/playbook/suggest.ts'
import { isOld, verdictOf } from '../../../shared/domain/playbook/preflight.ts'
import { setTrust } from '../../../shared/domain/playbook/trust.ts'
import { rfc3339In } from '../../../shared/domain/time/parse.ts'
import { instantMs } from '../../../shared/domain/time/show.ts'
import type { Context } from '../context.ts'
import { textFrom, textOfIncident } from '../playbooks/new-text.ts'
import { playbookSchema } from '../playbooks/playbook-schema.ts'
import { createFile } from '../yaml/create-file.ts'
import { startable, type ShelvedPlaybook } from '../playbooks/shelf.ts'

export const playbooks: Handlers<Contract, Context>['playbooks'] = {
  async list(_, { shelf, expressions, facts }) {
    await expressions.load()
    const { zone } = facts()
    return accept(shelf.list().map((found) => entryOf(found, zone)))
  },
  async get({ playbookId }, { shelf, expressions }) {
    await expressions.load()
    const found = shelf.find(playbookId)
    if (!found) return refuse('playbook_unknown', { playbookId, playbooks: startable(shelf.list()).join(', ') || '—' })
    return accept({
      id: found.id,
      text: found.toRead?.text ?? null,
      steps: found.toRead ? scriptOf(found.toRead).leaves.map(stepIn) : [],
    })
  },
  async trust({ playbookId, hash, trusts }, { shelf, expressions, facts, commit, publish }) {
    await expressions.load()
    const found = shelf.find(playbookId)
    if (!found) return refuse('playbook_unknown', { playbookId, playbooks: startable(shelf.list()).join(', ') || '—' })
    const now = facts()
    const decision = setTrust({ ...found, isSound: found.toRead !== null }, { hash, trusts }, now)
    if (!decision.ok) return decision
    commit(decision.value, now)
    publish('shelfChanged', {})
    return accept(entryOf(shelf.find(playbookId) ?? found, now.zone))
  },
  async create({ playbookId, from }, context) {
    const { shelf, expressions, config } = context
    await expressions.load()
    const there = shelf.find(playbookId)
    if (there) return refuse('playbook_exists', { playbookId, file: there.file })
    const text =
      'incidentId' in from ? fromIncident(context, from.incidentId, playbookId) : fromPlaybook(context, from.playbookId, playbookId)
    if (!text.ok) return text
    const folder = config.playbookDirs[1] ?? join(config.dataDir, 'playbooks')
    const files = { file: join(folder, `${playbookId}.yaml`), schema: join(folder, 'playbook.schema.json') }
    const created = createFile(files, { file: text.value, schema: playbookSchema() })
    if (!created) return refuse('playbook_exists', { playbookId, file: files.file })
    context.publish('shelfChanged', {})
    return accept({ ...created, problems: [...shelf.check(text.value).problems] })
  },
  async preflight({ playbookIds }, context) {
    const { shelf, preflight, expressions } = context
    await expressions.load()
    const strange = playbookIds?.find((wanted) => !shelf.list().some(({ id }) => id === wanted))
    if (strange !== undefined)
      return refuse('playbook_unknown', {
        playbookId: strange,
        playbooks:
          shelf
            .list()
            .map(({ id }) => id)
            .join(', ') || '—',
      })
    await preflight.run(playbookIds)
    return accept(readinessOf(context).filter(({ playbookId }) => playbookIds?.includes(playbookId) ?? true))
  },
  async readiness(_, context) {
    await context.expressions.load()
    return accept(readinessOf(context))
  },
  async check({ text }, { shelf, expressions }) {
    await expressions.load()
    const { id, playbook, problems } = shelf.check(text)
    return accept({ id, steps: playbook ? scriptOf(playbook).leaves.length : 0, problems: [...problems] })
  },
  schema: () => accept({ schema: playbookSchema() }),
  async suggest({ incidentId }, { read, shelf, expressions }) {
    const incident = whichIncident(read, incidentId)
    if (!incident.ok) return incident
    await expressions.load()
    const { id, title, services } = incident.value
    const texts = [title ?? '', ...read.eventsOf(id).flatMap(textIn)]
    const sound = shelf.list().flatMap(({ playbook }) => playbook ?? [])
    const titles = new Map(sound.map((one) => [one.id, one.title]))
    return accept(
      suggest(sound, { services: services ?? [], texts }).map(({ playbookId, why }) => ({
        ...{ playbookId, why: [...why] },
        title: titles.get(playbookId) ?? { ko: playbookId, en: playbookId },
      })),
    )
  },
}

/** What nobody trusts is not made one's own either: that would be trusting it unread. */
function fromPlaybook({ shelf }: Context, from: string, playbookId: string) {
  const found = shelf.find(from)
  if (found && !found.playbook && found.trust === 'needed')
    return refuse('playbook_untrusted', { playbookId: from, file: found.file, hash: found.hash.slice(0, 12) })
  if (!found?.playbook) return refuse('playbook_unknown', { playbookId: from, playbooks: startable(shelf.list()).join(', ') || '—' })
  return accept(textFrom(found.source, found, playbookId))
}

function fromIncident({ read }: Context, incidentId: string, playbookId: string) {
  const incident = read.incident(incidentId)
  if (!incident) return refuse('incident_unknown', { incidentId })
  const actions = Object.values(read.actions().records).filter((one) => one.incidentId === incidentId)
  const past = { title: incident.title, runs: read.runs(incidentId), events: read.eventsOf(incidentId), actions }
  const text = textOfIncident(past, playbookId)
  return text === undefined ? refuse('nothing_done', { incidentId }) : accept(text)
}

/** Every playbook with what was found of it last; what was found long ago, or of another text, is not known for now. */
function readinessOf({ shelf, preflight, facts }: Context) {
  const nowMs = instantMs(facts().recordedAt)
  const last = preflight.last()
  return shelf.list().map(({ id, hash, toRead }) => {
    const found = last.find(({ playbookId }) => playbookId === id)
    const old = found !== undefined && isOld(found, hash, nowMs)
    return {
      ...{ playbookId: id, title: toRead?.title ?? null, at: found?.at ?? null, old, items: [...(found?.items ?? [])] },
      verdict: verdictOf(found?.items ?? []),
    }
  })
}

/** A playbook file as it is listed. */
function entryOf({ id, file, origin, hash, playbook, toRead, problems, trust, standsInSince }: ShelvedPlaybook, zone: string) {
  return {
    ...{ id, file, origin, hash, trust, problems: [...problems] },
    startable: playbook !== null,
    standsInSince: standsInSince === null ? null : rfc3339In(standsInSince, zone),
    kind: toRead?.kind ?? null,
    title: toRead?.title ?? null,
    source: toRead?.source ?? null,
    steps: toRead ? scriptOf(toRead).leaves.length : 0,
    targets: toRead?.targets ?? {},
  }
}

const stepIn = ({ step, depth, phase, gate }: Leaf) => ({
  ...{ id: step.id, type: step.type, title: step.title, text: step.text ?? null, source: step.source ?? null, depth, phase, gate },
  ...{ role: step.role ?? null, owner: step.owner ?? null, when: step.when ?? null },
  target: 'target' in step ? (step.target ?? null) : null,
  asks: 'probe' in step ? step.probe : 'action' in step ? step.action : 'playbook' in step ? step.playbook : null,
  risk: 'risk' in step ? (step.risk ?? null) : null,
})

/** What people wrote, and what was pasted: not what the product says of itself. */
const textIn = (event: Recorded): string[] =>
  isKnown(event) && event.type === 'timeline.entry_logged.v1' && event.data.text !== null ? [event.data.text] : []
