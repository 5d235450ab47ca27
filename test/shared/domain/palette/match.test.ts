import { describe, expect, it } from 'vitest'
import { matching, type Findable } from '../../../../shared/domain/palette/match.ts'

const items: readonly Findable[] = [
  { title: '장애 선언', words: ['Declare an incident'] },
  { title: '판단 지연: 데이터베이스 잠금', words: ['inc-a1b2'] },
  { title: '지휘', words: ['Command'] },
  { title: 'PostgreSQL 성능 저하', words: ['postgres-performance', 'PostgreSQL performance'] },
  { title: '각서 쓰기', words: ['Write it down'] },
]
const found = (typed: string) => matching(items, typed).map(({ title }) => title)

describe('what is typed finds', () => {
  it.each([
    ['장애', ['장애 선언']],
    ['ㅈㅇ', ['장애 선언', '판단 지연: 데이터베이스 잠금']],
    ['ㅈㅇㅅㅇ', ['장애 선언']],
    ['장ㅇ', ['장애 선언']],
    ['자', ['장애 선언', '판단 지연: 데이터베이스 잠금']],
    ['wkddo', ['장애 선언']],
    ['ㄳ', ['각서 쓰기']],
    ['declare', ['장애 선언']],
    ['ㅗㄷ', []],
    ['ㅊ', []],
    ['postgres 성능', ['PostgreSQL 성능 저하']],
    ['INC-A1', ['판단 지연: 데이터베이스 잠금']],
    ['command', ['지휘']],
    ['nothing of the kind', []],
  ])('%s', (typed, titles) => {
    expect(found(typed)).toEqual(titles)
  })

  it('everything, in the order given, while nothing is typed', () => {
    expect(found('  ')).toEqual(items.map(({ title }) => title))
  })

  it('a start before a middle, and what is shown before what it is also called', () => {
    const three = [
      { title: 'x probe', words: [] },
      { title: 'other', words: ['probe'] },
      { title: 'Probes', words: [] },
    ]
    expect(matching(three, 'probe').map(({ title }) => title)).toEqual(['Probes', 'x probe', 'other'])
  })

  it('initials by how well they fit: the whole, a start, a word, the inside of one; and never the seam of two words', () => {
    const titles = ['이정표 기록: 해소, 지금', '최신 기록으로', '시간 설정', '설정', '설정 파일', '장소 지정']
    const five = titles.map((title) => ({ title, words: [] }))
    expect(matching(five, 'ㅅㅈ').map(({ title }) => title)).toEqual(['설정', '설정 파일', '시간 설정'])
    const two = ['업데이트 약속', '보드'].map((title) => ({ title, words: [] }))
    expect(matching(two, 'ㅂㄷ').map(({ title }) => title)).toEqual(['보드'])
    expect(matching(five, 'ㅈㅅㅈㅈ').map(({ title }) => title)).toEqual(['장소 지정'])
  })

  it('decomposed text as well', () => {
    expect(found('장애'.normalize('NFD'))).toEqual(['장애 선언'])
  })
})
