import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  encodeArguments,
  encodeJson,
  encodePromql,
  encodeSql,
  quotedEverywhere,
  sqlLiteral,
} from '../../../../shared/domain/playbook/encode.ts'
import { filledGiven, missingIn, shownText } from '../../../../shared/domain/playbook/render.ts'

const nasty = fc.string({ unit: fc.constantFrom(...`a'"\\ $\`;|&<>(){}*?!#~-=\n한`.split('')), minLength: 1, maxLength: 12 })

describe('a command line', () => {
  it('keeps plain words plain, and names the target before what was asked', () => {
    const args = ['get', 'pods', '--selector=app=${app}', '${pod}']
    expect(encodeArguments('kubectl', ['--context=prod'], args, { app: 'judgment', pod: 'judgment-0' })).toEqual({
      text: 'kubectl --context=prod get pods --selector=app=judgment judgment-0',
    })
  })

  it('says which values are missing, and refuses one that would be a flag', () => {
    expect(encodeArguments('kubectl', [], ['${pod}', '${app}'], { app: 'a' })).toEqual({ missing: ['pod'] })
    expect(encodeArguments('kubectl', [], ['${pod}'], { pod: '--all' })).toEqual({ flag: '--all' })
    expect(encodeArguments('kubectl', [], ['--name=${pod}'], { pod: '--all' })).toEqual({ text: 'kubectl --name=--all' })
    expect(encodeArguments('kubectl', [], ['${constructor}'], {})).toEqual({ missing: ['constructor'] })
  })

  it('is one word each for a real shell, whatever is in the value', () => {
    fc.assert(
      fc.property(nasty, (value) => {
        const made = encodeArguments('printf', [], ['%s', 'x${v}'], { v: value })
        if (!('text' in made)) throw new Error('no text')
        expect(execFileSync('/bin/sh', ['-c', made.text], { encoding: 'utf8' })).toBe(`x${value}`)
      }),
      { numRuns: 40, seed: 1 },
    )
  })
})

describe('SQL', () => {
  it('writes values as literals', () => {
    expect(encodeSql('SELECT ${a}, ${b}, ${c}, ${d}', { a: '12', b: '-3', c: "O'Neil", d: 'a\\b' })).toEqual({
      text: "SELECT 12, (-3), 'O''Neil', E'a\\\\b'",
    })
    expect(encodeSql('SELECT ${a}', { a: 'x\0' })).toEqual({ binary: 'a' })
  })

  it('never lets a value out of its quotes', () => {
    fc.assert(
      fc.property(nasty, (value) => {
        const literal = sqlLiteral(`t${value}`)
        const body = literal.replace(/^E?'/u, '').replace(/'$/u, '')
        const bare = literal.startsWith('E') ? body.replaceAll('\\\\', '') : body
        expect(bare.replaceAll("''", '')).not.toMatch(literal.startsWith('E') ? /['\\]/u : /'/u)
      }),
      { seed: 2 },
    )
  })
})

describe('PromQL', () => {
  it('escapes a value in its string, and every sign of a pattern behind =~', () => {
    const query = 'up{pod="${pod}", job=~"${job}.*"}'
    expect(encodePromql(query, { pod: 'a"b\\', job: 'x.y' })).toEqual({ text: 'up{pod="a\\"b\\\\", job=~"x\\\\.y.*"}' })
  })

  it('knows where a value can be encoded', () => {
    expect(quotedEverywhere('up{pod="${pod}"}')).toBe(true)
    expect(quotedEverywhere('up{pod="a\\"", x="${pod}"}')).toBe(true)
    expect(quotedEverywhere('rate(up[${range}])')).toBe(false)
  })
})

it('JSON keeps a value a string, wherever it stands', () => {
  expect(encodeJson({ id: '${id}', list: ['${id}', 1, null] }, { id: '"}, "admin": true' })).toEqual({
    text: JSON.stringify({ id: '"}, "admin": true', list: ['"}, "admin": true', 1, null] }, null, 2),
  })
  expect(encodeJson({ a: '${x}', b: '${y}' }, { x: '1' })).toEqual({ missing: ['y'] })
})

it('what a probe is handed is filled value by value; a text to read shows what is missing by its name', () => {
  const given = { namespace: '${ns}', limit: 5, labels: ['app=${app}', 'x'] }
  expect(filledGiven(given, { ns: 'prod', app: 'judgment' })).toEqual({ namespace: 'prod', limit: 5, labels: ['app=judgment', 'x'] })
  expect(filledGiven(given, { ns: 'prod' })).toBeUndefined()
  expect(missingIn(given, { ns: 'prod', app: null })).toEqual(['app'])
  expect(shownText('pod ${pod} in ${ns}', { ns: 'prod' })).toBe('pod ‹pod› in prod')
})
