export const errors = {
  'screen.error.host_unreachable':
    'Quarterdeck이 응답하지 않아 기록하지 못했습니다. 입력한 것은 그대로 있으니 연결이 돌아오면 다시 보내세요.',
  'screen.error.incident_closed': '종료된 장애입니다. 계속하려면 상태를 되돌리세요.',
  'screen.error.incident_unknown': '이 기록에 {incidentId}(이)라는 장애는 없습니다.',
  'screen.error.target_none': '이 플레이북에는 {kind} 연결({target})이 필요한데 하나도 없습니다. 연결에서 추가하세요.',
  'screen.error.target_several': '{target}에 맞는 연결이 여럿입니다: {names}. 하나를 고르세요.',
  'screen.error.connection_read_only':
    '연결 {name}은(는) 읽기 전용이라 아무것도 바꿀 수 없습니다. 변경할 뜻이라면 프로브 화면에서 허용하고, 아니면 사유를 적고 단계를 건너뛰세요.',
  'screen.error.reason_missing': '사유가 필요합니다. 기록에 남습니다.',
} as const
