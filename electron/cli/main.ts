#!/usr/bin/env node
import { runCli } from './program.ts'
import { terminal } from './terminal.ts'
import { languageOf } from '../../shared/text/language.ts'
import { say } from '../../shared/text/message.ts'

/** The database driver ends an older Node with SIGSEGV and no word. */
const needed = [22, 14] as const

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < needed[0] || (major === needed[0] && minor < needed[1])) {
  const found = process.versions.node
  process.stderr.write(`${say(languageOf(process.env), 'error.node_too_old', { needed: needed.join('.'), found })}\n`)
  process.exitCode = 1
} else {
  process.exitCode = await runCli(process.argv.slice(2), terminal(process))
  // A target that does not hang up does not keep the shell waiting: everything asked for is printed by now.
  process.stdout.write('', () => setTimeout(() => process.exit(), 300).unref())
}
