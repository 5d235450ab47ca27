import { sayAny } from '../../shared/text/message.ts'
import { painted, type Session } from './session.ts'

/** `! 운영`: production stands out wherever it appears, without colour too. A plan may name an environment that this version has no word for: it shows as it is. */
export function environmentWord({ lang, world }: Pick<Session, 'lang' | 'world'>, environment: string): string {
  const known = sayAny(lang, `word.environment.${environment}`, {})
  const word = known.startsWith('word.') ? environment : known
  return environment.startsWith('production') ? painted(world.out, 'yellow', `! ${word}`) : word
}
