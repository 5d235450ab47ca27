import type { Connection } from '../../../../shared/domain/connection/state.ts'

/** A cluster as a kubeconfig names it. Both parts are always said: whatever context is current elsewhere is nobody's business here. */
export interface ClusterAddress {
  readonly context: string
  readonly namespace: string
}

/** `cluster`: the identity that was confirmed; `kubeconfig`: files as in KUBECONFIG; `plugin`: the path of a program that may be run to log in. */
export const kubernetesOptions = ['kubeconfig', 'plugin', 'cluster'] as const
export type KubernetesOptions = Readonly<Partial<Record<(typeof kubernetesOptions)[number], string>>>

const form = /^kubernetes:\/\/(?<context>[^/?#\s]+)\/(?<namespace>[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)\/?(?:\?(?<query>[^#]*))?$/u

/** `kubernetes://CONTEXT/NAMESPACE`, the context's name percent-encoded. Undefined where it is none. */
export function readAddress(text: string): (ClusterAddress & { readonly options: KubernetesOptions }) | undefined {
  const { context = '', namespace = '', query = '' } = form.exec(text.trim())?.groups ?? {}
  const options = Object.fromEntries(new URLSearchParams(query))
  const isStrange = Object.keys(options).some((name) => !(kubernetesOptions as readonly string[]).includes(name))
  const named = decoded(context)
  return namespace === '' || named === undefined || isStrange ? undefined : { context: named, namespace, options }
}

/** `cluster-main · prod-seoul/ai-factory`; only the name when the address cannot be read. */
export function labelOf(text: string, { name }: Pick<Connection, 'name'>): string {
  const address = readAddress(text)
  return address ? `${name} · ${address.context}/${address.namespace}` : name
}

/** Nothing of such an address is secret; of one that cannot be read nobody knows. */
export const secretsOf = (text: string): readonly string[] => (readAddress(text) ? [] : [text])

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}
