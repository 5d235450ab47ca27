import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createShelf } from '../../../../electron/core/playbooks/create-shelf.ts'

const known = { probes: [], actions: [] }
const book = (id: string) => `api_version: quarterdeck/v1
kind: Playbook
id: ${id}
title: { ko: 제목, en: Title }
steps:
  - { id: one, type: manual, title: { ko: 하나, en: One } }
`

let dir = ''
beforeEach(() => void (dir = mkdtempSync(join(tmpdir(), 'shelf-'))))
afterEach(() => rmSync(dir, { recursive: true }))
const put = (name: string, text: string | Uint8Array) => {
  mkdirSync(join(dir, name, '..'), { recursive: true })
  writeFileSync(join(dir, name), text)
  return join(dir, name)
}
const trusted = new Set<string>()
const shelfOf = (...dirs: readonly string[]) =>
  createShelf({
    ...{ known, isTrusted: (hash) => trusted.has(hash), failed: () => {}, lastRight: join(dir, '.last-right') },
    folders: () => dirs.map((one) => ({ dir: one, origin: one.endsWith('team') ? 'team' : 'own' })),
  })
const ids = () =>
  shelfOf(dir)
    .list()
    .map(({ id, problems }) => [id, problems[0]?.says.en ?? 'sound'])

describe('the shelf', () => {
  it('finds playbooks in folders within folders, with text and hash', () => {
    const file = put('incident/slow.yaml', book('slow'))
    put('notes.txt', 'not a playbook')
    const shelf = shelfOf(dir)
    const hash = createHash('sha256').update(book('slow')).digest('hex')
    expect(shelf.list().length).toBe(1)
    expect(shelf.find('slow')).toMatchObject({
      id: 'slow',
      file,
      hash,
      source: book('slow'),
      problems: [],
      playbook: { title: { ko: '제목' } },
    })
    expect(shelf.find('fast')).toBeUndefined()
  })

  it('counts a corrected file at once', () => {
    const shelf = shelfOf(dir)
    put('slow.yaml', 'id: slow\n')
    expect(shelf.find('slow')?.playbook).toBeNull()
    put('slow.yaml', book('slow'))
    expect(shelf.find('slow')?.playbook?.id).toBe('slow')
  })

  it('lists a broken file beside the sound ones, by the name it gives itself or its file has', () => {
    put('a.yaml', book('sound'))
    put('b.yaml', 'id: itself\nkind: Playbook\n')
    put('c.yaml', '{{{')
    expect(ids().map(([id]) => id)).toEqual(['sound', 'itself', 'c'])
  })

  it('says what it does not read, and why', () => {
    put('big.yaml', `# ${'x'.repeat(1_048_576)}`)
    put('latin.yaml', Uint8Array.of(0x69, 0x64, 0x3a, 0x20, 0xe9))
    put('one.yaml', book('twin'))
    put('two.yaml', book('twin'))
    expect(ids()).toEqual([
      ['big', 'The file has 1048578 bytes; 1048576 is the most.'],
      ['latin', 'The file is not UTF-8 text.'],
      ['twin', 'sound'],
      ['twin', `The playbook id "twin" is used already by ${join(dir, 'one.yaml')}.`],
    ])
  })

  it('has nothing of a folder that is not there, and follows no links', () => {
    symlinkSync(dir, join(dir, 'circle'))
    put('real.yaml', book('real'))
    symlinkSync(join(dir, 'real.yaml'), join(dir, 'link.yaml'))
    expect(
      shelfOf(join(dir, 'nowhere'), dir)
        .list()
        .map(({ id }) => id),
    ).toEqual(['real'])
  })

  it('reads a text again for a run that began with it', () => {
    expect(shelfOf().parse(book('slow')).steps.length).toBe(1)
  })

  it('knows calls that lead nowhere, and calls that come back', () => {
    const calls = (id: string, to: string) => put(`${id}.yaml`, book(id).replace('type: manual,', `type: playbook, playbook: ${to},`))
    put('end.yaml', book('end'))
    calls('a', 'b')
    calls('b', 'c')
    expect(ids()).toEqual([
      ['a', 'sound'],
      ['b', 'There is no playbook "c" to call. There are: a, b, end'],
      ['end', 'sound'],
    ])
    calls('c', 'a')
    expect(ids()[0]).toEqual(['a', 'This call leads back to the playbook itself: a → b → c → a'])
    calls('c', 'end')
    expect(ids().map(([, says]) => says)).toEqual(['sound', 'sound', 'sound', 'sound'])
  })

  it('keeps what was right last in use while a file is broken, also after a restart, and shows the mistakes', () => {
    const file = put('slow.yaml', book('slow'))
    expect(shelfOf(dir).find('slow')).toMatchObject({ problems: [], standsInSince: null })
    put('slow.yaml', '{{{')
    const again = shelfOf(dir)
    expect(again.list()).toMatchObject([
      {
        id: 'slow',
        file,
        source: book('slow'),
        playbook: { id: 'slow' },
        problems: [{ line: 1 }, {}, {}],
        standsInSince: expect.any(Number),
      },
    ])
    put('slow.yaml', book('slow').replace('하나', '둘'))
    expect(again.find('slow')).toMatchObject({ problems: [], standsInSince: null, playbook: { steps: [{ title: { ko: '둘' } }] } })
  })

  it('leaves what lies in the team’s folder alone until its very text is trusted, and again when it changed', () => {
    put('team/slow.yaml', book('slow'))
    put('caller.yaml', book('caller').replace('type: manual,', 'type: playbook, playbook: slow,'))
    const shelf = shelfOf(join(dir, 'team'))
    const { hash } = shelf.find('slow')!
    expect(shelf.find('slow')).toMatchObject({ origin: 'team', trust: 'needed', playbook: null, toRead: { id: 'slow' }, problems: [] })
    trusted.add(hash)
    expect(shelf.find('slow')).toMatchObject({ trust: 'given', playbook: { id: 'slow' } })
    put('team/slow.yaml', book('slow').replace('하나', '몰래 바꾼 것'))
    expect(shelf.find('slow')).toMatchObject({ trust: 'needed', playbook: null })
    put('team/slow.yaml', '{{{')
    expect(shelf.find('slow')).toMatchObject({ trust: 'needed', playbook: null, toRead: { steps: [{ title: { ko: '몰래 바꾼 것' } }] } })
  })

  it('tells by its stamp that a file was written or taken away', () => {
    const shelf = shelfOf(dir)
    const before = shelf.stamp()
    const file = put('slow.yaml', book('slow'))
    const written = shelf.stamp()
    rmSync(file)
    expect([before === written, shelf.stamp() === before]).toEqual([false, true])
  })
})
