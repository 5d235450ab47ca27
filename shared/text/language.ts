type Environment = Readonly<Record<string, string | undefined>>

/** The language to speak before anyone could choose one on a screen. The first variable that says something decides. */
export function languageOf(env: Environment): 'ko' | 'en' {
  const said = [env.QUARTERDECK_LANG, env.LC_ALL, env.LC_MESSAGES, env.LANG].find((value) => value)
  return said?.toLowerCase().startsWith('ko') ? 'ko' : 'en'
}
