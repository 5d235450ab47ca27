import { posix, win32 } from 'node:path'

/** Where the record lives when no --data says otherwise; an absolute path. Pure: everything it depends on comes in. */
export function defaultDataDir(platform: string, home: string, env: Readonly<Record<string, string | undefined>>): string {
  const path = platform === 'win32' ? win32 : posix
  const absolute = (folder: string | undefined) => (folder && path.isAbsolute(folder) ? folder : undefined)
  if (env.QUARTERDECK_DATA) return path.resolve(env.QUARTERDECK_DATA)
  if (platform === 'win32') return path.join(absolute(env.APPDATA) ?? path.join(home, 'AppData', 'Roaming'), 'Quarterdeck')
  if (platform === 'darwin') return path.join(home, 'Library', 'Application Support', 'Quarterdeck')
  // The XDG specification says that a relative XDG_DATA_HOME is to be ignored.
  return path.join(absolute(env.XDG_DATA_HOME) ?? path.join(home, '.local', 'share'), 'quarterdeck')
}
