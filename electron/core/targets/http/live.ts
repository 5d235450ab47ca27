import type { Target } from '../kind.ts'
import type { TargetFailure } from '../failure.ts'
import type { Got } from '../web/exchange.ts'
import type { Body, ChangeMethod, Ended, How } from '../web/line.ts'
import type { Presented } from './certificate.ts'

/** A web server, from the address of its connection downwards. Everything throws TargetFailure. */
export interface Http extends Target {
  /** GET or HEAD. Every status is an answer. */
  read(path: string, how?: How): Promise<Ended>
  /** What the server shows in its handshake, trusted or not; no request is sent, and no credential. */
  certificate(): Promise<Presented>
  /** One change, once; refused by a connection that is not `operate`. */
  send(method: ChangeMethod, path: string, body: Body | null, headers?: Readonly<Record<string, string>>): Promise<Got>
  /** The path of a whole URL below the address; one of another server is refused, for the credential is not for it. */
  pathOf(name: string, url: string): string
  urlOf(path: string): string
  /** The JSON of an answer, whatever its status. */
  json(got: Got): unknown
  /** Why the answer is none, in the server's own words where it has some. */
  refusal(got: Got): TargetFailure
}
