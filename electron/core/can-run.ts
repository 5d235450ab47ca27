import { accessSync, constants, statSync } from 'node:fs'

/** Whether this is a file that this user may run: looked at, never started. */
export function canRun(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return statSync(file).isFile()
  } catch {
    return false
  }
}
