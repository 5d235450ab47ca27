import { homedir } from 'node:os'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { languages, type Language } from '../../shared/domain/document/local-text.ts'
import { languageOf } from '../../shared/text/language.ts'
import { chosenLanguage, defaultDataDir } from '../core/before-start.ts'

export interface Flags {
  readonly data: string | undefined
  readonly port: number
  readonly open: boolean
  readonly allowHosts: readonly string[]
  readonly lang: Language | undefined
  readonly help: boolean
}

type Read = { readonly ok: true; readonly flags: Flags } | { readonly ok: false; readonly reason: string }

/** The command line, or what is wrong with it. `--host` was heard by whoever chose this host. */
export function readFlags(args: readonly string[]): Read {
  try {
    const { values } = parseArgs({ args: [...args], strict: true, allowPositionals: false, options })
    const port = values.port === undefined ? 0 : portOf(values.port)
    const allowHosts = values['allow-host'] ?? []
    if (port === undefined) return { ok: false, reason: `--port ${values.port}` }
    if (values.data?.trim() === '') return { ok: false, reason: '--data' }
    const odd = allowHosts.find((name) => !hostName.test(name))
    if (odd !== undefined) return { ok: false, reason: `--allow-host ${odd}` }
    const lang = languages.find((language) => language === values.lang)
    if (values.lang !== undefined && lang === undefined) return { ok: false, reason: `--lang ${values.lang}` }
    const { data, help = false } = values
    return { ok: true, flags: { data, port, open: values['no-open'] !== true, allowHosts, lang, help } }
  } catch (fault) {
    return { ok: false, reason: fault instanceof Error ? (fault.message.split('. ')[0] ?? '') : String(fault) }
  }
}

/** What a start speaks: what it is told, else QUARTERDECK_LANG, else what is set in its data folder, else the system's. */
export const languageFor = ({ data, lang }: Pick<Flags, 'data' | 'lang'>, env: NodeJS.ProcessEnv): Language =>
  lang ?? languageOf(env, chosenLanguage(dataDirFor({ data }, env)))

/** Absolute: the folder named, else the user's own. */
export const dataDirFor = ({ data }: Pick<Flags, 'data'>, env: NodeJS.ProcessEnv) =>
  data === undefined ? defaultDataDir(process.platform, homedir(), env) : resolve(data)

const options = {
  data: { type: 'string' },
  port: { type: 'string' },
  'no-open': { type: 'boolean' },
  'allow-host': { type: 'string', multiple: true },
  host: { type: 'string' },
  lang: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

const hostName = /^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?(?::\d{1,5})?$/iu

function portOf(text: string): number | undefined {
  const port = Number(text)
  return /^\d{1,5}$/u.test(text) && port <= 65_535 ? port : undefined
}
