/** What else people call a thing, by the item's id: words of other tools, and of habit. */
const also: Readonly<Record<string, string>> = {
  'correct redact': 'mask blank secret password 가리기 마스킹 비밀번호 삭제',
  'correct strike': 'delete remove undo 삭제 취소 실행취소',
  'correct restore': 'undo unstrike 되돌리기 실행취소',
  'correct edit': 'change fix typo 수정 고치기',
  'correct time': 'timestamp backdate 시간 수정',
  'correct move': 'wrong incident 잘못된 장애',
  'in force': 'undo revert rollback mitigation 되돌리기 롤백 완화',
  'screen recovery': 'dr disaster failover 재해 복구 페일오버',
  'screen export': 'postmortem notice pdf report 보고서 포스트모템 공지',
  'set zone': 'utc timezone kst 시간대',
  backup: 'copy save 백업',
  log: 'note write 메모 쓰기',
  declare: 'new incident start sev1 새 장애',
}

export const wordsFor = (id: string): readonly string[] => (also[id] === undefined ? [] : [also[id]])
