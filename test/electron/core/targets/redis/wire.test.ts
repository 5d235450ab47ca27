import { Duplex } from 'node:stream'
import { expect, it } from 'vitest'
import { NotAllowed } from '../../../../../electron/core/targets/redis/allowed.ts'
import { NotRedis, TooLarge, Wire } from '../../../../../electron/core/targets/redis/wire.ts'

const spoken = (...commands: readonly string[][]) =>
  commands.map((words) => `*${words.length}\r\n${words.map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`).join('')}`).join('')

/** A wire on a socket that keeps what is sent, and answers what it is told to. */
function wired() {
  const sent: string[] = []
  const socket = new Duplex({
    read() {},
    write(chunk: Buffer, _, done) {
      sent.push(chunk.toString())
      done()
    },
  })
  const wire = new Wire(socket)
  const errors: Error[] = []
  wire.on('error', (error) => errors.push(error)).resume()
  return { wire, socket, sent, errors }
}
const soon = () => new Promise((done) => setTimeout(done, 5))

it.each([
  ['a script', spoken(['eval', 'return 1', '0'])],
  ['one behind a read', spoken(['PING'], ['cOnFiG', 'SET', 'a', 'b'])],
  ['a whole transaction', spoken(['MULTI'], ['GET', 'x'], ['EXEC'])],
  ['an inline command', 'FLUSHALL\r\n'],
  ['half a command', spoken(['PING']).slice(0, -3)],
  ['a command that says it is shorter than it is', '*1\r\n$4\r\nPINGFLUSHALL\r\n'],
  ['a command hidden in a key', `*2\r\n$4\r\nTYPE\r\n$1\r\nx\r\n${spoken(['FLUSHALL'])}`],
])('lets through nothing of a write that holds %s', async (_, text) => {
  const { wire, sent, errors } = wired()
  wire.greeted()
  expect(wire.write(text)).toBe(false)
  await soon()
  expect(sent).toEqual([])
  expect(errors).toMatchObject([expect.any(NotAllowed)])
  expect(wire.destroyed).toBe(true)
})

it('lets reads through as they are, values and all', async () => {
  const { wire, sent } = wired()
  const text = spoken(['type', '판정\r\n*1\r\n$8\r\nFLUSHALL\r\n'], ['SCAN', '0', 'MATCH', '*'])
  wire.greeted()
  wire.write(text)
  await soon()
  expect(sent).toEqual([text])
})

it('lets a change through only while one is asked for', async () => {
  const { wire, sent } = wired()
  wire.greeted()
  wire.during('change', () => wire.write(spoken(['UNLINK', 'a'])))
  await soon()
  wire.write(spoken(['UNLINK', 'b']))
  await soon()
  expect(sent).toEqual([spoken(['UNLINK', 'a'])])
})

it('cuts a reply that has no end', async () => {
  const { wire, socket, errors } = wired()
  wire.write(spoken(['PING']))
  await soon()
  socket.push('$104857600\r\n')
  for (let mebibytes = 0; mebibytes < 17; mebibytes++) socket.push(Buffer.alloc(1024 * 1024))
  await soon()
  expect(errors).toMatchObject([expect.any(TooLarge)])
})

it.each([
  ['HTTP/1.1 400 Bad Request\r\n', false],
  ['SSH-2.0-OpenSSH_9.2\r\n', false],
  ['\x15\x03\x03\x00\x02\x02\x46', true],
])('knows what is not Redis: %j', async (answer, tls) => {
  const { wire, socket, errors } = wired()
  wire.write(spoken(['PING']))
  await soon()
  socket.push(Buffer.from(answer, 'latin1'))
  await soon()
  expect(errors).toMatchObject([expect.any(NotRedis)])
  expect(errors).toMatchObject([{ tls }])
})
