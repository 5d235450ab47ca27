import { describe, expect, it } from 'vitest'
import { fitParticles, markParticles } from '../../../shared/text/particles.ts'

const fitted = (message: string, word: string) => fitParticles(markParticles(message).replace('{}', word))

describe('Korean particles', () => {
  it.each([
    ['판정', '판정을'],
    ['조회', '조회를'],
    ['"판정"', '"판정"을'],
    ['‘조회’', '‘조회’를'],
    ['「판정」', '「판정」을'],
    ['`조회`', '`조회`를'],
    ['판정(judgment)', '판정(judgment)을'],
    ['조회 (14:02:03)', '조회 (14:02:03)를'],
    ['"조회(4711)"', '"조회(4711)"를'],
    ['(없음)', '(없음)을'],
    ['inc-7k3m9q2d', 'inc-7k3m9q2d를'],
    ['db-1', 'db-1을'],
    ['db-2', 'db-2를'],
    ['0', '0을'],
    ['30', '30을'],
    ['SQL', 'SQL을'],
    ['API', 'API를'],
    ['VM', 'VM을'],
    ['SEV1', 'SEV1을'],
    ['lock', 'lock을'],
    ['host', 'host를'],
    ['node', 'node를'],
    ['backup.json', 'backup.json을'],
    ['read_only', 'read_only를'],
    ['Quarterdeck', 'Quarterdeck을'],
    ['table', 'table을'],
    ['판정'.normalize('NFD'), `${'판정'.normalize('NFD')}을`],
  ])('%s takes the one of 을/를 it is spoken with', (word, spoken) => {
    expect(fitted('{}을(를)', word)).toBe(spoken)
  })

  it.each([
    ['{}이(가)', '승인', '승인이'],
    ['{}이(가)', '조치', '조치가'],
    ['{}은(는)', '단계', '단계는'],
    ['{}와(과)', '조치', '조치와'],
    ['{}와(과)', '승인', '승인과'],
    ['{}(으)로', '결정', '결정으로'],
    ['{}(으)로', '파일', '파일로'],
    ['{}(으)로', 'SQL', 'SQL로'],
    ['{}(으)로', '포트 8', '포트 8로'],
    ['{}(으)로', '포트 3', '포트 3으로'],
    ['{}(이)라는', '연결', '연결이라는'],
    ['{}(이)라는', 'db-2', 'db-2라는'],
  ])('%s after %s reads %s', (message, word, spoken) => {
    expect(fitted(message, word)).toBe(spoken)
  })

  it('keeps both forms where nobody can know', () => {
    expect(fitted('{}을(를)', '🙂')).toBe('🙂을(를)')
    expect(fitted('{}(으)로', '東京')).toBe('東京(으)로')
  })

  it('leaves what a user typed as it was typed', () => {
    expect(fitted('{}을(를) 썼습니다', '은(는) 이(가)')).toBe('은(는) 이(가)를 썼습니다')
  })
})
