import type { Language } from '../../../shared/domain/document/local-text.ts'

/** Who is there. */
export const people = (language: Language) =>
  language === 'ko'
    ? { commander: '김지연', operations: '이도윤', communications: '박서준', database: '최민지' }
    : { commander: 'Jiyeon Kim', operations: 'Doyun Lee', communications: 'Seojun Park', database: 'Minji Choi' }

/** Who can be called: by a file in the data folder, as a person writes it. */
export function rosterOf(language: Language) {
  const { commander, operations, communications, database } = people(language)
  return `api_version: quarterdeck/v1
kind: Roster
people:
  kim: { name: ${commander}, role: SRE, phone: "+82-10-1234-5678", deputies: [lee] }
  lee: { name: ${operations}, role: SRE, phone: "010-2345-6789" }
  park: { name: ${communications}, role: CS, phone: "010-3456-7890" }
  choi: { name: ${database}, role: DBA, phone: "010-4567-8901", deputies: [lee] }
rotas:
  dba: { order: [choi, lee] }
`
}

const ko = {
  title: '판단 지연: 데이터베이스 잠금',
  reported: '결제팀: 판단 호출 네 건 중 한 건 정도 시간 초과.',
  symptoms: '응답 2.4초, DB CPU 93 %, 13:41부터',
  decided: '배치 세션을 종료하고 API는 유지',
  options: '배치 세션 종료, API 재시작(진행 중 주문이 끊김)',
  objections: '배치 40분 작업 손실',
  misread: '스탠바이 40초 지연.',
  misreadWhy: '스테이징에서 읽음',
  hold: '배치팀에 재시도 중지 요청',
  notice: '고객 공지 초안',
  called: '당직 DBA 합류. 배치 세션의 잠금을 함께 확인 중.',
  conditions: '판단 p95 2.1초, 대기 중인 세션 1개',
  actions: '막는 세션 종료를 계획함',
  needs: '배치팀 담당자',
  published: '원인을 확인했습니다. 데이터베이스 잠금으로 판단이 지연되고 있으며 조치 중입니다.',
  prevent: 'batch-job에 idle_in_transaction_session_timeout 60초 설정',
  alarm: '30초 넘는 트랜잭션에 경보',
  drill: '스탠바이 승격 연습',
  drillSeen: '훈련용 스탠바이 재생 지연 0.4초. 승격해도 된다고 판단.',
}

const en: typeof ko = {
  title: 'Judgment latency: database locked',
  reported: 'Checkout team: judgment calls time out, about one in four.',
  symptoms: 'Responses 2.4 s, database CPU 93 %, since 13:41',
  decided: 'End the batch session, keep the API up',
  options: 'End the batch session, or restart the API (drops orders in flight)',
  objections: 'Batch loses 40 minutes of work',
  misread: 'Standby is 40 s behind.',
  misreadWhy: 'read on staging',
  hold: 'Ask the batch team to hold retries',
  notice: 'Draft the customer notice',
  called: 'On-call DBA joined. Looking at the batch session’s lock together.',
  conditions: 'Judgment p95 2.1 s, one session waiting',
  actions: 'Ending the blocking session is planned',
  needs: 'Somebody of the batch team',
  published: 'We found the cause: a database lock delays judgments. We are working on it.',
  prevent: 'Set idle_in_transaction_session_timeout to 60 s for batch-job',
  alarm: 'Alert on transactions over 30 s',
  drill: 'Standby promotion practice',
  drillSeen: 'Replay on the practice standby is 0.4 s behind. Good to promote.',
}

/** What is said in the story, in the language it is told in. */
export const linesOf = (language: Language) => (language === 'ko' ? ko : en)
