import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** What was installed, and where its files are: the same whether run from source or from the bundle in dist/node. */
export interface Installation {
  readonly version: string
  /** The renderer as it was built: index.html and its assets. */
  readonly pagesDir: string
  /** The shipped playbooks. */
  readonly playbooksDir: string
  /** The shipped environment profile. */
  readonly profileFile: string
}

export function installation(here: string = import.meta.dirname): Installation {
  const root = rootAbove(here)
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  const fromSource = here.startsWith(join(root, 'electron'))
  return {
    version,
    pagesDir: join(root, 'dist', 'renderer'),
    profileFile: join(root, fromSource ? 'shared' : 'dist', 'profiles/d-3.yaml'),
    playbooksDir: fromSource ? join(root, 'shared', 'playbooks') : join(root, 'dist', 'playbooks'),
  }
}

function rootAbove(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder
  const above = dirname(folder)
  if (above === folder) throw new Error(`no package.json above ${import.meta.dirname}`)
  return rootAbove(above)
}
