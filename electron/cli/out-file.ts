import { closeSync, constants, copyFileSync, fsyncSync, existsSync, linkSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { Fault } from '../core/fault.ts'

/** A file that is going to be: whole and under its name, or not at all. */
interface Place {
  readonly file: string
  write(contents: string | Uint8Array): void
  /** Removes what was begun; after a write there is nothing to remove. */
  leave(): void
}

/** Begins a private file beside the one meant. Throws Fault file_exists (unless `over`) and file_unwritable. */
export function placeFor(file: string, over: boolean): Place {
  if (!over && existsSync(file)) throw new Fault('file_exists', { file })
  const begun = `${file}.${process.pid}.tmp`
  const handle = attempt(file, () => openSync(begun, 'wx', 0o600))
  let open = true
  const close = () => {
    if (open) closeSync(handle)
    open = false
  }
  return {
    file,
    write: (contents) =>
      attempt(file, () => {
        writeFileSync(handle, contents)
        fsyncSync(handle)
        close()
        if (over) renameSync(begun, file)
        else linked(begun, file)
      }),
    leave() {
      close()
      rmSync(begun, { force: true })
    },
  }
}

/** A link refuses a name that was taken meanwhile, where a rename would write over it. Some file systems have none. */
function linked(begun: string, file: string): void {
  try {
    linkSync(begun, file)
  } catch (fault) {
    if (codeOf(fault) === 'EEXIST') throw fault
    copyFileSync(begun, file, constants.COPYFILE_EXCL)
  }
}

function attempt<Value>(file: string, work: () => Value): Value {
  try {
    return work()
  } catch (fault) {
    if (codeOf(fault) === 'EEXIST') throw new Fault('file_exists', { file }, fault)
    throw new Fault('file_unwritable', { file, cause: codeOf(fault) }, fault)
  }
}

const codeOf = (fault: unknown) => String((fault as { code?: unknown }).code ?? fault)
