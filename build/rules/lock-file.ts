import type { Finding } from './source.ts'

interface Package {
  readonly resolved?: string
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

/**
 * The lock must install everywhere: it names no registry, and holds every platform's optional package (`npm install` leaves out
 * the ones it could not fetch, and `npm ci` then refuses the lock on that platform).
 */
export function lockFindings(text: string): Finding[] {
  const { packages } = JSON.parse(text) as { packages: Readonly<Record<string, Package>> }
  const finding = (says: string) => ({ path: 'package-lock.json', line: 1, rule: 'lock', says })
  return Object.entries(packages).flatMap(([path, { resolved, optionalDependencies = {} }]) => [
    ...(resolved ? [finding(`${path} names a registry: ${resolved}`)] : []),
    ...Object.keys(optionalDependencies)
      .filter((name) => !folders(path).some((folder) => `${folder}node_modules/${name}` in packages))
      .map((name) => finding(`lacks ${name}, which ${path || 'the project'} needs on another platform`)),
  ])
}

/** Where Node would look for a package from `path`, nearest first. */
function folders(path: string): string[] {
  const above = path.lastIndexOf('node_modules/')
  return path ? [`${path}/`, ...folders(path.slice(0, Math.max(0, above)).replace(/\/$/u, ''))] : ['']
}
