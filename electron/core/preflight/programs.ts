import { delimiter, isAbsolute, join } from 'node:path'
import { canRun } from '../can-run.ts'

/** Whether a program lies on the path: looked for, never started. */
export function onPath(program: string, path = process.env.PATH ?? '', platform: NodeJS.Platform = process.platform): boolean {
  const endings = platform === 'win32' ? ['.exe', '.cmd', '.bat', '.com'] : ['']
  const places = path.split(delimiter).filter((place) => isAbsolute(place))
  return places.some((place) => endings.some((ending) => canRun(join(place, `${program}${ending}`))))
}
