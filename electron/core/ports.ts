import type { LocalText } from '../../shared/domain/document/local-text.ts'

/** What a host lends the core. Everything the core knows of the world comes through here or the data folder. */
export interface Ports {
  readonly clock: Clock
  /** A fresh random identity part, lower case and digits, safe to say aloud. */
  readonly randomId: () => string
  /** Salt for a sealed field: 16 random bytes as hex. */
  readonly salt: () => string
  readonly secrets: Secrets
  readonly log: Log
  /** Prints a page without scripts (html.ts) as a PDF. Left out: nothing here prints. May throw. */
  readonly printPdf?: (html: string) => Promise<Uint8Array>
  /** Tells the user outside our pages, who may be looking elsewhere. Left out: this host cannot. */
  readonly notify?: (notice: Notice) => void
}

export interface Notice {
  readonly incidentId: string
  readonly headline: LocalText
  /** null where the headline says it all. */
  readonly body: LocalText | null
}

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  /** IANA name of the laptop's zone. */
  zone(): string
  /** Milliseconds since the machine was started, sleep included; nobody can set it. Left out: sleep and a clock that is set go unnoticed. */
  readonly uptime?: () => number
  /** Calls back once after `ms`; the returned function cancels. */
  after(ms: number, callback: () => void): () => void
}

export interface Secrets {
  /** The value of an environment variable, or undefined. Never logged, never recorded. */
  fromEnv(variable: string): string | undefined
  /** The text of a file that a connection names. Never logged, never recorded. Throws what the file system throws. */
  fromFile(path: string): string
  /** The system's keychain. Left out: this host has none it can trust. */
  readonly keychain?: Keychain
}

export interface Keychain {
  /** Whether the system has one that can be trusted. One that does not answer in time counts as there. */
  available(): Promise<boolean>
  names(): readonly string[]
  /** What was opened already; nobody waits for it. */
  value(name: string): string | undefined
  /**
   * Has the system open it. Undefined: there is none, or the system does not open it (it came from another machine).
   * Throws Fault keychain_locked when the system does not answer in time.
   */
  opened(name: string): Promise<string | undefined>
  /** Throws Fault keychain_locked. */
  put(name: string, value: string): Promise<void>
  remove(name: string): Promise<void>
}

/** The host's own log: for us, not for the record. Never a secret, never what a user typed. */
export interface Log {
  error(what: string, fault: unknown): void
}

/** Where the app works and for whom. */
export interface Config {
  readonly dataDir: string
  /** Folders of playbooks; the shipped one first, then the person's own. */
  readonly playbookDirs: readonly string[]
  /** The team's, where the environment names it: what the settings say does not count then. */
  readonly teamPlaybooks?: string | undefined
  /** The commented profile that new ones are made from. */
  readonly shippedProfile: string
  readonly host: 'desktop' | 'loopback' | 'cli'
  readonly version: string
  readonly actor: string
  /** The environment named the actor: a name in the settings does not count. */
  readonly actorGiven?: boolean
  /** Whether the board asks by itself where this process stays; left out, it does. A command asks only what it is told to. */
  readonly boardAsks?: boolean
  /** The laptop's name, kept with every reading. */
  readonly hostName: string
}
