/** A command as it is sent: its name, then its arguments. Redis takes each as a counted string, so no value can become a command. */
export type Words = readonly (string | Buffer)[]

/** What a line may be used for. A line that may change things still sends a change only where a change was asked for. */
export type Use = 'greet' | 'read' | 'change'

type List = Readonly<Record<string, true | readonly string[]>>

/** Everything that is ever sent to read; of a command with subcommands, only these. Each of them changes nothing on the server. */
const reads: List = {
  PING: true,
  INFO: true,
  ROLE: true,
  TIME: true,
  DBSIZE: true,
  TYPE: true,
  PTTL: true,
  SCAN: true,
  SLOWLOG: ['GET', 'LEN'],
  CLUSTER: ['INFO', 'NODES', 'KEYSLOT'],
  SENTINEL: ['GET-MASTER-ADDR-BY-NAME'],
  // DRYRUN asks whether a user might, and does nothing.
  ACL: ['WHOAMI', 'DRYRUN'],
}

/** What belongs to our own session: who we are, which database, by what name others see us. */
const greetings: List = { AUTH: true, SELECT: true, CLIENT: ['SETNAME'] }

const changes: List = { FLUSHDB: true, FLUSHALL: true, UNLINK: true }

/** A command that is not on the list of its use: found before anything was sent. */
export class NotAllowed extends Error {
  constructor(command: string) {
    super(command)
    this.name = 'NotAllowed'
  }
}

/** Throws NotAllowed unless the command is on the list, whatever its case. */
export function mustBeAllowed(words: Words, use: Use): void {
  const [name, subcommand] = words.slice(0, 2).map(wordOf)
  const lists = use === 'greet' ? [greetings, reads] : use === 'change' ? [changes, reads] : [reads]
  const found = lists.find((list) => name !== undefined && Object.hasOwn(list, name))?.[name ?? '']
  if (found === true || (found && subcommand !== undefined && found.includes(subcommand))) return
  throw new NotAllowed([name, subcommand].flatMap((word) => word ?? []).join(' '))
}

/** ASCII only: what else folds to a letter of ours is not that letter to the server. */
const wordOf = (word: string | Buffer) =>
  word
    .toString('latin1')
    .slice(0, 40)
    .replaceAll(/[a-z]/gu, (letter) => letter.toUpperCase())

/** The rights a user needs to be read with, in the form ACL SETUSER takes. */
export const readingRights: string = Object.entries(reads)
  .filter(([name]) => name !== 'SENTINEL')
  .flatMap(([name, rule]) => (rule === true ? [`+${name}`] : rule.map((subcommand) => `+${name}|${subcommand}`)))
  .concat('+CLIENT|SETNAME', '+SELECT')
  .join(' ')
  .toLowerCase()
