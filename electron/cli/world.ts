import type { Finding } from '../../shared/contract/record.ts'
import type { Bridge } from '../../shared/contract/bridge.ts'
import type { Language } from '../../shared/domain/document/local-text.ts'

/** Where a command writes. */
export interface Sink {
  write(text: string): void
  /** A person is looking: long cells are cut to fit, and a line may be written over. */
  readonly tty: boolean
  /** Colours are wanted: a terminal that has them, and no NO_COLOR. */
  readonly colour: boolean
  /** Width in terminal cells. */
  readonly columns: number
}

/** Everything a command knows of its surroundings. */
export interface World {
  readonly out: Sink
  readonly err: Sink
  readonly input: { readonly tty: boolean; chunks(): AsyncIterable<Uint8Array> }
  readonly env: Readonly<Record<string, string | undefined>>
  readonly cwd: string
  /** The language set in the data folder named, else in the installation's own: known before the line is parsed. */
  chosenLanguage(named: string | undefined): Language | undefined
  /** Calls back at the first Ctrl-C until the returned function is called. */
  onInterrupt(listener: () => void): () => void
  /** The way to the core. Loaded when the first command needs it, so that help never waits for a database driver. */
  core(): Promise<Core>
}

/** One open way to a record: its owner's, or this process's own. */
export interface Door {
  readonly bridge: Bridge
  /** This process has the folder for as long as the door is open: nothing goes on when it closes. */
  readonly owner: boolean
  /** What opening the record found and mended: this process alone can say it, where it is the owner. */
  readonly found: readonly Finding[]
  close(): Promise<void>
}

/** What the core offers besides calls. Every function throws Fault where the folder or the file does not allow it. */
export interface Core {
  readonly version: string
  /** Absolute: the one named, else the installation's own. */
  dataDir(named: string | undefined): string
  connect(dataDir: string): Promise<Door>
  /** Reads a folder that nobody owns, changing nothing; undefined when somebody owns it. */
  verifyFolder(dir: string, progress: (checked: number, total: number) => void): Promise<Verification | undefined>
  restore(from: { file: string; dataDir: string }): Promise<Restored>
  /** Undefined: nobody runs there, or the owner has no pages. */
  askOwnerToOpen(dataDir: string): Promise<{ url: string } | undefined>
  reportFault(what: string, fault: unknown): void
}

export interface Verification {
  readonly sound: boolean
  readonly logs: readonly { readonly logId: string; readonly events: number; readonly lastHash: string }[]
  readonly findings: readonly Finding[]
  readonly attachments: { readonly files: number; readonly bytes: number }
  readonly notes: readonly Finding[]
}

export interface Restored {
  readonly logId: string
  readonly events: number
  /** Attached files in the backup, and how many of them were damaged and are left out. */
  readonly attachments: number
  readonly damaged: number
}
