import { expect, it } from 'vitest'
import { nearest } from '../../../../electron/core/yaml/nearest.ts'

it.each([
  ['prob', ['probe', 'target'], 'probe'],
  ['wacth', ['manual', 'watch'], 'watch'],
  ['holdsFor', ['holds_for', 'within'], 'holds_for'],
  ['postgres.block', ['postgres.blocking', 'postgres.activity'], 'postgres.blocking'],
  ['owner', ['id', 'kind', 'title'], undefined],
  ['x'.repeat(10_000), ['id'], undefined],
])('takes %s of %j for %s', (word, candidates, meant) => expect(nearest(word, candidates)).toBe(meant))
