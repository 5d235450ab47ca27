import { josa } from 'es-hangul'

/**
 * Korean particles follow the sound of the word before them. A message writes both forms, `{title}을(를)`, and the one
 * that fits is chosen once the values are in place. The message's own are marked beforehand with noncharacters, which
 * no text may carry, so that a user's "을(를)" stays as typed.
 */
const particles = [
  { both: '을(를)', pair: '을/를' },
  { both: '이(가)', pair: '이/가' },
  { both: '은(는)', pair: '은/는' },
  { both: '와(과)', pair: '와/과' },
  { both: '(으)로', pair: '으로/로' },
  { both: '(이)', pair: '이라/라' },
] as const

const firstMark = 0xfdd0
const written = /을\(를\)|이\(가\)|은\(는\)|와\(과\)|\(으\)로|\(이\)/gu
const marks = /[\uFDD0-\uFDD5]/gu

/** A message as it is written, with its particles marked. */
export const markParticles = (message: string) =>
  message.replace(written, (both) => String.fromCodePoint(firstMark + particles.findIndex((one) => one.both === both)))

/** The message with its values in place, each marked particle fitted to the word before it; both forms where nobody can know. */
export const fitParticles = (text: string) => text.replace(marks, (mark, at: number) => fit(text.slice(Math.max(0, at - 500), at), mark))

function fit(before: string, mark: string): string {
  const particle = particles[mark.codePointAt(0)! - firstMark]!
  const sound = lastSound(before)
  if (sound === null) return particle.both
  const fitting = josa.pick(sound, particle.pair)
  return particle.both === '(이)' ? fitting.replace('라', '') : fitting
}

const closing = /["'”’`」』》〉.…]$/u
const brackets = /^(?<head>.*?)[([{<（](?<inside>[^()[\]{}<>（）]*)[)\]}>）]$/su

/**
 * A Hangul syllable that ends as the text before a particle is spoken: quotes are looked through, and a bracket is
 * passed over (판정(judgment)은 follows 판정) unless no word stands before it. null: a sign or script we cannot read aloud.
 */
function lastSound(text: string): string | null {
  const word = text.normalize('NFC').trimEnd()
  if (closing.test(word)) return lastSound(word.slice(0, -1))
  const bracket = brackets.exec(word)?.groups
  if (bracket) return lastSound(bracket['head']!) ?? lastSound(bracket['inside']!)
  const last = word.at(-1) ?? ''
  if (/[가-힣]/u.test(last)) return last
  if (/\d/u.test(last)) return '영일이삼사오육칠팔구'[Number(last)]!
  const latin = /[A-Za-z]+$/u.exec(word)?.[0]
  return latin ? latinSound(latin) : null
}

/** Letters are spelled (SQL, 엘), words are read as Koreans write loanwords (lock, 록; host, 호스트; node, 노드). */
function latinSound(word: string): string {
  const spelled = word === word.toUpperCase()
  if (spelled) return { L: '엘', M: '엠', N: '엔', R: '알' }[word.at(-1)!] ?? '이'
  if (/le?$/iu.test(word)) return '엘'
  if (/(m|n|ng|[aeiou][mn]e)$/iu.test(word)) return '엔'
  if (/(ck|[aeiou][kptbc])$/iu.test(word)) return '덱'
  return '이'
}
