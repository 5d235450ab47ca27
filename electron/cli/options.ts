import { InvalidArgumentError, Option } from 'commander'
import { connectionName } from '../../shared/contract/connections.ts'
import type { Language } from '../../shared/domain/document/local-text.ts'
import { say } from '../../shared/text/message.ts'

/** An option's value that must say something: `--data "$DIR"` with DIR unset must not mean the folder one stands in. */
export const filled = (lang: Language) => (value: string) => {
  if (value.trim() === '') throw new InvalidArgumentError(say(lang, 'cli.usage.empty'))
  return value
}

/** Words as everybody else writes them: a Mac hands Korean over in pieces. */
export const composed = (value: string) => value.normalize('NFC')

/** For an option that may be given several times. */
export const collected = (value: string, earlier: readonly string[] = []) => [...earlier, composed(value)]

export const whole = (lang: Language, from: number, to: number) => (value: string) => {
  const number = Number(value)
  if (!/^\d+$/u.test(value) || number < from || number > to) {
    throw new InvalidArgumentError(say(lang, 'cli.usage.not_whole', { value, from, to }))
  }
  return number
}

/** `primary=judgment-primary`, as often as needed. */
export const pair =
  (lang: Language) =>
  (value: string, earlier: Readonly<Record<string, string>> = {}) => {
    const [, name, connection] = /^([^=]+)=(.+)$/u.exec(composed(value)) ?? []
    if (name === undefined || connection === undefined) throw new InvalidArgumentError(say(lang, 'cli.usage.not_a_pair', { value }))
    return { ...earlier, [name]: connection }
  }

/** `window=5m`, as often as needed; twice the same name makes a list, and an empty value is one. */
export const given =
  (lang: Language) =>
  (value: string, earlier: Readonly<Record<string, string | string[]>> = {}) => {
    const [, name, said] = /^([A-Za-z_]\w*)=([\s\S]*)$/u.exec(composed(value)) ?? []
    if (name === undefined || said === undefined) throw new InvalidArgumentError(say(lang, 'cli.usage.not_given', { value }))
    const before = earlier[name]
    return { ...earlier, [name]: before === undefined ? said : [...(Array.isArray(before) ? before : [before]), said] }
  }

/** A name that a new connection can have. */
export const newName = (lang: Language) => (value: string) => {
  const name = composed(value)
  if (!connectionName.safeParse(name).success) throw new InvalidArgumentError(say(lang, 'cli.usage.not_a_name', { value }))
  return name
}

/** The name of a variable. The address itself, given by mistake, holds a password: it is refused without being repeated. */
export const variable = (lang: Language, option: string) => (value: string) => {
  if (!/^[A-Za-z_][A-Za-z0-9_]{0,127}$/u.test(value)) throw new InvalidArgumentError(say(lang, 'cli.usage.not_a_variable', { option }))
  return value
}

export const whichIncident = (lang: Language) => new Option('--incident <ID>', say(lang, 'cli.option.incident')).argParser(filled(lang))

export const when = (lang: Language) => new Option('--at <T>', say(lang, 'cli.option.at')).argParser(filled(lang))
