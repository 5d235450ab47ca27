import { Duplex } from 'node:stream'
import { mustBeAllowed, NotAllowed, type Use, type Words } from './allowed.ts'

/** A reply, or several to one write, may be this large; what is larger is cut off, not gathered. */
const mostBytes = 16 * 1024 * 1024

export class TooLarge extends Error {}
/** What came is not Redis's protocol. `tls`: it is TLS, where we spoke plainly. */
export class NotRedis extends Error {
  readonly tls: boolean
  constructor(tls: boolean) {
    super('the answer is not in the Redis protocol')
    this.tls = tls
  }
}

/**
 * Stands between the client library and the socket. Whatever the library is told to do, a command that is not allowed never
 * gets past here, and a reply without end never fills the memory.
 */
export class Wire extends Duplex {
  readonly #socket: Duplex
  #use: Use = 'greet'
  #received = 0
  #speaking = false

  constructor(socket: Duplex) {
    super()
    this.#socket = socket
    socket.on('error', (error) => this.destroy(error))
    socket.once('close', () => this.destroy())
  }

  /** What is written while `write` runs is for this use. */
  during<Value>(use: Use, write: () => Value): Value {
    const before = this.#use
    this.#use = use
    try {
      return write()
    } finally {
      this.#use = before
    }
  }

  /** After the greeting nothing but reads goes out by default. */
  greeted(): void {
    this.#use = 'read'
  }

  override write(chunk: unknown, ...rest: unknown[]): boolean {
    try {
      for (const words of commandsIn(Buffer.from(chunk as string))) mustBeAllowed(words, this.#use)
    } catch (error) {
      this.destroy(error as Error)
      return false
    }
    return super.write(chunk, ...(rest as []))
  }

  override _write(chunk: Buffer, _: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#received = 0
    this.#listen()
    this.#socket.write(chunk, done)
  }

  /** Not before we spoke: "max number of clients reached" comes unasked, and the library drops what it did not ask for. */
  #listen() {
    if (this.#speaking) return
    this.#speaking = true
    this.#socket.once('data', (bytes: Buffer) => {
      if (!'+-:$*'.includes(String.fromCharCode(bytes[0] ?? 0))) this.destroy(new NotRedis(bytes[0] === 0x15))
    })
    this.#socket.on('data', (bytes: Buffer) => {
      if (this.destroyed) return
      this.#received += bytes.length
      if (this.#received > mostBytes) this.destroy(new TooLarge())
      else if (!this.push(bytes)) this.#socket.pause()
    })
  }

  override _read(): void {
    if (this.#speaking) this.#socket.resume()
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#socket.destroy()
    done(error)
  }

  /** What the library would do to a socket was done to the socket already. */
  setNoDelay(): this {
    return this
  }
  setKeepAlive(): this {
    return this
  }
}

/** The commands of one write, which holds whole ones: `*2\r\n$4\r\nTYPE\r\n$3\r\nkey\r\n…`. Anything else throws NotAllowed. */
export function commandsIn(bytes: Buffer): readonly Words[] {
  let at = 0
  const number = (mark: string) => {
    const end = bytes.indexOf('\r\n', at)
    const text = end < 0 ? '' : bytes.toString('latin1', at, end)
    at = end + 2
    if (!new RegExp(`^\\${mark}\\d{1,9}$`, 'u').test(text)) throw new NotAllowed('(not a command)')
    return Number(text.slice(1))
  }
  const word = () => {
    const length = number('$')
    const found = bytes.subarray(at, at + length)
    at += length + 2
    if (at > bytes.length || bytes.toString('latin1', at - 2, at) !== '\r\n') throw new NotAllowed('(not a command)')
    return found
  }
  const commands: Words[] = []
  while (at < bytes.length) commands.push(Array.from({ length: number('*') }, word))
  return commands
}
