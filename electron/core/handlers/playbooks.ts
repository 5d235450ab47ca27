import type { Handlers } from '../../../shared/contract/define.ts'
import { accept } from '../../../shared/contract/errors.ts'
import type { Contract } from '../../../shared/contract/index.ts'
import type { Context } from '../context.ts'

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
}
