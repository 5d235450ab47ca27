import { languageOf } from '../../shared/text/language.ts'
import { say } from '../../shared/text/message.ts'

/** The database driver ends an older Node with SIGSEGV and no word, so nothing that loads it comes before this check. */
const needed = [22, 14] as const

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < needed[0] || (major === needed[0] && minor < needed[1])) {
  const found = process.versions.node
  process.stderr.write(`${say(languageOf(process.env), 'error.node_too_old', { needed: needed.join('.'), found })}\n`)
  process.exitCode = 1
} else {
  const { run } = await import('./run.ts')
  process.exitCode = await run(process.argv.slice(2), process.env)
  // Something that still holds the process open after everything was closed does not get to.
  setTimeout(() => process.exit(), 300).unref()
}
