import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { run } from './bootstrap/children.mjs'
import { productNode } from './bootstrap/run.mjs'
import { chooseHost, hasDisplay } from './start/choose-host.mjs'
import { electronRuntime } from './start/electron-runtime.mjs'
import { startOptions } from './start/options.mjs'
import { spoken } from './words.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const words = spoken()

process.exitCode = await start()

async function start() {
  const asked = startOptions(process.argv.slice(2))
  if (!asked.ok) return refuse(2, words.hostWrong(asked), words.startUsage())

  const runtime = electronRuntime(root, process.env)
  const { host, why } = chooseHost({
    asked: asked.host,
    runtime: runtime !== undefined,
    display: hasDisplay(process.platform, process.env),
    root: process.platform === 'linux' && process.getuid?.() === 0,
  })
  if (host === undefined) return refuse(1, words[why]())

  process.stdout.write(`${words[why]()}\n`)
  return host === 'desktop' && runtime
    ? run(runtime, [join(root, 'dist/desktop/main.js'), ...asked.rest])
    : run(productNode(root), [join(root, 'dist/node/loopback.js'), ...asked.rest])
}

/** @param {number} code @param {readonly string[]} lines */
function refuse(code, ...lines) {
  process.stderr.write(`${lines.join('\n')}\n`)
  return code
}
