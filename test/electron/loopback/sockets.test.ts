import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { topics } from '../../../shared/contract/topics.ts'
import { stage } from './stage.ts'

const moved = { runId: 'run-1', incidentId: 'inc-1' }

/** An open socket, and every frame it got. */
async function opened({ port, token }: { port: number; token: string }, protocols = ['quarterdeck.v1', token]) {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/topics`, protocols)
  const frames: unknown[] = []
  socket.on('message', (data: Buffer) => frames.push(JSON.parse(data.toString())))
  await once(socket, 'open')
  /** The answer to a frame: what comes next and is no message of a topic. */
  const send = async (frame: unknown) => {
    const answers = () => frames.filter((one) => !Object.hasOwn(one as object, 'topic'))
    const before = answers().length
    socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame))
    while (answers().length === before) await once(socket, 'message')
    return answers().at(-1)
  }
  return { socket, frames, send }
}

describe('a socket', () => {
  it('hears what it subscribed to, from the moment that is confirmed, until it unsubscribes', async () => {
    const host = await stage()
    const { socket, frames, send } = await opened(host)
    expect(socket.protocol).toBe('quarterdeck.v1')
    host.tell('runMoved', { runId: 'before', incidentId: 'inc-1' })
    expect(await send({ subscribe: 'runMoved' })).toEqual({ subscribed: 'runMoved' })
    host.tell('runMoved', moved)
    host.tell('recorded', { events: [], incidents: [], rows: [] })
    expect(await send({ unsubscribe: 'runMoved' })).toEqual({ unsubscribed: 'runMoved' })
    host.tell('runMoved', moved)
    await send({ subscribe: 'read' })
    expect(frames).toEqual([
      { subscribed: 'runMoved' },
      { topic: 'runMoved', message: moved },
      { unsubscribed: 'runMoved' },
      { subscribed: 'read' },
    ])
    socket.terminate()
  })

  it('that subscribes twice hears once, and others hear too', async () => {
    const host = await stage()
    const [one, other] = [await opened(host), await opened(host)]
    await one.send({ subscribe: 'runMoved' })
    await one.send({ subscribe: 'runMoved' })
    await other.send({ subscribe: 'runMoved' })
    host.tell('runMoved', moved)
    await one.send({ unsubscribe: 'runMoved' })
    await other.send({ unsubscribe: 'runMoved' })
    const told = [one, other].map(({ frames }) => frames.filter((frame) => JSON.stringify(frame).includes('run-1')).length)
    expect(told).toEqual([1, 1])
  })

  it.each([
    [{ subscribe: 'nothing' }, 'call_unknown'],
    [{ subscribe: '__proto__' }, 'call_unknown'],
    [{ subscribe: 'constructor' }, 'call_unknown'],
    [{ subscribe: 7 }, 'input_invalid'],
    [{ subscribe: 'read', unsubscribe: 'read' }, 'input_invalid'],
    [[], 'input_invalid'],
    ['no json', 'input_invalid'],
  ])('that asks for %j is told no, and lives', async (frame, code) => {
    const host = await stage()
    const { send } = await opened(host)
    expect(await send(frame)).toMatchObject({ ok: false, error: { code } })
    expect(await send({ subscribe: 'read' })).toEqual({ subscribed: 'read' })
  })

  it('that sends more than 64 kB in a frame is closed', async () => {
    const host = await stage()
    const { socket } = await opened(host)
    socket.send('x'.repeat(64 * 1024 + 1))
    const [code] = (await once(socket, 'close')) as [number]
    expect(code).toBe(1009)
  })

  it('that answers no ping is cut; one that does stays', async () => {
    const host = await stage({ pingMs: 60 })
    const [deaf, alive] = [await opened(host), await opened(host)]
    deaf.socket.pong = () => undefined
    await once(deaf.socket, 'close')
    expect(await alive.send({ subscribe: 'read' })).toEqual({ subscribed: 'read' })
    alive.socket.terminate()
  })

  it('that does not read is cut before more than a few MiB wait for it', async () => {
    const host = await stage()
    const { socket, frames, send } = await opened(host)
    await send({ subscribe: 'runMoved' })
    socket.pause()
    const megabyte = { runId: 'x'.repeat(1024 * 1024), incidentId: 'inc-1' }
    const closed = once(socket, 'close')
    for (let sent = 0; sent < 60; sent += 1) {
      host.tell('runMoved', megabyte)
      await new Promise((resume) => setTimeout(resume, 2))
    }
    socket.resume()
    const [code] = (await closed) as [number]
    // 1006: the line broke; the kernel holds a few MiB besides our eight.
    expect([code, frames.length < 40]).toEqual([1006, true])
  })

  it('goes when the host ends, without being waited for, and nothing listens on', async () => {
    const host = await stage()
    const { socket } = await opened(host)
    const closed = once(socket, 'close')
    expect(host.listening()).toBe(Object.keys(topics).length)
    const began = performance.now()
    await host.served.close()
    await closed
    expect(performance.now() - began).toBeLessThan(1_000)
    expect(host.listening()).toBe(0)
  })
})
