import type { Connection } from '../../../shared/domain/connection/state.ts'
import { both } from '../../../shared/domain/document/both.ts'
import { lookInside, type PreflightItem } from '../../../shared/domain/playbook/preflight.ts'
import { filledGiven } from '../../../shared/domain/playbook/render.ts'
import { scriptOf } from '../../../shared/domain/playbook/script.ts'
import type { Playbook } from '../../../shared/domain/playbook/spec.ts'
import { defaultsOf } from '../../../shared/domain/playbook/variable.ts'
import { Fault } from '../fault.ts'
import type { ShelvedPlaybook } from '../playbooks/shelf.ts'
import type { DialReport, Prober } from '../probing/prober.ts'
import { refusalText } from '../refusal-text.ts'
import type { Want } from '../targets/want.ts'

export interface Looking {
  readonly connections: readonly Connection[]
  readonly prober: Pick<Prober, 'test' | 'may'>
  readonly around: Parameters<typeof lookInside>[2]
}

/** Each connection is dialled once, however many playbooks lean on it. */
export function createLook({ connections, prober, around }: Looking) {
  const dialled = new Map<string, Promise<PreflightItem>>()

  function dial(connection: Connection): Promise<PreflightItem> {
    const before = dialled.get(connection.name)
    if (before) return before
    const now = prober.test(connection).then(
      (report) => reached(connection, report),
      (fault: unknown) => unreached(connection, fault),
    )
    dialled.set(connection.name, now)
    return now
  }

  /** Over every connection that could stand for the target: which one it will be is known only when it is started. */
  async function ofTarget(name: string, kind: Connection['kind'], wants: readonly Want[]): Promise<readonly PreflightItem[]> {
    const fitting = connections.filter((one) => one.kind === kind)
    if (fitting.length === 0) {
      const says = both('preflight.target.none', { target: name, kind })
      return [{ what: 'target', subject: name, verdict: 'critical', says }]
    }
    return (await Promise.all(fitting.map((connection) => over(connection, wants)))).flat()
  }

  async function over(connection: Connection, wants: readonly Want[]): Promise<readonly PreflightItem[]> {
    const target = await dial(connection)
    if (target.verdict !== 'ok') return [target]
    const foreseen = await prober.may(wants, connection)
    const items = foreseen.map(({ what, wanted, may, says }): PreflightItem => {
      const found = may === null ? 'unknown' : may ? 'ok' : 'critical'
      return { what, subject: `${connection.name} · ${wanted}`, verdict: found, says }
    })
    return [target, ...items]
  }

  /** Everything one playbook needs. Never throws for what a target does. */
  return async function look({ playbook, toRead, problems, trust, file }: ShelvedPlaybook): Promise<readonly PreflightItem[]> {
    const [first] = problems
    const broken: readonly PreflightItem[] = first
      ? [
          {
            ...{ what: 'file', subject: `${file}:${first.line}`, verdict: playbook ? 'warning' : 'critical' },
            says: first.says,
          },
        ]
      : []
    const inert: readonly PreflightItem[] =
      trust === 'needed' && toRead ? [{ what: 'file', subject: file, verdict: 'unknown', says: both('preflight.file.untrusted') }] : []
    // What nobody trusts asks nothing of any target.
    if (!playbook) return [...broken, ...inert]
    const targets = Object.entries(playbook.targets).map(([name, { kind }]) => ofTarget(name, kind, wantsOf(playbook, name)))
    return [...broken, ...(await Promise.all(targets)).flat(), ...lookInside(playbook, scriptOf(playbook), around)]
  }
}

/** What its steps will ask and do over one target, as far as it is known before anything is filled in; each once. */
function wantsOf(playbook: Playbook, target: string): readonly Want[] {
  const values = defaultsOf(playbook.variables)
  const wants = scriptOf(playbook).leaves.flatMap(({ step }): Want[] => {
    if (!('target' in step) || step.target !== target || !('with' in step)) return []
    const params = filledGiven(step.with, values) ?? null
    return [step.type === 'action' ? { does: 'action', name: step.action, params } : { does: 'probe', name: step.probe, params }]
  })
  return [...new Map(wants.map((want) => [JSON.stringify(want), want])).values()]
}

const reached = ({ name }: Connection, { reachable, says }: DialReport): PreflightItem => ({
  ...{ what: 'target', subject: name, verdict: reachable ? 'ok' : 'critical', says },
})

function unreached({ name }: Connection, fault: unknown): PreflightItem {
  if (!(fault instanceof Fault)) throw fault
  return { what: 'target', subject: name, verdict: 'critical', says: refusalText(fault.refusal) }
}
