import type { Handlers } from '../../../shared/contract/define.ts'
import { accept, refuse } from '../../../shared/contract/errors.ts'
import type { Contract } from '../../../shared/contract/index.ts'
import { scriptOf, type Leaf } from '../../../shared/domain/playbook/script.ts'
import { isKnown, type Recorded } from '../../../shared/domain/events.ts'
import { whichIncident } from '../../../shared/domain/incident/select.ts'
import { suggest } from '../../../shared/domain/playbook/suggest.ts'
import type { Context } from '../context.ts'
import { playbookSchema } from '../playbooks/playbook-schema.ts'
import { startable } from '../playbooks/shelf.ts'

export const playbooks: Handlers<Contract, Context>['playbooks'] = {
  async list(_, { shelf, expressions }) {
    await expressions.load()
    return accept(
      shelf.list().map(({ id, file, hash, playbook, problems }) => ({
        ...{ id, file, hash, problems: [...problems] },
        kind: playbook?.kind ?? null,
        title: playbook?.title ?? null,
        source: playbook?.source ?? null,
        steps: playbook ? scriptOf(playbook).leaves.length : 0,
        targets: playbook?.targets ?? {},
      })),
    )
  },
  async get({ playbookId }, { shelf, expressions }) {
    await expressions.load()
    const found = shelf.find(playbookId)
    if (!found) return refuse('playbook_unknown', { playbookId, playbooks: startable(shelf.list()).join(', ') || '—' })
    return accept({
      id: found.id,
      text: found.playbook?.text ?? null,
      steps: found.playbook ? scriptOf(found.playbook).leaves.map(stepIn) : [],
    })
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
