/** The one channel between window and core. */
export const channel = 'quarterdeck'

/** Where the pages live: a scheme of our own, so that "self" in the pages' policy means us and nothing else. */
export const scheme = 'app'
export const origin = `${scheme}://quarterdeck`

/** What Windows knows us by; the package has the same. */
export const appId = 'com.quarterdeck.desktop'

/** What the preload asks; `begin` is its first word, for a page that was loaded again. */
export type Asked =
  | { readonly begin: true }
  | { readonly call: string; readonly input: unknown }
  | { readonly subscribe: string }
  | { readonly unsubscribe: string }

/** What the core tells a window that subscribed. */
export interface Told {
  readonly topic: string
  readonly message: unknown
}
