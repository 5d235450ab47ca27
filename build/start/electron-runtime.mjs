import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Electron's program, where one is. Found by its files: importing the package would download a runtime.
 * @param {string} root
 * @param {Record<string, string | undefined>} env
 * @returns {string | undefined}
 */
export function electronRuntime(root, env) {
  const installed = join(root, 'node_modules/electron')
  const named = namedIn(join(installed, 'path.txt'))
  const elsewhere = env.ELECTRON_OVERRIDE_DIST_PATH
  const program = elsewhere ? join(elsewhere, named ?? 'electron') : named && join(installed, 'dist', named)
  return program && existsSync(program) ? program : undefined
}

/** @param {string} pathFile */
const namedIn = (pathFile) => (existsSync(pathFile) ? readFileSync(pathFile, 'utf8').trim() : undefined)
