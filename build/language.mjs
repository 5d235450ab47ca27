import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, posix, resolve, win32 } from 'node:path'

/** @typedef {Readonly<Record<string, string | undefined>>} Env */

/*
 * What the scripts speak before anything is installed: by the product's own rule, which is TypeScript and cannot be loaded yet.
 * A test holds each part against it.
 */

/** @param {Env} env @param {string} [chosen] @returns {'ko' | 'en'} */
export function languageOf(env, chosen) {
  const said = [env.QUARTERDECK_LANG, chosen, env.LC_ALL, env.LC_MESSAGES, env.LANG].find((value) => value)
  return said?.toLowerCase().startsWith('ko') ? 'ko' : 'en'
}

/** `--lang`, else QUARTERDECK_LANG, else what is set in the data folder, else the system's. @param {readonly string[]} args @param {Env} env */
export function languageFor(args, env) {
  const asked = valueOf(args, '--lang')
  if (asked === 'ko' || asked === 'en') return asked
  const named = valueOf(args, '--data')
  return languageOf(env, chosenLanguage(named ? resolve(named) : dataFolder(process.platform, homedir(), env)))
}

/** @param {readonly string[]} args @param {string} name */
function valueOf(args, name) {
  const at = args.findIndex((arg) => arg === name || arg.startsWith(`${name}=`))
  const arg = args[at]
  if (arg === undefined) return undefined
  return arg === name ? args[at + 1] : arg.slice(name.length + 1)
}

/** @param {string} folder @returns {string | undefined} */
function chosenLanguage(folder) {
  try {
    const said = JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8').replace(/^\uFEFF/u, ''))?.language
    return said === 'ko' || said === 'en' ? said : undefined
  } catch {
    return undefined
  }
}

/** @param {string} platform @param {string} home @param {Env} env */
export function dataFolder(platform, home, env) {
  const path = platform === 'win32' ? win32 : posix
  const absolute = (/** @type {string | undefined} */ folder) => (folder && path.isAbsolute(folder) ? folder : undefined)
  if (env.QUARTERDECK_DATA) return path.resolve(env.QUARTERDECK_DATA)
  if (platform === 'win32') return path.join(absolute(env.APPDATA) ?? path.join(home, 'AppData', 'Roaming'), 'Quarterdeck')
  if (platform === 'darwin') return path.join(home, 'Library', 'Application Support', 'Quarterdeck')
  return path.join(absolute(env.XDG_DATA_HOME) ?? path.join(home, '.local', 'share'), 'quarterdeck')
}
