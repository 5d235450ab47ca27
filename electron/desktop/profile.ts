import { accessSync, constants, mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { app } from 'electron'
import { defaultDataDir } from '../core/app.ts'
import type { Log } from '../core/ports.ts'

/** The record's folder: `--data`, else the environment's, else the user's own. */
export function dataDirAsked(): string {
  const { values } = parseArgs({ options: { data: { type: 'string' } }, strict: false })
  return typeof values.data === 'string' ? resolve(values.data) : defaultDataDir(process.platform, homedir(), process.env)
}

/**
 * The browser's profile holds what pages keep, and one process owns it: so it lies with the record it belongs to.
 * Where it cannot be written the profile stays in the user's own place, so that the record can be read.
 */
export function keepProfileIn(folder: string, log: Log): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.W_OK)
    app.setPath('userData', folder)
  } catch (fault) {
    log.error('making the folder of the windows', fault)
  }
}
