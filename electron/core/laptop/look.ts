import type { NetworkInterfaceInfo } from 'node:os'
import type { LocalText } from '../../../shared/domain/document/local-text.ts'
import type { LaptopView } from '../../../shared/contract/board.ts'
import { inBoth, together } from '../../../shared/domain/probe/compose.ts'
import type { WebAddress } from '../targets/web/address.ts'
import type { Machine } from './machine.ts'

/** Where the user's own targets are: what there is to ask a name or the time of. */
export interface Around {
  readonly hosts: readonly string[]
  readonly servers: readonly WebAddress[]
  /** Why a VPN should be up: those that were since this was started, and the environments whose profile says so. */
  readonly vpn: { readonly before: readonly string[]; readonly wanted: readonly string[] }
}

type Interfaces = ReturnType<Machine['interfaces']>
type Look = Omit<LaptopView, 'at'>

/** So many are asked: one that is down says nothing of this laptop. */
const mostAsked = 3
const proxyNames = ['HTTPS_PROXY', 'HTTP_PROXY', 'ALL_PROXY', 'NO_PROXY']
/** A `Date` header has whole seconds, and the way there takes some: below this an offset says nothing. */
const exactSeconds = 2

/** Whether there is no way out of this laptop: no interface but itself has an address that leads anywhere. */
export const isOffline = (interfaces: Interfaces): boolean => addressesOf(interfaces).length === 0

/** Looks, and remembers which VPN it saw. `wanted`: the environments whose profile says that their systems are reached over one. */
export function createLook(machine: Machine, around: () => Omit<Around, 'vpn'>, wanted: () => readonly string[]) {
  let before: readonly string[] = []
  return async (): Promise<Look> => {
    const found = await lookAt(machine, { ...around(), vpn: { before, wanted: wanted() } })
    const up = tunnelsIn(found.interfaces)
    if (up.length > 0) before = up
    return found
  }
}

/** The laptop's own network, names, VPN, proxy and clock, as one answer. Never throws for what it finds. */
export async function lookAt(machine: Machine, { hosts, servers, vpn }: Around): Promise<Look> {
  const interfaces = addressesOf(machine.interfaces())
  const offline = interfaces.length === 0
  const [known, offsets] = await Promise.all([
    Promise.all(offline ? [] : hosts.slice(0, mostAsked).map((host) => machine.knows(host))),
    Promise.all(offline ? [] : servers.slice(0, mostAsked).map((each) => machine.offset(each).catch(() => null))),
  ])
  const names = { servers: [...machine.nameServers()], asked: hosts.slice(0, known.length), answered: answered(known) }
  const by = offsets.findIndex((offset) => offset !== null)
  const clock = by === -1 ? { offsetSeconds: null, by: null } : { offsetSeconds: seconds(offsets[by]), by: servers[by]?.host ?? null }
  const state = offline ? 'offline' : names.answered === false ? 'no_names' : 'online'
  return { state, interfaces, names, clock, proxies: proxiesIn(machine.env), says: saying({ state, interfaces, names, clock }, vpn) }
}

/** One that is known is enough: the others may be wrong. Null: nothing was asked. */
const answered = (known: readonly boolean[]): boolean | null => (known.length === 0 ? null : known.some(Boolean))

function saying({ state, interfaces, names, clock }: Omit<Look, 'proxies' | 'says'>, expected: Around['vpn']) {
  if (state === 'offline') return inBoth('laptop.offline', {})
  const { offsetSeconds: offset, by } = clock
  return together([
    state === 'no_names'
      ? inBoth('laptop.no_names', { names: names.asked.join(', '), servers: names.servers.join(', ') || '—' })
      : inBoth('laptop.online', { named: names.answered === null ? 'unasked' : 'answered' }),
    ...vpnSaying(tunnelsIn(interfaces), expected),
    offset === null || by === null
      ? inBoth('laptop.clock_unknown', {})
      : inBoth('laptop.clock', { standing: standing(offset), off_seconds: Math.abs(offset), by }),
  ])
}

/** Most people have none and need none: it is missed only where one was up, or a profile wants one. */
function vpnSaying(up: readonly string[], { before, wanted }: Around['vpn']): readonly LocalText[] {
  if (up.length > 0) return [inBoth('laptop.vpn', { vpn: 'up', names: up.join(', ') })]
  if (before.length > 0) return [inBoth('laptop.vpn', { vpn: 'gone', names: before.join(', ') })]
  return wanted.length > 0 ? [inBoth('laptop.vpn', { vpn: 'wanted', names: wanted.join(', ') })] : []
}

/** The VPN interfaces among them, each once. */
const tunnelsIn = (interfaces: Look['interfaces']): readonly string[] => [
  ...new Set(interfaces.flatMap(({ name, vpn }) => (vpn ? [name] : []))),
]

const standing = (offset: number) => (Math.abs(offset) < exactSeconds ? 'right' : offset > 0 ? 'behind' : 'ahead')
const seconds = (ms: number | null | undefined) => Math.round((ms ?? 0) / 100) / 10

/** Tunnels' usual names on Linux, macOS and Windows, and those of vendors. */
const tunnel = /^(?:tun|tap|utun|ppp|wg|ipsec|gpd|nordlynx|tailscale|zt|cscotun|proton)|vpn|wireguard|zerotier|openconnect|anyconnect/iu

function addressesOf(interfaces: Interfaces): { name: string; address: string; vpn: boolean }[] {
  return Object.entries(interfaces).flatMap(([name, infos = []]) =>
    infos.filter(leads).map(({ address }) => ({ name, address, vpn: tunnel.test(name) })),
  )
}

/** An address that a machine gave itself for want of a network leads nowhere. */
const leads = ({ internal, address }: NetworkInterfaceInfo) => !internal && !/^(?:169\.254\.|fe[89ab][0-9a-f]:)/iu.test(address)

/** Where proxies lead, without whom they are entered as. */
function proxiesIn(env: Machine['env']): Look['proxies'] {
  return proxyNames.flatMap((name) => {
    const value = env[name] || env[name.toLowerCase()]
    if (!value) return []
    const through = name === 'NO_PROXY' ? value : URL.canParse(value) ? new URL(value).host || '—' : '—'
    return [{ variable: name, through }]
  })
}
