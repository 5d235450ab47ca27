import { z } from 'zod'
import { logicalName } from '../../../../shared/domain/profile/spec.ts'
import type { World } from '../kind.ts'
import { mapped } from '../mapped.ts'
import type { Http } from './live.ts'

/** As it goes over the wire: printable ASCII, no fragment, and no way up past the connection's address. */
export const webPath = z
  .string()
  .max(2000)
  .regex(
    /^\/[\u{21}\u{22}\u{24}-\u{5b}\u{5d}-\u{7e}]*$/u,
    'begins with /, and holds neither blanks, # nor \\ (write them as %20, %23, %5C)',
  )
  .refine((path) => !climbs(path), 'does not climb by . or ..')

/** A path that is sent as it is: nothing of it is taken for another one on the way. */
export const isWebPath = (path: string): boolean => path === '' || webPath.safeParse(path).success

/** Which page: a path below the connection's address, or a URL by the name the environment profile gives it; left out, the address itself. */
export const whereParams = { path: webPath.optional(), url: logicalName.optional() }

interface Where {
  readonly path?: string | undefined
  readonly url?: string | undefined
}

export const isOnePlace = ({ path, url }: Where) => path === undefined || url === undefined
export const onePlace = { path: ['url'], message: 'say path or url, one of them' }

/** For the record. Throws TargetFailure where the name is not mapped. */
export const writtenWhere = ({ path = '/', url }: Where, world: World): string =>
  url === undefined ? path : mapped(world, 'urls', url).url

/** Throws TargetFailure where the name is not mapped, or is of another server. */
export const pathFor = (live: Http, { path = '', url }: Where, world: World): string =>
  url === undefined ? path : live.pathOf(url, mapped(world, 'urls', url).url)

const climbs = (path: string) => /\/(?:\.|%2e){1,2}(?:\/|$)/iu.test(path.replace(/\?.*$/u, ''))
