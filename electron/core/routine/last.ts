import { counts, recent } from './checks-of.ts'
import type { Context } from '../context.ts'

interface Given {
  readonly targets: Readonly<Record<string, string>>
  readonly variables: Readonly<Record<string, string>>
}

/** What was given, and where nothing was, what it was the last time: as far as the checklist still asks for it and the connection is still there. */
export function sameAsLast({ read, shelf }: Pick<Context, 'read' | 'shelf'>, checklistId: string, given: Given): Given {
  const playbook = shelf.find(checklistId)?.playbook
  const last = read.checks(checklistId, recent).find(counts)
  if (!playbook || !last) return given
  const targets = Object.entries(last.targets).filter(
    ([target, name]) => Object.hasOwn(playbook.targets, target) && read.connection(name)?.kind === playbook.targets[target]?.kind,
  )
  const variables = Object.entries(last.variables).flatMap(([name, value]): [string, string][] =>
    value !== null && Object.hasOwn(playbook.variables, name) ? [[name, value]] : [],
  )
  return {
    targets: { ...Object.fromEntries(targets), ...given.targets },
    variables: { ...Object.fromEntries(variables), ...given.variables },
  }
}
