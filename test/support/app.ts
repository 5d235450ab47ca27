import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApp, type HostHooks } from '../../electron/core/app.ts'
import { installation } from '../../electron/core/installation.ts'
import { readSecretFile } from '../../electron/core/secret-file.ts'
import type { Config, Ports } from '../../electron/core/ports.ts'

/**
 * A world in which two runs of the same story are the same to the letter: a clock that goes on by a second each time it
 * is read, identities and salt that count. Timers are real. `faults` is what the core logged; in a good test, nothing.
 */
export function countingPorts(env: Readonly<Record<string, string>> = {}): Ports & { readonly faults: string[] } {
  const faults: string[] = []
  let now = Date.parse('2026-11-22T05:05:00Z')
  let ids = 0
  let salts = 0
  return {
    faults,
    clock: {
      now: () => (now += 1_000),
      zone: () => 'Asia/Seoul',
      after(ms, callback) {
        const timer = setTimeout(callback, ms)
        return () => clearTimeout(timer)
      },
    },
    randomId: () => String((ids += 1)).padStart(10, 'a'),
    salt: () => (salts += 1).toString(16).padStart(32, '0'),
    secrets: { fromEnv: (variable) => env[variable], fromFile: readSecretFile },
    log: { error: (what, fault) => void faults.push(`${what}: ${fault instanceof Error ? fault.stack : String(fault)}`) },
  }
}

export const freshFolder = (prefix = 'record-') => mkdtempSync(join(tmpdir(), prefix))

/** A core over a fresh data folder. */
export async function startApp(over: Partial<Config> = {}, ports: Ports = countingPorts(), hooks: HostHooks = {}) {
  const config: Config = {
    ...{ dataDir: freshFolder(), host: 'loopback', version: '0.0.0', actor: 'kim', hostName: 'laptop', boardAsks: false },
    playbookDirs: [installation().playbooksDir],
    shippedProfile: installation().profileFile,
    ...over,
  }
  const app = await createApp(config, ports, hooks)
  return { config, ports, app, bridge: app.bridge, stop: () => app.close() }
}
