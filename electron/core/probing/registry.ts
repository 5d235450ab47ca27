import type { TargetKind } from '../../../shared/domain/connection/events.ts'
import type { KindEntry } from '../../../shared/domain/connection/kind-entry.ts'
import type { Connection } from '../../../shared/domain/connection/state.ts'
import { inBoth } from '../../../shared/domain/probe/compose.ts'
import type { Params, ParamSpec } from '../../../shared/domain/probe/params.ts'
import { Fault } from '../fault.ts'
import type { ActionSpec, Kind, ProbeSpec } from '../targets/kind.ts'
import { http } from '../targets/http/kind.ts'
import { postgres } from '../targets/postgres/kind.ts'
import { alertmanager } from '../targets/alertmanager/kind.ts'
import { prometheus } from '../targets/prometheus/kind.ts'
import { kubernetes } from '../targets/kubernetes/kind.ts'
import { redis } from '../targets/redis/kind.ts'
import { paramSpecs } from './param-specs.ts'
import type { ActionSummary, ProbeSummary } from './prober.ts'

/** Every kind of target there is: one that is declared and missing here does not compile. */
export const kinds: Readonly<Record<TargetKind, Kind>> = { postgres, prometheus, alertmanager, redis, http, kubernetes }

/** What each kind says of itself. */
export const kindEntries = (): readonly KindEntry[] =>
  Object.values(kinds).map(({ kind, title, address: { schemes, example, overHttp = false, options }, alerts = null }) => {
    return { kind, title: inBoth(title, {}), schemes: [...schemes], example, overHttp, options: [...options], alerts }
  })

/** How the addresses of each kind look. */
export const addressForms = Object.fromEntries(kindEntries().map((entry) => [entry.kind, entry])) as Readonly<Record<TargetKind, KindEntry>>

/** The probe of that name, for that connection. Throws Fault probe_unknown, probe_other_kind. */
export function probeFor(probe: string, { name, kind: found }: Connection): ProbeSpec {
  const kind = Object.values(kinds).find(({ probes }) => probes.some((spec) => spec.probe === probe))
  const spec = kind?.probes.find((one) => one.probe === probe)
  if (!kind || !spec) throw new Fault('probe_unknown', { probe })
  if (kind.kind !== found) throw new Fault('probe_other_kind', { probe, wanted: kind.kind, name, found })
  return spec
}

/** The action of that name, for that connection. Throws Fault action_unknown, action_other_kind. */
export function actionFor(action: string, { name, kind: found }: Connection): ActionSpec {
  const kind = Object.values(kinds).find(({ actions }) => actions.some((spec) => spec.action === action))
  const spec = kind?.actions.find((one) => one.action === action)
  if (!kind || !spec) throw new Fault('action_unknown', { action })
  if (kind.kind !== found) throw new Fault('action_other_kind', { action, wanted: kind.kind, name, found })
  return spec
}

/** Parameters as a probe's or an action's schema reads them, its defaults filled in. Throws Fault params_invalid. */
export function readParams(spec: ProbeSpec | ActionSpec, given: Params): Params {
  const read = spec.params.safeParse(fromText(given, paramSpecs(spec.params)))
  if (read.success) return read.data as Params
  const issues = read.error.issues.map(({ path, message }) => `${path.join('.') || '—'}: ${message}`)
  throw new Fault('params_invalid', {
    name: 'probe' in spec && !('action' in spec) ? spec.probe : (spec as ActionSpec).action,
    problems: issues.join('; '),
  })
}

/** A command line has only text: what reads as the number, truth or list that is wanted is taken for it. */
function fromText(given: Params, specs: readonly ParamSpec[]): Params {
  const typeOf = new Map(specs.map(({ name, type }) => [name, type]))
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, valueFor(typeOf.get(name), value)]))
}

function valueFor(type: ParamSpec['type'] | undefined, value: Params[string]): Params[string] {
  if (typeof value !== 'string') return value
  if (type === 'list') return [value]
  if (type === 'boolean' && /^(?:true|false)$/u.test(value)) return value === 'true'
  const isNumber = type === 'number' && value.trim() !== '' && Number.isFinite(Number(value))
  return isNumber ? Number(value) : value
}

let probeList: readonly ProbeSummary[] | undefined
let actionList: readonly ActionSummary[] | undefined

/** What there is to ask, for lists, forms, the command line and the check of playbooks. Worked out once: the board asks with every move. */
export const probeSummaries = () => (probeList ??= allProbes())
export const actionSummaries = () => (actionList ??= allActions())

const allProbes = () =>
  Object.values(kinds).flatMap(({ kind, probes }) =>
    probes.map(({ probe, title, params, boardMs }) => ({
      probe,
      kind,
      title: inBoth(title, {}),
      params: paramSpecs(params),
      boardMs: boardMs ?? null,
    })),
  )

const allActions = () =>
  Object.values(kinds).flatMap(({ kind, actions }) =>
    actions.map(({ action, title, params, destructive, probe }) => ({
      ...{ action, kind, title: inBoth(title, {}), params: paramSpecs(params), destructive, probe },
    })),
  )
