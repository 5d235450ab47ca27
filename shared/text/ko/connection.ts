export const connection = {
  'connection.found.other_system': '{variable}은(는) Quarterdeck이 조회하지 않는 시스템의 주소입니다.',
  'connection.found.unreadable': '{from}의 주소를 읽을 수 없습니다. 사용자 이름이 있어야 하고, 그 시스템의 도구가 받는 형식이어야 합니다.',
  'connection.found.wildcard': '모든 서버나 모든 사용자에 맞는 줄이라 이것만으로는 가리키는 곳이 없습니다. 서비스나 주소와 함께 쓰입니다.',
} as const
