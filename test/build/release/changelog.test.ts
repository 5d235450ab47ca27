import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { notesOf, readChange, withRelease } from '../../../build/release/changelog.mjs'

it('reads every change that waits for a release', () => {
  const names = readdirSync('changes').filter((name) => name !== 'README.md')
  for (const name of names) expect(readChange(name, readFileSync(`changes/${name}`, 'utf8')).text).not.toBe('')
})

it('reads a change as one line, whatever its lines are', () => {
  expect(readChange('fixed-a-clock.md', 'A clock that\nwas set back\n')).toEqual({ kind: 'fixed', text: 'A clock that was set back' })
})

it.each([
  ['note.md', 'text', 'KIND-WORDS.md'],
  ['fixed-It.md', 'text', 'KIND-WORDS.md'],
  ['fixed-it.md', ' \n', 'one paragraph'],
  ['fixed-it.md', 'one\n\ntwo', 'one paragraph'],
  ['fixed-it.md', '- one', 'one paragraph'],
])('refuses %s saying %j', (name, text, why) => {
  expect(() => readChange(name, text)).toThrow(why)
})

const first = withRelease('', {
  version: '0.1.0',
  date: '2026-11-24',
  changes: [
    { kind: 'fixed', text: 'F' },
    { kind: 'added', text: 'A' },
    { kind: 'added', text: 'B' },
  ],
})

it('puts a release on top, its changes by kind, and leaves what is below as it was', () => {
  const second = withRelease(first, { version: '0.2.0', date: '2026-12-01', changes: [{ kind: 'security', text: 'S' }] })
  expect(second).toBe(`# Changes

Written at a release from the small files in \`changes/\`; changes/README.md says how.

## 0.2.0 (2026-12-01)

### Security

- S

## 0.1.0 (2026-11-24)

### Added

- A
- B

### Fixed

- F
`)
})

it('finds a version’s own words, and no other’s', () => {
  expect(notesOf(first, '0.1.0')).toBe('### Added\n\n- A\n- B\n\n### Fixed\n\n- F')
  expect(notesOf(first, '0.1')).toBeUndefined()
})

it('refuses to release a version twice', () => {
  expect(() => withRelease(first, { version: '0.1.0', date: '2026-11-25', changes: [] })).toThrow('0.1.0 already')
})
