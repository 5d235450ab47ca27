import type { TargetKind } from '../../../shared/domain/connection/events.ts'
import type { Connection } from '../../../shared/domain/connection/state.ts'
import { Fault } from '../fault.ts'
import type { ActionSpec, Kind, ProbeSpec } from '../targets/kind.ts'
import { postgres } from '../targets/postgres/kind.ts'

/** Every kind of target there is: one that is declared and missing here does not compile. */
export const kinds: Readonly<Record<TargetKind, Kind>> = { postgres }

/** The probe of that name, for that connection. Throws Fault probe_unknown, probe_other_kind. */
export function probeFor(probe: string, { name, kind: found }: Connection): ProbeSpec {
  const kind = Object.values(kinds).find(({ probes }) => probes.some((spec) => spec.probe === probe))
  const spec = kind?.probes.find((one) => one.probe === probe)
  if (!kind || !spec) throw new Fault('probe_unknown', { probe })
  if (kind.kind !== found) throw new Fault('probe_other_kind', { probe, wanted: kind.kind, name, found })
  return spec
}

/** The action of that name. A playbook that names another is refused before a run begins, so this one is our fault. */
export function actionFor(action: string, { kind }: Connection): ActionSpec {
  const spec = kinds[kind].actions.find((one) => one.action === action)
  if (!spec) throw new Error(`there is no action ${action} for ${kind}`)
  return spec
}
