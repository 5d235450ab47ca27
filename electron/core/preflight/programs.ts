import { accessSync, constants, statSync } from 'node:fs'
import { delimiter, isAbsolute, join } from 'node:path'

/** Whether a program lies on the path: looked for, never started. */
export function onPath(program: string, path = process.env.PATH ?? '', platform: NodeJS.Platform = process.platform): boolean {
  const endings = platform === 'win32' ? ['.exe', '.cmd', '.bat', '.com'] : ['']
  const places = path.split(delimiter).filter((place) => isAbsolute(place))
  return places.some((place) => endings.some((ending) => canRun(join(place, `${program}${ending}`))))
}

function canRun(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return statSync(file).isFile()
  } catch {
    return false
  }
}
