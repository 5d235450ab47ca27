import { lookUp, type Named } from '../../../shared/domain/profile/select.ts'
import type { Section } from '../../../shared/domain/profile/spec.ts'
import { TargetFailure } from './failure.ts'
import type { World } from './kind.ts'

/** What a logical name stands for where this connection is. Throws TargetFailure, which says the line to write. */
export function mapped<In extends Section>(world: Pick<World, 'profile' | 'environment'>, section: In, name: string): Named<In> {
  const looked = lookUp(world.profile, section, name, world.environment)
  if ('unmapped' in looked) throw new TargetFailure('other', looked.unmapped, 'not_sent')
  return looked.found
}
