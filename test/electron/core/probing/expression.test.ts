import { describe, expect, it } from 'vitest'
import { holds, problemIn } from '../../../../electron/core/probing/expression.ts'

const scope = {
  rows: [
    { wait_seconds: 3, application: 'api-1', note: null },
    { wait_seconds: 40.5, application: '배치', note: null },
  ],
  facts: { waiting: 2, percent: 81.4 },
  limits: { waiting: 3, seconds: 30 },
}

describe('an expression', () => {
  it.each([
    ['facts.waiting > 0 && facts.waiting < limits.waiting', true],
    ['facts.percent >= 80', true],
    ['rows.exists(r, r.wait_seconds > limits.seconds)', true],
    ['rows.all(r, r.application.startsWith("api"))', false],
    ['rows.filter(r, r.note == null).size() == size(rows)', true],
    ['rows.map(r, r.wait_seconds)[1] > 40', true],
    ['!has(facts.nothing)', true],
    ['rows.exists(r, rows.exists(q, q.wait_seconds > r.wait_seconds))', true],
  ])('%s: %s', (expression, expected) => {
    expect(holds(expression, scope)).toBe(expected)
  })

  it.each([
    ['facts.nothing > 1', /nothing/u],
    ['facts.waiting >', /end of input/u],
    ['rows[7].wait_seconds > 1', /out of bounds/u],
    ['facts.waiting', /not true or false/u],
    ['nothing > 1', /unresolved/u],
    ['rows.exists(a, rows.exists(b, rows.exists(c, true)))', /loops stand 3 deep/u],
    ['true || '.repeat(80) + 'true', /longer than 500/u],
    ['('.repeat(400) + 'true' + ')'.repeat(90), /./u],
  ])('that cannot be judged says why: %s', (expression, why) => {
    expect(holds(expression, scope)).toMatchObject({ error: expect.stringMatching(why) })
  })

  it('matches in linear time: a pattern that backtracks costs nothing', () => {
    const began = performance.now()
    expect(holds(`"${'a'.repeat(40)}!".matches("^(a+)+$")`, scope)).toBe(false)
    expect(performance.now() - began).toBeLessThan(1_000)
  })

  it('looks at a hundred rows at most', () => {
    const rows = Array.from({ length: 5_000 }, (_, n) => ({ n }))
    expect(holds('size(rows) == 100', { ...scope, rows })).toBe(true)
  })
})

describe('what costs too much', () => {
  const rows = Array.from({ length: 100 }, (_, at) => ({ at }))

  it('is broken off after a second, and the next one is judged as ever', () => {
    const all = Array(35).fill('rows').join('+')
    const began = performance.now()
    const held = holds(`(${all}).all(a, (${all}).all(b, true))`, { ...scope, rows })
    expect(held).toMatchObject({ error: expect.stringMatching(/broken off after 1000 ms/u) })
    expect(performance.now() - began).toBeLessThan(5_000)
    expect(holds('facts.waiting == 2.0', scope)).toBe(true)
  })

  it('is not read: hundreds of brackets that are never closed', () => {
    expect(problemIn('{'.repeat(17))).toMatch(/more than 16 deep/u)
    expect(problemIn(`${'('.repeat(16)}true${')'.repeat(16)}`)).toBeNull()
  })
})
