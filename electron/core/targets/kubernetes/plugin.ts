import { spawn } from 'node:child_process'
import { delimiter, dirname, isAbsolute, join, resolve } from 'node:path'
import { z } from 'zod'
import { canRun } from '../../can-run.ts'
import type { Clock } from '../../ports.ts'
import { failure, said } from './failures.ts'
import type { Plugin } from './kubeconfig.ts'
import { loginPath } from './login-path.ts'

/** What a plugin hands over to log in with; `expiresAt` in milliseconds since 1970, null: it does not say. */
export interface Granted {
  readonly token: string
  readonly cert: string
  readonly key: string
  readonly expiresAt: number | null
}

interface Asked {
  readonly plugin: Plugin
  /** The kubeconfig it stands in. */
  readonly file: string
  /** The path a person trusts, of the connection's options. */
  readonly trusted: string | undefined
  /** What it may be told of the cluster, where it asks for that. */
  readonly cluster: { readonly server: string; readonly ca: string; readonly serverName: string; readonly insecure: boolean }
}

const credential = z.looseObject({
  kind: z.literal('ExecCredential'),
  status: z.looseObject({
    ...{ token: z.string().default(''), expirationTimestamp: z.string().default('') },
    ...{ clientCertificateData: z.string().default(''), clientKeyData: z.string().default('') },
  }),
})

const mostBytes = 1_048_576

/** Runs a login plugin, if it is the one that is trusted, within `ms`; then it is killed with all it started. Throws TargetFailure. */
export async function runPlugin(asked: Asked, clock: Clock, ms: number): Promise<Granted> {
  const { plugin, file, trusted } = asked
  const { command } = plugin
  if (plugin.interactiveMode === 'Always') throw failure('authentication', 'plugin_interactive', { plugin: command })
  const path = await whereIs(command, file)
  if (path === null) throw failure('authentication', 'plugin_missing', { plugin: command, hint: plugin.installHint.trim() || '—' })
  const line = [path, ...(plugin.args ?? [])].join(' ')
  if (trusted !== path) throw failure('not_allowed', 'plugin_untrusted', { plugin: path, line })
  const { code, out, err, hung } = await ran(path, asked, clock, ms)
  if (hung) throw failure('timeout', 'plugin_hung', { plugin: path, span_seconds: ms / 1000 })
  if (code !== 0) throw failure('authentication', 'plugin_failed', { plugin: path, code: String(code), error: said(err, []) })
  // What it printed may be a token, and is never shown.
  const read = credential.safeParse(jsonOf(out))
  if (!read.success) throw failure('authentication', 'plugin_rubbish', { plugin: path })
  const { token, clientCertificateData: cert, clientKeyData: key, expirationTimestamp } = read.data.status
  if (token === '' && cert === '') throw failure('authentication', 'plugin_rubbish', { plugin: path })
  const expiresAt = Date.parse(expirationTimestamp)
  return { token, cert, key, expiresAt: Number.isNaN(expiresAt) ? null : expiresAt }
}

interface Ran {
  readonly code: number | null
  readonly out: string
  readonly err: string
  readonly hung: boolean
}

async function ran(path: string, { plugin, cluster }: Asked, clock: Clock, ms: number): Promise<Ran> {
  const { apiVersion, args, env, provideClusterInfo } = plugin
  const about = {
    ...{ server: cluster.server, 'certificate-authority-data': cluster.ca, 'tls-server-name': cluster.serverName },
    'insecure-skip-tls-verify': cluster.insecure,
  }
  const spec = { interactive: false, ...(provideClusterInfo && { cluster: about }) }
  const told = JSON.stringify({ kind: 'ExecCredential', apiVersion: apiVersion || 'client.authentication.k8s.io/v1', spec })
  const added = Object.fromEntries((env ?? []).map(({ name, value }) => [name, value]))
  const PATH = await loginPath()
  return new Promise((done) => {
    // A group of its own, so that what it starts is killed with it.
    const child = spawn(path, args ?? [], {
      ...{ env: { ...process.env, PATH, ...added, KUBERNETES_EXEC_INFO: told }, stdio: ['ignore', 'pipe', 'pipe'], detached: true },
    })
    const kill = () => {
      try {
        if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
      } catch {
        child.kill('SIGKILL')
      }
    }
    let [out, err] = ['', '']
    const end = (code: number | null, hung: boolean) => {
      cancel()
      kill()
      done({ code, out, err, hung })
    }
    const cancel = clock.after(Math.max(1, ms), () => end(null, true))
    child.stdout.on('data', (chunk: Buffer) => (out = (out + chunk.toString()).slice(0, mostBytes)))
    child.stderr.on('data', (chunk: Buffer) => (err = (err + chunk.toString()).slice(0, 4_000)))
    child.once('error', (error) => {
      err = error.message
      end(-1, false)
    })
    child.once('close', (code) => end(code, false))
  })
}

/** As kubectl finds it: a path is relative to the kubeconfig, a bare name is looked for in the PATH. Null: nowhere. */
async function whereIs(command: string, file: string): Promise<string | null> {
  if (isAbsolute(command)) return canRun(command) ? command : null
  if (command.includes('/')) {
    const path = resolve(dirname(file), command)
    return canRun(path) ? path : null
  }
  const folders = (await loginPath()).split(delimiter)
  return folders.map((folder) => join(folder, command)).find(canRun) ?? null
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
