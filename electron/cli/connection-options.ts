import { Option, type Command } from 'commander'
import type { AddressRef, ConnectionOptions, SecretRef } from '../../shared/domain/connection/events.ts'
import { say } from '../../shared/text/message.ts'
import { composed, filled, given, variable } from './options.ts'
import { pathOf, type Session } from './session.ts'

/** Where an address and its secret are found, as it was typed. */
export interface Placed {
  readonly url?: string
  readonly urlEnv?: string
  readonly urlKeychain?: string
  readonly urlFile?: string
  readonly secretEnv?: string
  readonly secretKeychain?: string
  readonly secretFile?: string
  readonly with?: Readonly<Record<string, string>>
}

const addressNames = ['url', 'urlEnv', 'urlKeychain', 'urlFile'] as const
const secretNames = ['secretEnv', 'secretKeychain', 'secretFile'] as const

/** The options that say where a connection leads and what opens it: one of each, never two. */
export function placing(command: Command, lang: Session['lang'], also: readonly string[] = []): Command {
  const one = (flags: string, about: string, name: string, among: readonly string[]) =>
    new Option(flags, about).conflicts(among.filter((other) => other !== name) as string[])
  const address = (flags: string, about: string, name: string) => one(flags, about, name, addressNames)
  const secret = (flags: string, about: string, name: string) => one(flags, about, name, [...secretNames, ...also])
  return command
    .addOption(address('--url-env <VAR>', say(lang, 'cli.option.url_env'), 'urlEnv').argParser(variable(lang, '--url-env')))
    .addOption(address('--url-keychain <NAME>', say(lang, 'cli.option.url_keychain'), 'urlKeychain').argParser(composed))
    .addOption(address('--url-file <FILE>', say(lang, 'cli.option.url_file'), 'urlFile').argParser(filled(lang)))
    .addOption(address('--url <ADDRESS>', say(lang, 'cli.option.url'), 'url').argParser(filled(lang)))
    .addOption(secret('--secret-env <VAR>', say(lang, 'cli.option.secret_env'), 'secretEnv').argParser(variable(lang, '--secret-env')))
    .addOption(secret('--secret-keychain <NAME>', say(lang, 'cli.option.secret_keychain'), 'secretKeychain').argParser(composed))
    .addOption(secret('--secret-file <FILE>', say(lang, 'cli.option.secret_file'), 'secretFile').argParser(filled(lang)))
    .addOption(new Option('--with <KEY=VALUE>', say(lang, 'cli.option.connection_with')).argParser(given(lang)))
}

export const placingUsage = '--url-env VAR | --url-keychain NAME | --url-file FILE | --url ADDRESS'

/** Undefined: none was typed. */
export function addressOf(session: Session, { url, urlEnv, urlKeychain, urlFile }: Placed): AddressRef | undefined {
  if (urlEnv !== undefined) return { env: urlEnv }
  if (urlKeychain !== undefined) return { keychain: urlKeychain }
  if (urlFile !== undefined) return { file: fileOf(session, urlFile) }
  return url === undefined ? undefined : { plain: url.trim() }
}

export function secretOf(session: Session, { secretEnv, secretKeychain, secretFile }: Placed): SecretRef | undefined {
  if (secretEnv !== undefined) return { env: secretEnv }
  if (secretKeychain !== undefined) return { keychain: secretKeychain }
  return secretFile === undefined ? undefined : { file: fileOf(session, secretFile) }
}

/** A file of the user's own folder is named as such: the record is read on other machines too. */
const fileOf = (session: Session, file: string) => (file.startsWith('~/') ? file : pathOf(session, file))

export const optionsOf = (placed: Placed): ConnectionOptions | undefined => placed.with && { ...placed.with }
