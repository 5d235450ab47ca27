import { setTimeout as sleep } from 'node:timers/promises'
import type { Language } from '../../shared/domain/document/local-text.ts'
import { say, sayAny } from '../../shared/text/message.ts'
import { configFor, nodePorts } from '../core/app.ts'
import { Fault } from '../core/fault.ts'
import type { Ports } from '../core/ports.ts'
import { dataDirFor, languageFor, type Flags } from './flags.ts'
import { noticesOf } from './notices.ts'
import { openBrowser } from './open-browser.ts'
import { showPage } from './show-page.ts'
import { firstSignal } from './signals.ts'
import { startHost, type Host, type Running } from './start.ts'

/** What a start is given to come to rest when it is told to stop; it may be waiting for a folder that stays taken. */
const settleMs = 500
/** Ending takes no longer than this, whatever hangs: what was acknowledged is on disk already. */
const closeMs = 1_500

/** The loopback host from its start to its end. Returns the exit code: 0 ended, 1 could not start. */
export async function run(flags: Flags, env: NodeJS.ProcessEnv): Promise<number> {
  const language = languageFor(flags, env)
  const ports = nodePorts()
  endOnFault(ports, language)
  try {
    await host(flags, env, ports, language)
    return 0
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault
    const { code, detail } = fault.refusal
    complain(sayAny(language, `error.${code}`, detail))
    return 1
  }
}

async function host(flags: Flags, env: NodeJS.ProcessEnv, ports: Ports, language: Language): Promise<void> {
  const signal = firstSignal()
  const dataDir = dataDirFor(flags, env)
  const starting = startHost(configFor('loopback', dataDir, env), ports, flags)
  const started = await Promise.race([starting, signal])
  if (!started) return giveUp(starting)
  if (started.kind === 'running') await pointTo(started, { dataDir, flags, env, language })
  else await serveUntil(signal, started, { dataDir, flags, env, language }, ports)
}

/** Told to stop before it served: a host that comes up after all is closed; a start that still waits ends with the process. */
async function giveUp(starting: Promise<Host | Running>) {
  const closed = starting.then((started) => (started.kind === 'host' ? started.close() : undefined)).catch(() => undefined)
  await Promise.race([closed, sleep(settleMs)])
}

interface Start {
  readonly dataDir: string
  readonly flags: Flags
  readonly env: NodeJS.ProcessEnv
  readonly language: Language
}

async function pointTo({ url, pid }: Running, { dataDir, flags, env, language }: Start) {
  if (flags.open && (await openBrowser(url, process.platform, env))) {
    return print(say(language, 'host.running', { pid, dataDir, url: withoutCode(url) }))
  }
  if (flags.open) complain(say(language, 'error.browser_missing', { url }))
  print(say(language, 'host.running_link', { pid, dataDir, url }))
}

async function serveUntil(signal: Promise<void>, served: Host, { dataDir, flags, env, language }: Start, ports: Ports) {
  for (const notice of noticesOf(served, language)) complain(notice)
  if (flags.open) print(say(language, 'host.serving', { url: served.url, dataDir }))
  else print(say(language, 'host.serving_link', { url: served.openingUrl(flags.allowHosts[0]), dataDir }))
  if (flags.open) void openPage(served, env, language)
  await signal
  const closed = await Promise.race([served.close().then(() => true), sleep(closeMs, false)])
  if (!closed) ports.log.error('ending', new Error(`not closed after ${closeMs} ms; what was acknowledged is on disk`))
}

async function openPage(served: Host, env: NodeJS.ProcessEnv, language: Language) {
  const url = await showPage(served, (link) => openBrowser(link, process.platform, env))
  if (url !== undefined) complain(say(language, 'error.browser_missing', { url }))
}

const withoutCode = (url: string) => url.replace(/#.*$/u, '')

/** A bug must not leave half a host behind: it is logged, and the process ends. Starting again reads what is on disk. */
function endOnFault(ports: Ports, language: Language) {
  const end = (fault: unknown) => {
    ports.log.error('ended by a fault', fault)
    complain(say(language, 'host.failed'))
    process.exit(1)
  }
  process.on('uncaughtException', end)
  process.on('unhandledRejection', end)
  // Whoever read our output went away; that is no reason to stop.
  process.stdout.on('error', () => undefined)
  process.stderr.on('error', () => undefined)
}

const print = (line: string) => void process.stdout.write(`${line}\n`)
const complain = (line: string) => void process.stderr.write(`${line}\n`)
