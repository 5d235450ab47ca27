import type { Language } from '../../../shared/domain/document/local-text.ts'

/** Who is there. */
export const people = (language: Language) =>
  language === 'ko'
    ? { commander: '김지연', operations: '이도윤', communications: '박서준' }
    : { commander: 'Jiyeon Kim', operations: 'Doyun Lee', communications: 'Seojun Park' }

const ko = {
  title: '판단 지연: 데이터베이스 잠금',
  reported: '결제팀: 판단 호출 네 건 중 한 건 정도 시간 초과.',
  roles: '지휘 김지연. 작전 이도윤, 소통 박서준.',
  symptoms: '응답 2.4초, DB CPU 93 %, 13:41부터',
  decided: '배치 세션을 종료하고 API는 유지\nAPI 재시작 대신(진행 중 주문이 끊김). 반대 의견: 배치 40분 작업 손실.',
  called: '당직 DBA 두 번째 통화에서 응답. 5분 내 합류.',
  published: '상태 페이지: 원인 확인. 데이터베이스 잠금으로 판단이 지연됩니다. 다음 공지 10분 후.',
  drill: '스탠바이 승격 연습',
  drillSeen: '훈련용 스탠바이 재생 지연 0.4초. 승격해도 된다고 판단.',
}

const en: typeof ko = {
  title: 'Judgment latency: database locked',
  reported: 'Checkout team: judgment calls time out, about one in four.',
  roles: 'Kim commands. Lee operations, Park communications.',
  symptoms: 'Responses 2.4 s, database CPU 93 %, since 13:41',
  decided:
    'End the batch session, keep the API up\nInstead of restarting the API (drops orders in flight). Objection heard: batch loses 40 minutes of work.',
  called: 'On-call DBA answered on the second call. Joining within 5 minutes.',
  published: 'Status page: identified. A database lock delays judgments. Next update in 10 minutes.',
  drill: 'Standby promotion practice',
  drillSeen: 'Replay on the practice standby is 0.4 s behind. Good to promote.',
}

/** What is said in the story, in the language it is told in. */
export const linesOf = (language: Language) => (language === 'ko' ? ko : en)
