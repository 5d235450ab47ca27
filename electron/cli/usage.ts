import { Command, type ErrorOptions, type Help, type Option } from 'commander'
import type { Language } from '../../shared/domain/document/local-text.ts'
import { say } from '../../shared/text/message.ts'
import { displayWidth } from './width.ts'

/** The command line was not understood: which command was meant, and what the parser says. */
export class UsageFault extends Error {
  readonly command: Command
  readonly code: string

  constructor(command: Command, code: string, message: string) {
    super(message)
    this.name = 'UsageFault'
    this.command = command
    this.code = code
  }
}

/** A command whose mistakes come back as values with the command they belong to, instead of ending the process. */
export class DeskCommand extends Command {
  override createCommand(name?: string): Command {
    return new DeskCommand(name).helpCommand(false)
  }

  override error(message: string, { code = wrong }: ErrorOptions = {}): never {
    throw new UsageFault(this, code, message)
  }
}

/** The code of mistakes that we find ourselves; their message is a sentence already. */
const wrong = 'quarterdeck.usage'

/** One sentence in the user's language; the parser's own are English and are read for their values only. */
export function usageSentence(lang: Language, { code, message, command }: UsageFault): string {
  const [first = '', second = ''] = [...message.matchAll(/'(.*?)'(?=[ .\n]|$)/gsu)].map(([, quoted]) => bare(quoted ?? ''))
  const meant = /\(Did you mean (?:one of )?(.+?)\?\)/u.exec(message)?.[1]
  const hint = meant ? ` ${say(lang, 'cli.usage.meant', { names: meant })}` : ''
  switch (code) {
    case 'commander.missingArgument':
      return say(lang, 'cli.usage.missing_argument', { name: first })
    case 'commander.optionMissingArgument':
      return say(lang, 'cli.usage.missing_value', { option: first })
    case 'commander.missingMandatoryOptionValue':
      return say(lang, 'cli.usage.missing_option', { option: first })
    case 'commander.conflictingOption':
      return say(lang, 'cli.usage.conflict', { one: first, other: second })
    case 'commander.unknownOption':
      return say(lang, command.name() === 'log' ? 'cli.usage.unknown_option_log' : 'cli.usage.unknown_option', { option: first }) + hint
    case 'commander.unknownCommand':
      return say(lang, 'cli.usage.unknown_command', { name: first, help: `${pathOf(command)} --help` }) + hint
    case 'commander.excessArguments':
      return say(lang, 'cli.usage.too_many', { extra: command.args.slice(command.registeredArguments.length).join(' ') })
    case 'commander.invalidArgument':
      return invalid(lang, message)
    default:
      return message
  }
}

/** `quarterdeck incident`, from the inside out. */
const pathOf = (command: Command): string => (command.parent ? `${pathOf(command.parent)} ${command.name()}` : command.name())

/** `error: option '--limit <N>' argument 'many' is invalid. Allowed choices are …` and its like. */
function invalid(lang: Language, message: string): string {
  const option = /option '(.+?)' argument '(.*)' is invalid\. ?(.*)$/su.exec(message)
  const argument = /command-argument value '(.*)' is invalid for argument '(.+?)'\. ?(.*)$/su.exec(message)
  const [name, value, rest] = option ? [option[1], option[2], option[3]] : [argument?.[2], argument?.[1], argument?.[3]]
  const choices = /^Allowed choices are (.+)\.$/su.exec(rest ?? '')?.[1]
  const values = { name: bare(name ?? ''), value: value ?? '' }
  return choices ? say(lang, 'cli.usage.not_a_choice', { ...values, choices }) : rest || say(lang, 'cli.usage.invalid', values)
}

/** `--limit <N>` as the help writes it: `--limit N`. */
const bare = (flags: string) => flags.replace(/[<>]/gu, '')

/** The parser's help in the user's language, aligned by what the terminal shows. */
export function helpIn(lang: Language): Partial<Help> {
  const titles: Readonly<Record<string, string>> = {
    'Usage:': say(lang, 'cli.help.usage'),
    'Arguments:': say(lang, 'cli.help.arguments'),
    'Options:': say(lang, 'cli.help.options'),
    'Global Options:': say(lang, 'cli.help.global_options'),
    'Commands:': say(lang, 'cli.help.commands'),
  }
  const withChoices = (description: string, choices: readonly string[] | undefined) =>
    choices ? `${description}: ${choices.join(', ')}` : description
  const withDefault = (text: string, { defaultValue }: Option) =>
    typeof defaultValue === 'string' || typeof defaultValue === 'number'
      ? `${text} ${say(lang, 'cli.help.default', { value: String(defaultValue) })}`
      : text
  return {
    showGlobalOptions: true,
    displayWidth,
    styleTitle: (title) => titles[title] ?? title,
    commandUsage: usageLine,
    optionTerm: (option) => bare(option.flags),
    subcommandTerm: (command) => (command.parent?.parent ? `${command.name()} ${argumentsOf(command)}`.trimEnd() : command.name()),
    optionDescription: (option) => withDefault(withChoices(option.description, option.argChoices), option),
    argumentDescription: (argument) => withChoices(argument.description, argument.argChoices),
    visibleGlobalOptions: globalOptions,
  }
}

const argumentsOf = (command: Command) => command.registeredArguments.map((argument) => argument.name()).join(' ')

/** `quarterdeck run step RUN STEP [--approve PLAN_HASH …]`: every command says its own tail. */
export function usageLine(command: Command): string {
  const names = command.parent ? `${namesOf(command.parent)} ${command.name()}` : command.name()
  return `${names} ${command.usage()}`.trimEnd()
}

const namesOf = (command: Command): string => (command.parent ? `${namesOf(command.parent)} ${command.name()}` : command.name())

/** Help names its own option once, with the command; version belongs to the top. */
function globalOptions(command: Command): Option[] {
  const root = command.parent?.parent ?? command.parent
  return root ? root.options.filter((option) => option.long !== '--version') : []
}
