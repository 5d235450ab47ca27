import { languageOf } from '../../shared/text/language.ts'
import { say } from '../../shared/text/message.ts'
import { languageFor, readFlags } from './flags.ts'

/** The database driver ends an older Node with SIGSEGV and no word, so nothing that loads it comes before this check. */
const needed = [22, 14] as const

process.exitCode = await main(process.argv.slice(2))
// Something that still holds the process open after everything was closed does not get to.
setTimeout(() => process.exit(), 300).unref()

/** 0 ended, 1 could not start, 2 wrong usage. */
async function main(args: readonly string[]): Promise<number> {
  const read = readFlags(args)
  const language = read.ok ? languageFor(read.flags, process.env) : languageOf(process.env)
  const found = process.versions.node
  if (isOlder(found)) return refuse(1, say(language, 'error.node_too_old', { needed: needed.join('.'), found }))
  if (!read.ok) return refuse(2, say(language, 'host.usage_wrong', { reason: read.reason }), say(language, 'host.usage'))
  if (read.flags.help) {
    process.stdout.write(`${say(language, 'host.usage')}\n`)
    return 0
  }
  const { run } = await import('./run.ts')
  return run(read.flags, process.env)
}

function isOlder(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major < needed[0] || (major === needed[0] && minor < needed[1])
}

function refuse(code: number, ...lines: readonly string[]): number {
  process.stderr.write(`${lines.join('\n')}\n`)
  return code
}
