export const alertmanager = {
  'screen.kind.alertmanager': 'Alertmanager',
  'probe.alertmanager.address':
    '{variable}의 주소가 Alertmanager 주소가 아닙니다. https://HOST:PORT 형식으로 쓰고, 기본 경로가 있으면 그 뒤에 붙이세요. Grafana 안의 Alertmanager는 ?api=grafana, 사내 인증 기관은 ?ca=FILE로 지정합니다. 토큰은 주소가 아니라 연결의 시크릿으로 둡니다.',
  'probe.alertmanager.reached': 'Alertmanager {version}이(가) {took_seconds} 만에 응답했습니다.',
  'probe.alertmanager.reached_like': 'Alertmanager API를 쓰는 서버가 {took_seconds} 만에 응답했습니다. 버전은 알려 주지 않습니다.',

  'probe.alertmanager.alerts.title': '알람과 사일런스된 알람',
  'probe.alertmanager.alerts.active':
    '활성 알람이 {active}개입니다{critical, plural, =0 {} other {(심각 #개)}}: {names}{more, plural, =0 {} other { 외 #개}}.{silenced, plural, =0 {} other { 사일런스 #개.}}{inhibited, plural, =0 {} other { 억제 #개.}}{muted, plural, =0 {} other { 시간대 음소거 #개.}}',
  'probe.alertmanager.alerts.unheard':
    '활성 알람은 없지만 항상 와야 하는 {watchdog}도 없습니다. Prometheus가 이 Alertmanager에 닿지 못하는 것일 수 있어, 조용하다는 사실만으로는 아무것도 알 수 없습니다.',
  'probe.alertmanager.alerts.quiet':
    '활성 알람이 없습니다.{silenced, plural, =0 {} other { 사일런스 #개.}}{inhibited, plural, =0 {} other { 억제 #개.}}{muted, plural, =0 {} other { 시간대 음소거 #개.}}',

  'probe.alertmanager.silences.title': '사일런스',
  'probe.alertmanager.silences.expiring':
    '사일런스 {expiring}개가 곧 끝납니다. 가장 먼저 끝나는 것은 {ends_in_seconds} 뒤입니다: {first}. 가려져 있던 알람이 다시 울립니다.',
  'probe.alertmanager.silences.some':
    '사일런스 {active}개가 적용 중입니다. 가장 먼저 끝나는 것은 {ends_in_seconds} 뒤입니다: {first}.{pending, plural, =0 {} other { 예정된 것이 #개 있습니다.}}',
  'probe.alertmanager.silences.none': '적용 중인 사일런스가 없습니다.{pending, plural, =0 {} other { 예정된 것이 #개 있습니다.}}',

  'probe.alertmanager.health.title': 'Alertmanager 자체의 상태',
  'probe.alertmanager.health.settling':
    'Alertmanager {version}이(가) 아직 클러스터 구성원을 찾는 중입니다(현재 {peers}개). 알람이 중복되거나 늦게 발송될 수 있습니다.',
  'probe.alertmanager.health.cluster':
    'Alertmanager {version}이(가) 응답합니다. 클러스터 구성원은 {peers}개입니다. {since}부터 가동 중입니다.',
  'probe.alertmanager.health.alone': 'Alertmanager {version}이(가) 클러스터 없이 단독으로 응답합니다. {since}부터 가동 중입니다.',

  'probe.alertmanager.create_silence.title': '알람을 일정 시간 사일런스',
  'probe.alertmanager.create_silence.risk':
    '{alerts, plural, =0 {지금 가려지는 알람은 없지만, 앞으로 조건에 맞는 알람은} other {이 알람 #개와, 앞으로 조건에 맞는 알람은}} {span_seconds} 동안 아무에게도 발송되지 않습니다. 그 알람으로는 아무도 호출되지 않습니다.',
  'probe.alertmanager.create_silence.more': '그 사이 조건에 맞는 알람이 더 늘었습니다: {names}{more, plural, =0 {} other { 외 #개}}',
  'probe.alertmanager.create_silence.done': '{until}까지 사일런스했습니다(알람 {alerts}개). 사일런스 ID는 {silence}입니다.',
  'probe.alertmanager.create_silence.nameless': '서버가 사일런스를 받았지만 ID를 알려 주지 않았습니다. 사일런스 목록에서 확인하세요.',
  'probe.alertmanager.expire_silence.title': '사일런스 미리 끝내기',
  'probe.alertmanager.expire_silence.risk':
    '사일런스 {silences}개가 가리던 알람이 즉시 다시 울리고 담당자가 호출될 수 있습니다. 되돌릴 수는 없고 새로 사일런스해야 합니다.',
  'probe.alertmanager.expire_silence.moved': '읽은 뒤에 사일런스가 바뀌었거나 이미 끝났습니다: {silences}',
  'probe.alertmanager.expire_silence.done': '끝냈습니다: {silences}.',
} as const
