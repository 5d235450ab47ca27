import type { Handlers } from '../../../shared/contract/define.ts'
import { accept, refuse } from '../../../shared/contract/errors.ts'
import type { Contract } from '../../../shared/contract/index.ts'
import type { Step } from '../../../shared/domain/playbook/spec.ts'
import type { Context } from '../context.ts'
import { startable } from '../playbooks/shelf.ts'

export const playbooks: Handlers<Contract, Context>['playbooks'] = {
  list(_, { shelf }) {
    return accept(
      shelf.list().map(({ id, file, hash, playbook, problems }) => ({
        ...{ id, file, hash, problems: [...problems] },
        title: playbook?.title ?? null,
        source: playbook?.source ?? null,
        steps: playbook?.steps.length ?? 0,
        targets: playbook?.targets ?? {},
      })),
    )
  },
  get({ playbookId }, { shelf }) {
    const found = shelf.find(playbookId)
    if (!found) return refuse('playbook_unknown', { playbookId, playbooks: startable(shelf.list()).join(', ') || '—' })
    return accept({ id: found.id, text: found.playbook?.text ?? null, steps: found.playbook?.steps.map(stepIn) ?? [] })
  },
}

const stepIn = (step: Step) => ({
  ...{ id: step.id, type: step.type, title: step.title, text: step.text ?? null, source: step.source ?? null },
  target: step.type === 'manual' ? null : step.target,
  asks: step.type === 'manual' ? null : step.type === 'action' ? step.action : step.probe,
  risk: step.type === 'action' ? step.risk : null,
})
