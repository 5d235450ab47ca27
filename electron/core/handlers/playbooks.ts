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
import { playbookSchema } from '../playbooks/playbook-schema.ts'
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
