export const later = {
  'screen.recovery.hint': '재해 복구를 단계별로 진행하는 화면입니다.',
  'screen.recovery.none': '아직 복구 계획을 실행할 수 없습니다',
  'screen.recovery.will': '이 기능이 들어오면 여기서 다음을 하게 됩니다.',
  'screen.recovery.will.1': '복구 계획의 단계와 통과 조건, RTO·RPO 시계',
  'screen.recovery.will.2': '도상 훈련, 훈련, 실전 훈련, 실제의 구분',
  'screen.recovery.will.3': '복구가 끝났다는 것을 프로브로 확인하는 절차',
  'screen.recovery.until': '그때까지는 플레이북으로',
} as const
