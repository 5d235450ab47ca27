import { readFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { delimiter, dirname, join, resolve } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { failure } from './failures.ts'

const text = z.string().default('')
const named = <Of extends z.ZodType, Key extends string>(key: Key, of: Of) =>
  z.array(z.looseObject({ name: z.string(), [key]: of } as { name: z.ZodString } & Record<Key, Of>)).nullish()

const cluster = z.looseObject({
  ...{ server: text, 'tls-server-name': text, 'proxy-url': text, 'insecure-skip-tls-verify': z.boolean().default(false) },
  ...{ 'certificate-authority': text, 'certificate-authority-data': text },
})

const plugin = z.looseObject({
  ...{ apiVersion: text, command: z.string(), args: z.array(z.string()).nullish(), interactiveMode: text },
  ...{ provideClusterInfo: z.boolean().default(false), installHint: text },
  env: z.array(z.looseObject({ name: z.string(), value: z.string() })).nullish(),
})
export type Plugin = z.output<typeof plugin>

const user = z.looseObject({
  ...{ 'client-certificate': text, 'client-certificate-data': text, 'client-key': text, 'client-key-data': text },
  ...{ token: text, tokenFile: text, username: text, password: text, exec: plugin.nullish() },
})

const context = z.looseObject({ cluster: text, user: text })

const kubeconfig = z.looseObject({
  clusters: named('cluster', cluster),
  users: named('user', user.nullish()),
  contexts: named('context', context),
})
type File = z.output<typeof kubeconfig>

/** One context of it, with where its cluster and its user stand: their paths are relative to that file. */
export interface Context {
  readonly cluster: z.output<typeof cluster>
  readonly clusterFile: string
  readonly user: z.output<typeof user>
  readonly userFile: string
  /** The files, as they were looked for. */
  readonly files: string
}

/** Where kubectl would look: what is named, else KUBECONFIG, else the home folder. */
function filesOf(named: string | undefined, env: NodeJS.ProcessEnv): readonly string[] {
  const list = named || env.KUBECONFIG || ''
  const files = list.split(delimiter).filter((file) => file !== '')
  const whole = (file: string) => (file.startsWith('~/') ? join(homedir(), file.slice(2)) : file)
  return files.length > 0 ? [...new Set(files.map(whole))] : [join(homedir(), '.kube', 'config')]
}

/** The context of that name. Of several files the first that has an entry counts, whole; files that are not there are passed over. Throws TargetFailure. */
export async function contextNamed(name: string, given: string | undefined, env: NodeJS.ProcessEnv = process.env): Promise<Context> {
  const paths = filesOf(given, env)
  const files = paths.join(delimiter)
  const read = (await Promise.all(paths.map(load))).flatMap((one, at) => (one ? [{ one, file: paths[at] as string }] : []))
  if (read.length === 0) throw failure('secret', 'no_kubeconfig', { files })
  const find = <Entry extends { name: string }>(of: (file: File) => readonly Entry[] | null | undefined, wanted: string) =>
    read.flatMap(({ one, file }) => (of(one) ?? []).filter((each) => each.name === wanted).map((entry) => ({ entry, file })))[0]
  const found = find(({ contexts }) => contexts, name)
  if (!found) {
    const others = [...new Set(read.flatMap(({ one }) => (one.contexts ?? []).map((each) => each.name)))]
    throw failure('secret', 'no_context', { context: name, files, others: others.slice(0, 10).join(', ') || '—' })
  }
  const { cluster: clusterName, user: userName } = found.entry.context
  const theirs = find(({ clusters }) => clusters, clusterName)
  if (!theirs) throw failure('secret', 'no_cluster', { context: name, entry: clusterName || '—', files })
  const ours = userName === '' ? undefined : find(({ users }) => users, userName)
  if (userName !== '' && !ours) throw failure('secret', 'no_user', { context: name, entry: userName, files })
  const login = ours?.entry.user ?? user.parse({})
  if (Object.keys(login).some((field) => /^as(?:$|-)/u.test(field))) throw failure('not_allowed', 'impersonation', { context: name, files })
  if ('auth-provider' in login) throw failure('authentication', 'auth_provider', { context: name })
  return { cluster: theirs.entry.cluster, clusterFile: theirs.file, user: login, userFile: ours?.file ?? theirs.file, files }
}

/** Undefined: there is no such file. kubectl refuses a file that says one name twice, and so do we: which of the two was meant? */
async function load(file: string): Promise<File | undefined> {
  let content: string
  try {
    content = await readFile(file, 'utf8')
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return undefined
    throw failure('secret', 'file', { file, code }, 'not_sent', error)
  }
  let raw: unknown
  try {
    raw = parse(content)
  } catch (error) {
    // The parser quotes the line, and a line may hold a token.
    const { linePos: [start] = [] } = error as { linePos?: readonly { line: number }[] }
    throw failure('secret', 'kubeconfig_broken', { file, where: start ? String(start.line) : '—' })
  }
  const read = kubeconfig.safeParse(raw ?? {})
  if (!read.success) throw failure('secret', 'kubeconfig_shape', { file, where: read.error.issues[0]?.path.join('.') || '—' })
  for (const entries of [read.data.clusters, read.data.users, read.data.contexts]) {
    const names = (entries ?? []).map((entry) => entry.name)
    const twice = names.find((one, at) => names.indexOf(one) !== at)
    if (twice !== undefined) throw failure('secret', 'kubeconfig_twice', { file, entry: twice })
  }
  return read.data
}

/** The bytes of a PEM that stands in the file itself, else in a file it names; null: neither. Throws TargetFailure. */
export async function pemOf(inline: string, path: string, from: string): Promise<Buffer | null> {
  if (inline !== '') return Buffer.from(inline, 'base64')
  return path === '' ? null : readNamed(path, from)
}

/** A file that a kubeconfig names, relative to that. Throws TargetFailure. */
export async function readNamed(path: string, from: string): Promise<Buffer> {
  const file = resolve(dirname(from), path)
  try {
    return await readFile(file)
  } catch (error) {
    throw failure('secret', 'file', { file, code: (error as NodeJS.ErrnoException).code ?? '' }, 'not_sent', error)
  }
}
