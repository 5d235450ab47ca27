import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { run } from './bootstrap/children.mjs'
import { productNode } from './bootstrap/run.mjs'
import { chooseHost, hasDisplay } from './start/choose-host.mjs'
import { runDesktop } from './start/desktop.mjs'
import { electronRuntime } from './start/electron-runtime.mjs'
import { fetchRuntime } from './start/fetch-runtime.mjs'
import { startOptions } from './start/options.mjs'
import { forgetRefusal, rememberedRefusal, rememberRefusal } from './start/refusals.mjs'
import { spoken } from './words.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const words = spoken(process.argv.slice(2))

process.exitCode = await start()

async function start() {
  const asked = startOptions(process.argv.slice(2))
  if (!asked.ok) return refuse(2, words.hostWrong(asked), words.startUsage())

  const runtime = electronRuntime(root, process.env)
  const choice = chooseHost({
    asked: asked.host,
    runtime: runtime !== undefined,
    fetchable: isFetchable(process.env),
    display: hasDisplay(process.platform, process.env),
    root: process.platform === 'linux' && process.getuid?.() === 0,
  })
  if (choice.host === undefined) return refuse(1, words[choice.why]())
  if (choice.host === 'fetch') return startFetched(asked.host === 'desktop', asked.rest)

  process.stdout.write(`${words[choice.why]()}\n`)
  return choice.host === 'desktop' && runtime ? desktop(runtime, asked.host === 'desktop', asked.rest) : loopback(asked.rest)
}

/** Gets the runtime and starts the desktop; without a route, says so in one line and starts the other host. @param {boolean} insists @param {readonly string[]} rest */
async function startFetched(insists, rest) {
  const known = insists ? undefined : rememberedRefusal(root, process.env, Date.now())
  if (known) {
    process.stdout.write(`${words.fetchRemembered({ reason: words.fetchRefused(known), until: aDayAfter(known.at) })}\n`)
    return loopback(rest)
  }
  process.stdout.write(`${words.fetching()}\n`)
  const fetched = await fetchRuntime({ root, node: productNode(root), env: process.env, onProgress: showProgress })
  if (process.stdout.isTTY) process.stdout.write('\r\u001B[K')
  if ('stopped' in fetched) return fetched.stopped
  const runtime = fetched.ok ? electronRuntime(root, process.env) : undefined
  if (runtime) {
    forgetRefusal(root)
    process.stdout.write(`${words.desktopChosen()}\n`)
    return desktop(runtime, insists, rest)
  }
  const refusal = 'refusal' in fetched ? fetched.refusal : { why: /** @type {const} */ ('installer'), host: '', detail: '' }
  if (insists) return refuse(1, words.fetchRefused(refusal), words.desktopMissing())
  rememberRefusal(root, process.env, Date.now(), refusal)
  process.stdout.write(`${words.loopbackRefused({ reason: words.fetchRefused(refusal) })}\n`)
  return loopback(rest)
}

/** Electron's own switch to fetch nothing, and a package that is not there, leave nothing to try. @param {NodeJS.ProcessEnv} env */
function isFetchable(env) {
  return (
    !env.ELECTRON_SKIP_BINARY_DOWNLOAD && !env.ELECTRON_OVERRIDE_DIST_PATH && existsSync(join(root, 'node_modules/electron/install.js'))
  )
}

/** On a terminal in place, elsewhere a line every quarter. @param {string} host @param {number | undefined} percent */
function showProgress(host, percent) {
  const line = words.fetchProgress({ host, percent })
  if (process.stdout.isTTY) process.stdout.write(`\r\u001B[K${line}`)
  else if (percent === undefined || percent % 25 === 0) process.stdout.write(`${line}\n`)
}

/** When a day has gone by. @param {number} at */
function aDayAfter(at) {
  return new Date(at + 86_400_000).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
}

/** A runtime that does not start leaves nobody with nothing: the other host starts. @param {string} runtime @param {boolean} insists @param {readonly string[]} rest */
async function desktop(runtime, insists, rest) {
  const { code, neverUp } = await runDesktop(runtime, [join(root, 'dist/desktop/main.js'), ...rest], process.env)
  if (!neverUp) return code
  if (insists) return refuse(code, words.desktopNeverUp({ code }))
  process.stdout.write(`${words.loopbackNeverUp({ code })}\n`)
  return loopback(rest)
}
/** @param {readonly string[]} rest */
function loopback(rest) {
  return run(productNode(root), [join(root, 'dist/node/loopback.js'), ...rest])
}

/** @param {number} code @param {readonly string[]} lines */
function refuse(code, ...lines) {
  process.stderr.write(`${lines.join('\n')}\n`)
  return code
}
