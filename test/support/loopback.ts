import { WebSocket } from 'ws'
import type { Bridge, TopicName } from '../../shared/contract/bridge.ts'
import { refuse, type Reply } from '../../shared/contract/errors.ts'
import { value } from './reply.ts'

type Listener = (message: never) => void

/** Trades an opening address for the token, as the page does. */
export async function tokenFrom(openingUrl: string): Promise<string> {
  const { origin, hash } = new URL(openingUrl)
  const code = new URLSearchParams(hash.slice(1)).get('code')
  const response = await fetch(`${origin}/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code }),
  })
  return value((await response.json()) as Reply<{ token: string }>).token
}

/** The bridge as a page has it: calls over HTTP, topics over one WebSocket. A call waits until what was subscribed before it is heard. */
export async function loopbackBridge(openingUrl: string): Promise<Bridge & { close(): void }> {
  const { origin } = new URL(openingUrl)
  const token = await tokenFrom(openingUrl)
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/topics`, ['quarterdeck.v1', token])
  const listeners = new Map<TopicName, Set<Listener>>()
  let unheard = 0
  const heard = new Set<() => void>()

  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
  socket.on('message', (data: Buffer) => {
    const frame = JSON.parse(data.toString()) as { topic?: TopicName; message?: unknown; subscribed?: TopicName }
    if (frame.topic) for (const listen of listeners.get(frame.topic) ?? []) listen(frame.message as never)
    if (!frame.subscribed) return
    unheard -= 1
    if (unheard === 0) for (const go of heard) go()
  })

  return {
    async call(name, input) {
      if (unheard > 0) await new Promise<void>((go) => heard.add(go))
      try {
        const response = await fetch(`${origin}/call/${name}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-quarterdeck-token': token },
          body: JSON.stringify(input),
        })
        return (await response.json()) as Reply<unknown>
      } catch {
        return refuse('host_unreachable')
      }
    },
    subscribe(name, listener) {
      const own = listeners.get(name) ?? new Set<Listener>()
      listeners.set(name, own.add(listener))
      if (own.size === 1) {
        unheard += 1
        socket.send(JSON.stringify({ subscribe: name }))
      }
      return () => void own.delete(listener)
    },
    close: () => socket.terminate(),
  }
}
