import { isKnown, type Recorded } from '../events.ts'

/** Whether a text names somebody or something customers must not read of. */
export type NamesInternal = (text: string) => boolean

/**
 * Knows the internal names of one incident's log: the people who recorded it, the laptops that asked, and the systems
 * that were asked, by their connection, their address and what was sent to them. A name counts where it stands as a
 * word of its own.
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

const inOneLine = (text: string) => text.replaceAll(/\s+/gu, ' ').trim()

function namesIn(event: Recorded): (string | null)[] {
  if (!isKnown(event)) return [event.actor]
  switch (event.type) {
    case 'run.started.v1':
      return [event.actor, ...Object.values(event.data.targets)]
    case 'run.action_planned.v1': {
      const { plan } = event.data
      return [event.actor, ...(plan ? [plan.connection, plan.statement, ...addressesIn(plan.target)] : [])]
    }
    case 'probe.reading_kept.v1': {
      const { connection, target, host, query } = event.data
      return [event.actor, connection, host, query, ...addressesIn(target)]
    }
    default:
      return [event.actor]
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
