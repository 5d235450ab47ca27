import type { Reply } from '../../shared/contract/errors.ts'
import { refuse } from '../../shared/contract/errors.ts'
import { createLink, type Transport } from './link.ts'
import { codeIn, forgetToken, redeem, storedToken } from './session.ts'
import { openTopics } from './topics.ts'

/** Longer than anything the core waits for a target; after it, a tunnel that hangs counts as one that is gone. */
const callMs = 60_000

/** Calls over HTTP, topics over one WebSocket, to the host that served this page. */
export function connectLoopback(): Transport {
  const world = { storage: window.sessionStorage, fetch: window.fetch.bind(window) }
  const link = createLink({ state: 'connecting' })
  let token = storedToken(world)

  const lock = (code: 'unauthorized' | 'code_spent') => {
    forgetToken(world)
    token = null
    link.setState({ state: 'locked', code }, true)
  }

  /** A code in the address wins over an older token: somebody just opened this page on purpose. */
  async function enter() {
    const code = codeIn(window.location.hash)
    if (code === null) return false
    window.history.replaceState(null, '', window.location.pathname + window.location.search)
    const redeemed = await redeem(code, world)
    if (redeemed.ok) token = redeemed.value
    else if (token === null) lock(redeemed.error.code === 'code_spent' ? 'code_spent' : 'unauthorized')
    return redeemed.ok
  }

  async function call(name: string, input: unknown): Promise<Reply<unknown>> {
    await entered
    if (token === null) return refuse('unauthorized')
    try {
      const response = await world.fetch(`/call/${name}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-quarterdeck-token': token },
        body: JSON.stringify(input),
        signal: AbortSignal.timeout(callMs),
      })
      if (response.status === 401) {
        lock('unauthorized')
        return refuse('unauthorized')
      }
      return (await response.json()) as Reply<unknown>
    } catch {
      return refuse('host_unreachable')
    }
  }

  const topics = openTopics({
    link,
    token: () => token,
    // A refused socket does not say why; a call does: the host is away, or this key is no longer good.
    reachable: async () => (await call('host.info', {})).ok,
    open: (protocols) => new WebSocket(`${window.location.origin.replace(/^http/u, 'ws')}/topics`, protocols),
    now: () => Date.now(),
    after: (ms, callback) => void window.setTimeout(callback, ms),
  })

  const entered = enter().then(() => {
    if (link.getState().state === 'locked') return
    if (token === null) lock('unauthorized')
    else topics.start()
  })
  // A page that is already open can be given a new code: the browser changes the hash and does not load again.
  window.addEventListener('hashchange', () => {
    void enter().then((fresh) => fresh && window.location.reload())
  })

  return { call, subscribe: topics.subscribe, link }
}
