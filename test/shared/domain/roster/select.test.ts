import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { everybody, nextInLine, personNamed, recordedName, telOf } from '../../../../shared/domain/roster/select.ts'
import { roster as shape } from '../../../../shared/domain/roster/spec.ts'

const roster = shape.parse({
  ...{ api_version: 'quarterdeck/v1', kind: 'Roster' },
  people: {
    kim: { name: '김지연', phone: '+82-10-1234-5678', chat: '@jiyeon', deputies: ['lee'] },
    lee: { name: '이도윤' },
    park: { name: '박서준' },
    choi: { name: '최민지' },
  },
  rotas: { dba: { order: ['choi', 'kim', 'park'] }, night: { order: ['lee', 'park'] } },
})
const people = everybody(roster)
const called = (...names: string[]) => names.map((person) => ({ person }))

describe('the roster', () => {
  it.each([['kim'], ['@kim'], ['KIM'], ['김지연'], ['김지연'.normalize('NFD')], ['@jiyeon'], ['jiyeon']])(
    'knows who is meant by %s',
    (typed) => {
      expect(personNamed(people, typed)?.handle).toBe('kim')
      expect(recordedName(people, typed)).toBe('김지연')
    },
  )

  it('leaves a stranger as typed', () => {
    expect([personNamed(people, '한유진'), recordedName(people, ' @한유진 ')]).toEqual([undefined, '한유진'])
  })

  it('goes on to the deputies, then round the rota, and to nobody twice', () => {
    const next = (from: string, ...names: string[]) => {
      const found = nextInLine(roster, from, called(from, ...names))
      return found && [found.person.name, found.because, found.rota]
    }
    expect(next('김지연')).toEqual(['이도윤', 'deputy', null])
    expect(next('kim', '이도윤')).toEqual(['박서준', 'rota', 'dba'])
    expect(next('김지연', '이도윤', '박서준')).toEqual(['최민지', 'rota', 'dba'])
    expect(next('김지연', '이도윤', '박서준', '최민지')).toBeUndefined()
    expect(next('한유진')).toEqual(['최민지', 'rota', 'dba'])
  })

  it('never calls anybody again, whoever was called before', () => {
    fc.assert(
      fc.property(
        fc.subarray(['김지연', '이도윤', '박서준', '최민지']),
        fc.constantFrom('kim', 'lee', 'park', 'choi', '누구'),
        (names, from) => {
          const found = nextInLine(roster, from, called(...names))
          expect(names).not.toContain(found?.person.name)
          expect(found?.person.handle).not.toBe(from)
        },
      ),
    )
  })

  it('makes numbers that a telephone dials', () => {
    expect([telOf('+82 (0)10-1234'), telOf('02.555.0100'), telOf('12'), telOf(undefined)]).toEqual([
      'tel:+820101234',
      'tel:025550100',
      undefined,
      undefined,
    ])
  })
})
