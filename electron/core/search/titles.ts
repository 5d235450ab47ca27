import { titlesIn } from '../../../shared/domain/playbook/script.ts'
import { playbook } from '../../../shared/domain/playbook/spec.ts'
import type { Run } from '../../../shared/domain/run/state.ts'
import type { Titles } from '../../../shared/domain/timeline/row.ts'
import { readYaml } from '../yaml/yaml-text.ts'

/** What the steps of a run are called, out of the playbook it began with; read once for each run, so make it anew for each use. */
export function titlesOf(runAt: (id: string) => Run | undefined): Titles {
  const known = new Map<string, ReadonlyMap<string, ReturnType<Titles>>>()
  return (runId, stepId) => {
    const titles = known.get(runId) ?? stepTitles(runAt(runId)?.source)
    known.set(runId, titles)
    return titles.get(stepId)
  }
}

function stepTitles(source: string | null | undefined): ReadonlyMap<string, ReturnType<Titles>> {
  if (source === null || source === undefined) return new Map()
  try {
    const parsed = playbook.safeParse(readYaml(source).value)
    return parsed.success ? titlesIn(parsed.data) : new Map()
  } catch {
    return new Map()
  }
}
