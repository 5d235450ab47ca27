/* Packs for the system it runs on, and its installers, into dist/package. Publishes nothing. */
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, Platform } from 'electron-builder'
import { productNode } from './bootstrap/run.mjs'
import { packaging, signingSecrets } from './package/config.mjs'
import { electronRuntime } from './start/electron-runtime.mjs'
import { fetchRuntime } from './start/fetch-runtime.mjs'
import { spoken } from './words.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const words = spoken()

// A workflow hands a secret that is not there as an empty text, which electron-builder would take for a certificate.
for (const secret of signingSecrets) if (process.env[secret] === '') delete process.env[secret]

process.exitCode = await pack()

async function pack() {
  const found = electronRuntime(root, process.env) ?? (await fetched())
  if (typeof found === 'number') return found
  // A Mac's package is made of two runtimes; the one that is here is half of it, and electron-builder fetches both by the same route.
  const runtime = process.platform === 'darwin' ? undefined : dirname(found)
  const config = packaging({ root, out: join(root, 'dist/package'), runtime, env: process.env })
  try {
    const made = await build({ projectDir: root, config, targets: Platform.current().createTarget(), publish: 'never' })
    for (const path of made) process.stdout.write(`${path}\n`)
    return 0
  } catch (fault) {
    process.stderr.write(`${words.packageFailed({ why: fault instanceof Error ? fault.message : String(fault) })}\n`)
    return 1
  }
}

/** Electron's program, or the code to end with. @returns {Promise<string | number>} */
async function fetched() {
  process.stdout.write(`${words.packageFetching()}\n`)
  const got = await fetchRuntime({ root, node: productNode(root), env: process.env, onProgress: () => {} })
  if ('stopped' in got) return got.stopped
  const runtime = got.ok ? electronRuntime(root, process.env) : undefined
  if (runtime) return runtime
  const refusal = 'refusal' in got ? got.refusal : { why: /** @type {const} */ ('installer'), host: '', detail: '' }
  process.stderr.write(`${words.packageNoRuntime({ reason: words.fetchRefused(refusal) })}\n`)
  return 1
}
