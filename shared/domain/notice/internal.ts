import { isKnown, type Recorded } from '../events.ts'

/** Whether a text names somebody or something customers must not read of. */
export type NamesInternal = (text: string) => boolean

/**
 * Knows the internal names of one incident's log: the people who recorded it, the laptops that asked, and the systems
 * that were asked, by their connection and their address. A name counts where it stands as a word of its own.
 */
export function internalNames(events: readonly Recorded[]): NamesInternal {
  const names = new Set(events.flatMap(namesIn).filter((name) => name.length > 1))
  return (text) => [...names].some((name) => standsIn(name, text))
}

function namesIn(event: Recorded): string[] {
  if (!isKnown(event)) return [event.actor]
  if (event.type === 'run.started.v1') return [event.actor, ...Object.values(event.data.targets)]
  if (event.type === 'run.action_planned.v1') {
    const { plan } = event.data
    return [event.actor, ...(plan ? [plan.connection, plan.statement, ...addressesIn(plan.target)] : [])]
  }
  if (event.type !== 'probe.reading_kept.v1') return [event.actor]
  const { connection, target, host, query } = event.data
  return [event.actor, connection, ...addressesIn(target), ...(host === null ? [] : [host]), ...(query === null ? [] : [query])]
}

/** `judgment-primary · db-1.prod:5432/factory_ai`: the whole, its parts, and the machine's name alone. */
function addressesIn(target: string | null): string[] {
  if (target === null) return []
  const parts = target.split(/\s+·\s+|\s+/u)
  return [target, ...parts, ...parts.map((part) => part.split(/[:/]/u)[0] ?? '')].map((name) => name.trim())
}

/** Korean words run on into their particles (김지연이), so only Latin letters and digits bound a name. */
function standsIn(name: string, text: string): boolean {
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) {
    const [before, after] = [text.slice(0, at), text.slice(at + name.length)]
    const runsOn = (/[a-z0-9]$/iu.test(before) && /^[a-z0-9]/iu.test(name)) || (/^[a-z0-9]/iu.test(after) && /[a-z0-9]$/iu.test(name))
    if (!runsOn) return true
  }
  return false
}
