import { dirname } from 'node:path'

/** What a program did to one folder, in order, as strace saw it. Files are known by their number: names come and go. */
export type Step =
  | { readonly kind: 'create'; readonly name: string; readonly file: number }
  | { readonly kind: 'write'; readonly file: number; readonly offset: number; readonly bytes: Buffer }
  | { readonly kind: 'truncate'; readonly file: number; readonly size: number }
  | { readonly kind: 'mkdir'; readonly name: string }
  | { readonly kind: 'rename'; readonly from: string; readonly to: string }
  | { readonly kind: 'unlink'; readonly name: string }
  | { readonly kind: 'sync'; readonly file: number }
  /** `.` is the folder itself. */
  | { readonly kind: 'sync_folder'; readonly name: string }
  /** A write to standard output. */
  | { readonly kind: 'said'; readonly text: string }

export const traced =
  'openat,open,creat,close,write,pwrite64,writev,pwritev,ftruncate,fsync,fdatasync,mkdir,mkdirat,unlink,unlinkat,rename,renameat,renameat2'
export const straceArguments = (output: string) => [
  '-f',
  '-qq',
  '-o',
  output,
  '-e',
  `trace=${traced}`,
  '-e',
  'signal=none',
  '-xx',
  '-s',
  '2000000',
]

interface Handle {
  readonly file: number
  position: number
}

interface Folder {
  readonly folder: string
}

/** Reads a trace of `straceArguments`. SQLite's shared memory is left out: it is made afresh after a power cut. */
export function stepsIn(trace: string, folder: string): Step[] {
  const names = new Map<string, number>()
  const handles = new Map<number, Handle | Folder>()
  const folders = new Set(['.'])
  const steps: Step[] = []
  let files = 0

  const nameOf = (path: string | undefined) => {
    const name = path?.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : undefined
    if (path === folder) return '.'
    return name === undefined || name.endsWith('-shm') || name === 'write.part' ? undefined : name
  }
  const handle = (fd: string | undefined) => {
    const found = handles.get(Number(fd))
    return found && 'folder' in found ? undefined : found
  }

  const open = (call: Call) => {
    const name = nameOf(textOf(call.text[0]))
    if (name === undefined) return handles.delete(call.result)
    if (folders.has(name)) return handles.set(call.result, { folder: name })
    const known = names.get(name)
    const file = known ?? (files += 1)
    if (known === undefined) steps.push({ kind: 'create', name, file })
    else if (call.source.includes('O_TRUNC')) steps.push({ kind: 'truncate', file, size: 0 })
    names.set(name, file)
    return handles.set(call.result, { file, position: 0 })
  }

  const write = (call: Call) => {
    const bytes = bytesOf(call.text[0]).subarray(0, call.result)
    if (call.number === '1') return steps.push({ kind: 'said', text: bytes.toString('utf8') })
    const target = handle(call.number)
    if (!target) return undefined
    const offset = call.name === 'pwrite64' ? Number(/, (\d+)\)$/u.exec(call.source)?.[1]) : target.position
    if (call.name === 'write') target.position += call.result
    return steps.push({ kind: 'write', file: target.file, offset, bytes })
  }

  const rename = (call: Call) => {
    const [from, to] = call.text.map(textOf).map(nameOf)
    const file = from === undefined ? undefined : names.get(from)
    if (from === undefined || to === undefined || file === undefined) return undefined
    names.delete(from)
    names.set(to, file)
    if (dirname(from) === dirname(to)) return steps.push({ kind: 'rename', from, to })
    // Of a name that goes from one folder to another, POSIX promises each folder by itself.
    return steps.push({ kind: 'create', name: to, file }, { kind: 'unlink', name: from })
  }

  const syncFolder = (found: Handle | Folder | undefined) => {
    if (found && 'folder' in found) steps.push({ kind: 'sync_folder', name: found.folder })
  }

  const makeFolder = (name: string | undefined) => {
    if (name === undefined || folders.has(name)) return
    folders.add(name)
    steps.push({ kind: 'mkdir', name })
  }

  for (const call of callsIn(trace)) {
    const target = handle(call.number)
    if (/^(?:openat|open|creat)$/u.test(call.name)) open(call)
    else if (call.name === 'close') handles.delete(Number(call.number))
    else if (/^p?write(?:64)?$/u.test(call.name)) write(call)
    else if (/^p?writev$/u.test(call.name) && target) throw new Error('a vectored write to the folder: the replay does not know it')
    else if (call.name === 'ftruncate' && target)
      steps.push({ kind: 'truncate', file: target.file, size: Number(/, (\d+)\)$/u.exec(call.source)?.[1]) })
    else if (/^f(?:data)?sync$/u.test(call.name) && target) steps.push({ kind: 'sync', file: target.file })
    else if (call.name === 'fsync') syncFolder(handles.get(Number(call.number)))
    else if (call.name.startsWith('mkdir')) makeFolder(nameOf(textOf(call.text[0])))
    else if (call.name.startsWith('rename')) rename(call)
    else if (call.name.startsWith('unlink')) {
      const name = nameOf(textOf(call.text[0]))
      if (name !== undefined && names.delete(name)) steps.push({ kind: 'unlink', name })
    }
  }
  return steps
}

interface Call {
  readonly name: string
  /** From the name to the closing parenthesis. */
  readonly source: string
  /** The first argument where it is a number. */
  readonly number: string | undefined
  /** The quoted arguments, still in hex. */
  readonly text: readonly string[]
  readonly result: number
}

/** Calls that did something, with those put together that strace split because another thread came between. */
function* callsIn(trace: string): Generator<Call> {
  const waiting = new Map<string, string>()
  for (const line of trace.split('\n')) {
    const [, pid = '', rest = ''] = /^(\d+)\s+(.*)$/u.exec(line) ?? []
    if (rest.endsWith(' <unfinished ...>')) {
      waiting.set(pid, rest.slice(0, -' <unfinished ...>'.length))
      continue
    }
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/u.exec(rest)
    const whole = resumed ? `${waiting.get(pid) ?? ''}${resumed[1] ?? ''}` : rest
    const end = whole.lastIndexOf(' = ')
    const result = Number.parseInt(whole.slice(end + 3), 10)
    if (end === -1 || Number.isNaN(result) || result < 0) continue
    const source = whole.slice(0, end).trimEnd()
    const name = source.slice(0, source.indexOf('('))
    const text = Array.from(source.matchAll(/"((?:\\x[0-9a-f]{2})*)"/gu), (match) => match[1] ?? '')
    yield { name, source, number: /^\w+\((\d+)/u.exec(source)?.[1], text, result }
  }
}

const bytesOf = (hex: string | undefined) => Buffer.from((hex ?? '').replaceAll('\\x', ''), 'hex')
const textOf = (hex: string | undefined) => bytesOf(hex).toString('utf8')
