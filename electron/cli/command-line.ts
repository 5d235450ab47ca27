import type { Session } from './session.ts'

/** A command to be copied: with the data folder this one was given, and every word quoted that a shell would take apart. */
export const commandLine = ({ data }: Pick<Session, 'data'>, words: readonly string[]) =>
  ['quarterdeck', ...words, ...(data === undefined ? [] : ['--data', data])].map(quoted).join(' ')

const quoted = (word: string) => {
  if (/^[\w@%+=:,./-]+$/u.test(word)) return word
  return process.platform === 'win32' ? `"${word.replaceAll('"', '\\"')}"` : `'${word.replaceAll("'", `'\\''`)}'`
}
