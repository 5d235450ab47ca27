export const prometheus = {
  'screen.kind.prometheus': 'Prometheus',
  'probe.prometheus.address':
    '{variable}의 주소가 Prometheus 주소가 아닙니다. https://HOST:PORT 형식으로 쓰고, 기본 경로가 있으면 그 뒤에 붙이세요. 사내 인증 기관은 ?ca=FILE로 지정합니다. 토큰은 주소가 아니라 연결의 시크릿으로 둡니다.',
  'probe.prometheus.reached': 'Prometheus {version}이(가) {took_seconds} 만에 응답했습니다.',
  'probe.prometheus.reached_like': 'Prometheus API를 쓰는 서버가 {took_seconds} 만에 응답했습니다. 버전은 알려 주지 않습니다.',
  'probe.prometheus.no_window':
    '구간 {window}을(를) 지정했지만 식에 넣을 자리가 없습니다. 식의 범위 자리에 $window를 쓰세요: rate(x[$window]).',
  'probe.prometheus.text': '이 식의 결과는 문자열입니다. 숫자가 나오는 식이어야 합니다.',
  'probe.prometheus.is_share': '메트릭 {metric}은(는) 두 식의 비율입니다. prometheus.share로 물어보세요.',
  'probe.prometheus.is_no_share':
    '메트릭 {metric}은(는) 식이 하나뿐인데 비율에는 둘이 필요합니다. 프로필에 numerator와 denominator를 쓰거나 prometheus.query로 물어보세요.',

  'probe.prometheus.query.title': '식의 현재 값',
  'probe.prometheus.query.empty':
    '데이터가 없습니다. 5분 안에 수집된 샘플이 없습니다. 이름이나 레이블이 틀렸거나, 수집 대상이 사라졌거나, 아직 집계된 것이 없는 경우입니다(아직 없는 것이라면 식 뒤에 "or vector(0)"을 붙이세요).',
  'probe.prometheus.query.odd':
    '시계열 {odd}개가 숫자가 아닙니다(NaN 또는 무한대). 0/0이 그렇습니다. 판정할 수 없습니다. 비율이라면 prometheus.share를 쓰세요.',
  'probe.prometheus.query.past':
    '{value}. 기준 {limit}{side, select, above {을 넘었습니다} other {에 못 미칩니다}}: {series}.{compared, select, yes { 이전에는 {earlier}이었습니다({change}%).} other {}}',
  'probe.prometheus.query.within':
    '{value}. 기준 {limit} 이내입니다: {series}.{compared, select, yes { 이전에는 {earlier}이었습니다({change}%).} other {}}',
  'probe.prometheus.query.unjudged':
    '{value}: {series}.{compared, select, yes { 이전에는 {earlier}이었습니다({change}%).} other {}} 판정할 기준이 없습니다. warning이나 critical을 지정하세요.',

  'probe.prometheus.share.title': '두 비율의 백분율',
  'probe.prometheus.share.no_numerator':
    '분자에 데이터가 없어 비율을 알 수 없습니다. 이름이 틀렸거나 아직 집계된 것이 없는 경우입니다(아직 없는 것이라면 분자 뒤에 "or vector(0)"을 붙이세요). 분모는 {denominator}입니다.',
  'probe.prometheus.share.no_denominator': '분모에 데이터가 없어 비율을 알 수 없습니다. 분모의 이름과 레이블을 확인하세요.',
  'probe.prometheus.share.nothing': '이 구간에 일어난 일이 없어(0건 중 0건) 판정할 비율이 없습니다.',
  'probe.prometheus.share.odd':
    '{denominator} 중 {numerator}은(는) 비율이 될 수 없습니다. 두 식이 서로 맞지 않습니다. numerator와 denominator를 확인하세요.',
  'probe.prometheus.share.past':
    '{percent}%({denominator} 중 {numerator}). 기준 {limit}%{side, select, above {를 넘었습니다} other {에 못 미칩니다}}.{compared, select, yes { 이전에는 {earlier}%였습니다.} other {}}',
  'probe.prometheus.share.within':
    '{percent}%({denominator} 중 {numerator}). 기준 {limit}% 이내입니다.{compared, select, yes { 이전에는 {earlier}%였습니다.} other {}}',
  'probe.prometheus.share.unjudged': '{percent}%({denominator} 중 {numerator}). 판정할 기준이 없습니다. warning이나 critical을 지정하세요.',

  'probe.prometheus.range.title': '식의 시간에 따른 변화',
  'probe.prometheus.range.empty': '최근 {span_seconds} 동안 데이터가 없습니다. 이름과 레이블을 확인하세요.',
  'probe.prometheus.range.stale': '{newest}에서 데이터가 끊겼습니다. 그 뒤의 샘플이 없어 지금 상태를 알 수 없습니다.',
  'probe.prometheus.range.odd': '가장 최근 값이 숫자가 아니어서(NaN 또는 무한대) 지금 상태를 알 수 없습니다.',
  'probe.prometheus.range.past':
    '현재 {value}. 기준 {limit}{side, select, above {을 넘었습니다} other {에 못 미칩니다}}. {span_seconds} 동안 {lowest}~{highest}: {series}.{compared, select, yes { 이전에는 {earlier}이었습니다({change}%).} other {}}',
  'probe.prometheus.range.within':
    '현재 {value}. 기준 {limit} 이내입니다. {span_seconds} 동안 {lowest}~{highest}: {series}.{compared, select, yes { 이전에는 {earlier}이었습니다({change}%).} other {}}',
  'probe.prometheus.range.unjudged':
    '현재 {value}. {span_seconds} 동안 {lowest}~{highest}: {series}.{compared, select, yes { 이전에는 {earlier}이었습니다({change}%).} other {}} 판정할 기준이 없습니다. warning이나 critical을 지정하세요.',

  'probe.prometheus.sample_age.title': '가장 최근 샘플의 나이',
  'probe.prometheus.sample_age.none':
    '최근 {back_seconds} 동안 {series}의 샘플이 없습니다. 처음부터 없었거나 더 오래되었습니다. 이름을 확인하거나 더 앞까지 찾아보세요.',
  'probe.prometheus.sample_age.old':
    '{series}의 가장 최근 샘플이 {age_seconds} 전 것입니다. 수집 대상이 죽었거나 더는 이 메트릭을 내보내지 않습니다.',
  'probe.prometheus.sample_age.fresh': '{series}의 가장 최근 샘플은 {age_seconds} 전 것입니다.',

  'probe.prometheus.health.title': 'Prometheus 자체의 상태',
  'probe.prometheus.health.starting':
    'Prometheus가 준비되지 않았습니다. 시작 중(로그 재생 중)이거나 종료 중입니다. 그동안은 아무것도 알지 못하고 알람도 울리지 않습니다.',
  'probe.prometheus.health.corrupt':
    'Prometheus {version}의 데이터에서 손상이 {corruptions}건 발견되었습니다. 빠진 샘플이 있습니다. 디스크와 로그를 확인하세요.',
  'probe.prometheus.health.not_reloaded':
    'Prometheus {version}이(가) 설정을 읽지 못해 {config_at}의 설정으로 계속 실행 중입니다. promtool check config로 파일을 확인하세요.',
  'probe.prometheus.health.well': 'Prometheus {version}이(가) 준비되어 있습니다. 가동 {uptime_seconds}, 설정은 {config_at}의 것입니다.',

  'probe.prometheus.targets.title': '수집 대상 연결 상태',
  'probe.prometheus.targets.none':
    '{job, select, none {수집 대상이 없습니다} other {job {job}에 속한 수집 대상이 없습니다}}. 수집 설정과 서비스 디스커버리를 확인하세요.',
  'probe.prometheus.targets.down': '수집 대상 {total}개 중 {down}개에 연결할 수 없습니다: {names}{more, plural, =0 {} other { 외 #개}}.',
  'probe.prometheus.targets.pending': '수집 대상 {total}개를 아직 한 번도 수집하지 못했습니다. 잠시 후 다시 물어보세요.',
  'probe.prometheus.targets.up': '수집 대상 {up}개에 연결됩니다.{pending, plural, =0 {} other { 아직 수집하지 않은 대상이 #개 있습니다.}}',

  'probe.prometheus.alerts.title': '울리고 있는 알람',
  'probe.prometheus.alerts.no_rules':
    '읽어 들인 알람 규칙이 없습니다. 울리는 알람이 없다는 사실만으로는 아무것도 알 수 없습니다. 설정의 rule_files를 확인하세요.',
  'probe.prometheus.alerts.firing':
    '알람 {firing}개가 울리고 있습니다{critical, plural, =0 {} other {(심각 #개)}}: {names}{more, plural, =0 {} other { 외 #개}}.{unwell, plural, =0 {} other { 평가되지 않는 규칙이 #개 있습니다.}}',
  'probe.prometheus.alerts.unwell': '울리는 알람은 없지만 평가되지 않는 규칙이 {unwell}개 있어 그 상태는 알 수 없습니다: {unwell_names}.',
  'probe.prometheus.alerts.quiet':
    '울리는 알람이 없습니다. 규칙 {rules}개를 확인했습니다.{pending, plural, =0 {} other { 곧 울릴 수 있는 알람이 #개 있습니다.}}',
} as const
