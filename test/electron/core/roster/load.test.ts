import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createRosterFile } from '../../../../electron/core/roster/create-file.ts'
import { loadRoster } from '../../../../electron/core/roster/load.ts'
import { freshFolder } from '../../../support/app.ts'

const head = 'api_version: quarterdeck/v1\nkind: Roster\n'
const found = (body: string) => loadRoster(head + body).problems.map(({ line, column, path }) => [line, column, path])
const says = (body: string) => loadRoster(head + body).problems.map((one) => one.says)

let folder: string
beforeEach(() => {
  folder = freshFolder('roster-')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('a roster', () => {
  it('is made empty, with comments and its schema, and is right as it is', () => {
    const files = { file: join(folder, 'roster.yaml'), schema: join(folder, 'roster.schema.json') }
    expect(createRosterFile(files)).toEqual(files)
    expect(loadRoster(readFileSync(files.file, 'utf8'))).toMatchObject({ problems: [], roster: { people: {}, rotas: {} } })
    expect(JSON.parse(readFileSync(files.schema, 'utf8'))).toMatchObject({ title: 'Quarterdeck roster' })
    expect(createRosterFile(files)).toBeUndefined()
  })

  it('is right as its comments show it, once they are none', () => {
    const files = { file: join(folder, 'roster.yaml'), schema: join(folder, 'roster.schema.json') }
    createRosterFile(files)
    const filled = readFileSync(files.file, 'utf8')
      .replaceAll(/^(people|rotas): \{\}$/gmu, '$1:')
      .replaceAll(/^# {2}((?: {2})*\S)/gmu, '  $1')
    const { roster, problems } = loadRoster(filled)
    expect(problems).toEqual([])
    expect([Object.keys(roster?.people ?? {}), roster?.rotas['primary']?.order]).toEqual([
      ['kim', 'lee'],
      ['kim', 'lee'],
    ])
  })

  it.each([
    ['people:\n  kim: { name: 김지연, deputies: [leee] }\n  lee: { name: 이도윤 }\n', [[4, 32, 'people.kim.deputies[0]']]],
    ['people:\n  kim: { name: 김지연, deputies: [kim] }\n', [[4, 32, 'people.kim.deputies[0]']]],
    ['people:\n  kim: { name: 김지연 }\n  lee: { name: 김지연 }\n', [[5, 16, 'people.lee.name']]],
    ['people:\n  kim: { name: 김지연 }\nrotas:\n  dba: { order: [kim, choi] }\n', [[6, 23, 'rotas.dba.order[1]']]],
    ['people:\n  kim: { name: 김지연, phone: 01012345678 }\n', [[4, 28, 'people.kim.phone']]],
    [
      'people:\n  kim: { nmae: 김지연 }\n',
      [
        [4, 10, 'people.kim.nmae'],
        [4, 8, 'people.kim.name'],
      ],
    ],
    ['people:\n  14kim: { name: 김지연 }\n', [[4, 3, 'people.14kim']]],
    ['people: [\n', [[4, 1, '']]],
  ])('says where it is wrong: %j', (body, places) => {
    expect(found(body).toSorted()).toEqual(places.toSorted())
    for (const { ko, en } of says(body))
      expect([ko.length > 5, en.length > 5, /[가-힣]/u.test(en.replaceAll('김지연', ''))]).toEqual([true, true, false])
  })

  it('says what to do about a number that lost its zero', () => {
    const [text] = says('people:\n  kim: { name: 김지연, phone: 01012345678 }\n')
    expect(text?.ko).toContain('따옴표')
  })
})
