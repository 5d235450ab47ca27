import { describe, expect, expectTypeOf, it } from 'vitest'
import { say, sayAny, type ArgumentNames, type Values } from '../../../shared/text/message.ts'

describe('say', () => {
  it('puts values in place, in both languages', () => {
    expect(say('en', 'error.incident_closed', { incidentId: 'inc-1' })).toContain('Incident inc-1 is closed')
    expect(say('ko', 'error.incident_closed', { incidentId: 'inc-1' })).toContain('장애 inc-1은 종료되었습니다')
  })

  it('counts', () => {
    const reading = { probe: 'postgres.blocking', connection: 'db', verdict: 'OK', duration: '9ms' }
    expect(say('en', 'timeline.reading', { ...reading, rows: 1 })).toContain('1 row,')
    expect(say('en', 'timeline.reading', { ...reading, rows: 1200 })).toContain('1,200 rows,')
    expect(say('ko', 'timeline.reading', { ...reading, rows: 1200 })).toContain('1,200행,')
  })

  it('never reads a value as a message', () => {
    expect(say('ko', 'timeline.status', { from: "{to} '{x}' 을(를)", to: '<b>#</b>' })).toBe("상태: {to} '{x}' 을(를) → <b>#</b>")
  })

  it('asks for exactly the arguments of the English text', () => {
    expectTypeOf<ArgumentNames<'{a} and {b}'>>().toEqualTypeOf<'a' | 'b'>()
    expectTypeOf<ArgumentNames<'{n, plural, one {# line of {file}} other {# lines of {file}}}'>>().toEqualTypeOf<'n' | 'file'>()
    expectTypeOf<ArgumentNames<'{n, plural, =0 {no lines} other {#}} in {file}'>>().toEqualTypeOf<'n' | 'file'>()
    expectTypeOf<ArgumentNames<'nothing'>>().toEqualTypeOf<never>()
    expectTypeOf<Values<'nothing'>>().toEqualTypeOf<[]>()
    expectTypeOf<Values<'{a}'>>().toEqualTypeOf<[values: { readonly a: string | number }]>()
    // @ts-expect-error a value is missing
    expect(() => say('en', 'timeline.status', { from: 'a' })).toThrow('to')
    // @ts-expect-error there is no such message
    expect(() => say('en', 'timeline.nothing')).toThrow()
  })
})

describe('sayAny', () => {
  it('falls back to the key, and says of a missing value that it is missing', () => {
    expect(sayAny('en', 'error.from_the_future', {})).toBe('error.from_the_future')
    expect(sayAny('en', 'error.incident_unknown', {})).toContain('There is no incident ?.')
    expect(sayAny('en', 'toString', {})).toBe('toString')
  })

  it('takes the Korean form of a value that is a sentence', () => {
    const detail = { name: 'db', cause: 'nobody listens', causeKo: '아무도 듣지 않음' }
    expect(sayAny('en', 'error.target_unreachable', detail)).toBe('db cannot be asked: nobody listens')
    expect(sayAny('ko', 'error.target_unreachable', detail)).toBe('db에 물어볼 수 없습니다: 아무도 듣지 않음')
  })
})
