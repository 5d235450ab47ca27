import { isKnown, type Recorded } from '../events.ts'

/** Whether a text names somebody or something customers must not read of. */
export type NamesInternal = (text: string) => boolean

/**
 * Knows the internal names of one incident's log: the people who recorded it, were called or had a part in it, the laptops that asked, and the systems
 * that were asked, by their connection, their address and what was sent to them. A name counts where it stands as a
 * word of its own; an account that everybody has (root, admin) is nobody's name, and a notice may speak of a root cause.
 */
export function internalNames(events: readonly Recorded[]): NamesInternal {
  const names = [
    ...new Set(
      events
        .flatMap(namesIn)
        .filter((name) => name !== null)
        .map(inOneLine),
    ),
  ].filter(({ length }) => length > 1)
  return (text) => names.some((name) => standsIn(name, inOneLine(text)))
}

const sharedAccounts = new Set(['root', 'admin', 'administrator', 'user', 'guest', 'system', 'operator', 'oncall', 'test'])

const inOneLine = (text: string) => text.replaceAll(/\s+/gu, ' ').trim()

const who = ({ actor }: Recorded) => (sharedAccounts.has(actor.toLowerCase()) ? null : actor)

function namesIn(event: Recorded): (string | null)[] {
  if (!isKnown(event)) return [who(event)]
  switch (event.type) {
    case 'run.started.v1':
      return [who(event), ...Object.values(event.data.targets)]
    case 'run.action_planned.v1': {
      const { plan } = event.data
      return [who(event), ...(plan ? [plan.connection, plan.statement, ...addressesIn(plan.target)] : [])]
    }
    case 'probe.reading_kept.v1': {
      const { connection, target, host, query } = event.data
      return [who(event), connection, host, query, ...addressesIn(target)]
    }
    case 'people.role_assigned.v1':
    case 'people.called.v1':
      return [who(event), event.data.person]
    case 'people.handover_begun.v1':
      return [who(event), event.data.to]
    case 'task.assigned.v1':
    case 'task.reassigned.v1':
      return [who(event), event.data.owner]
    default:
      return [who(event)]
  }
}

/** `judgment-primary · db-1.prod:5432/factory_ai`: the whole, its parts, the machine with and without its domain. */
function addressesIn(target: string | null): string[] {
  if (target === null) return []
  const parts = target.split(/\s+·\s+|\s+/u)
  const machines = parts.map((part) => part.split(/[:/]/u)[0] ?? '')
  return [target, ...parts, ...machines, ...machines.flatMap(shortNames)]
}

/** `db-1` of `db-1.prod`: a name with a digit or hyphen is a machine's; a plain word, or a number of an address, is not. */
const shortNames = (machine: string) => [machine.split('.')[0] ?? ''].filter((name) => /[\d-]/u.test(name) && /[a-z]/iu.test(name))

/** Korean words run on into their particles (김지연이), so only Latin letters and digits bound a name. */
function standsIn(name: string, text: string): boolean {
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) {
    const runsOn = joined(text.slice(0, at), name) || joined(name, text.slice(at + name.length))
    if (!runsOn) return true
  }
  return false
}

const joined = (left: string, right: string) => /[a-z0-9]$/iu.test(left) && /^[a-z0-9]/iu.test(right)
