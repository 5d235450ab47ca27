/** 기록에서 찾기. */
export const search = {
  'search.cli.about': '기록에서 찾습니다. 최근 것부터',
  'search.cli.words':
    '모두 들어 있어야 할 말. 낱말의 일부여도 되고, 빈칸이 든 인자는 구절입니다. kind:K author:A incident:ID since:T until:T도 쓰고, 없어야 할 말은 "--" 뒤에 -WORD로 적습니다',
  'search.cli.incident': '이 장애에서만. 생략하면 모든 장애에서',
  'search.cli.kind': '이 종류의 행만',
  'search.cli.author': '누가 쓴 것만. 이름의 일부여도 됩니다',
  'search.cli.since': '이때부터: 2026-11-22, 14:05, -2h',
  'search.cli.until': '이때까지. 날짜는 그날 하루를 다 봅니다',
  'search.cli.without': '없어야 할 말. 여러 번 쓸 수 있음',
  'search.cli.after': '이 커서 다음 쪽',
  'search.nothing': '찾은 것이 없습니다.',
  'search.more': '더 있습니다. 이어서 보려면:',
  'search.reading': '첫 검색을 위해 기록을 읽는 중: {percent, number}%',
} as const
