import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const dayMs = 24 * 60 * 60 * 1000

/** With the packages, so that installing them anew asks anew. @param {string} root */
const pathOf = (root) => join(root, 'node_modules/.electron-refused.json')

/** Another version, or another place to fetch it from, was not refused yet. @param {string} root @param {NodeJS.ProcessEnv} env */
function wanted(root, env) {
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules/electron/package.json'), 'utf8'))
  return `${version} ${env.ELECTRON_MIRROR ?? env.npm_config_electron_mirror ?? ''}`
}

/**
 * The refusal of the last day, if there was one.
 * @param {string} root @param {NodeJS.ProcessEnv} env @param {number} now milliseconds since 1970
 * @returns {(import('./fetch-runtime.mjs').Refusal & { at: number }) | undefined}
 */
export function rememberedRefusal(root, env, now) {
  try {
    const kept = JSON.parse(readFileSync(pathOf(root), 'utf8'))
    return kept.wanted === wanted(root, env) && kept.at <= now && now - kept.at < dayMs ? kept : undefined
  } catch {
    return undefined
  }
}

/** @param {string} root @param {NodeJS.ProcessEnv} env @param {number} now @param {import('./fetch-runtime.mjs').Refusal} refusal */
export function rememberRefusal(root, env, now, refusal) {
  try {
    writeFileSync(pathOf(root), JSON.stringify({ ...refusal, at: now, wanted: wanted(root, env) }))
  } catch {
    // Packages that may not be written to: the next start asks again.
  }
}

/** @param {string} root */
export const forgetRefusal = (root) => rmSync(pathOf(root), { force: true })
