type Environment = Readonly<Record<string, string | undefined>>

/**
 * The language to speak: what QUARTERDECK_LANG says, else what is set in the data folder, else the first of the system's
 * variables that says something.
 */
export function languageOf(env: Environment, chosen?: 'ko' | 'en'): 'ko' | 'en' {
  const said = [env.QUARTERDECK_LANG, chosen, env.LC_ALL, env.LC_MESSAGES, env.LANG].find((value) => value)
  return said?.toLowerCase().startsWith('ko') ? 'ko' : 'en'
}
