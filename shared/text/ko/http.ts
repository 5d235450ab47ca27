export const http = {
  'screen.kind.http': 'HTTP',
  'probe.http.address':
    '{variable}의 주소가 웹 서버 주소가 아닙니다. https://HOST 형식으로 쓰고, 포트와 기본 경로가 있으면 붙이세요. 사내 인증 기관은 ?ca=FILE로 지정합니다. 토큰은 주소가 아니라 연결의 시크릿으로 둡니다.',
  'probe.http.reached': '{host}이(가) {took_seconds} 만에 {status}(으)로 응답했습니다.',
  'probe.http.elsewhere':
    '프로필에 {name}은(는) {url}(으)로 되어 있는데, 이 연결의 주소({ours}) 아래가 아닙니다. 연결의 자격 증명은 그 서버에만 쓰므로, 그 서버로 가는 연결에서 물어보세요.',

  'probe.http.status.title': '페이지의 상태 코드와 응답 시간',
  'probe.http.status.denied':
    '{status}(으)로 응답합니다. 인증되지 않았거나 볼 권한이 없습니다. 연결의 시크릿을 확인하세요. {status}이(가) 맞는 응답이라면 expect에 지정하세요.',
  'probe.http.status.other':
    '{took_seconds} 만에 {status}(으)로 응답했습니다. 기대한 응답은 {expected}입니다.{redirected, select, yes { {to}(으)로 리디렉션되었습니다.} other {}}',
  'probe.http.status.very_slow': '{status}(으)로 응답했지만 {took_seconds} 걸렸습니다. {critical_seconds}부터는 심각입니다.',
  'probe.http.status.slow': '{status}(으)로 응답했지만 {took_seconds} 걸렸습니다. {warning_seconds}부터는 느린 것으로 봅니다.',
  'probe.http.status.well':
    '{took_seconds} 만에 {status}(으)로 응답했습니다.{redirected, select, yes { {to}(으)로 리디렉션되었습니다.} other {}}',

  'probe.http.header.title': '페이지의 헤더',
  'probe.http.header.missing': '응답({status})에 {name} 헤더가 없습니다.',
  'probe.http.header.other':
    '{name} 값은 "{value}"입니다. {how, select, contains {"{wanted}"이(가) 들어 있어야 합니다} other {"{wanted}"이어야 합니다}}.',
  'probe.http.header.well': '{name} 값은 "{value}"입니다.',

  'probe.http.json.title': '페이지 JSON의 값',
  'probe.http.json.missing': '응답({status})의 {path}에 값이 없습니다. 실제 응답과 경로를 맞춰 보세요.',
  'probe.http.json.many':
    '{path}에 있는 것은 {type, select, list {목록} other {객체}}입니다. 값 하나만 판정할 수 있으니 그 안의 값을 지정하세요.',
  'probe.http.json.no_number': '{path} 값은 {value}입니다. 크고 작음은 숫자만 비교할 수 있습니다.',
  'probe.http.json.other': '{path} 값은 {value}입니다. 기준은 {wanted}입니다.',
  'probe.http.json.bad_status': '{path} 값은 {value}(으)로 기준에 맞지만, 페이지는 {status}(으)로 응답합니다. 둘 중 하나가 틀렸습니다.',
  'probe.http.json.well': '{path} 값은 {value}(으)로 기준({wanted})에 맞습니다.',

  'probe.http.certificate.title': '인증서 남은 기간',
  'probe.http.certificate.none': '서버가 인증서를 보여 주지 않았습니다.',
  'probe.http.certificate.expired':
    '{whose, select, own {} other {중간 인증 기관({subject})의 }}인증서가 {until}에 만료되었습니다{days_over, plural, =0 {} other {(#일 지남)}}. 서버에서 갱신해야 합니다. 이미 갱신했다면 프록시가 옛 인증서를 쓰고 있지 않은지, 이 노트북의 시계가 맞는지 확인하세요.',
  'probe.http.certificate.early': '인증서는 {from}부터 유효합니다. 먼저 이 노트북의 시계를 확인하세요.',
  'probe.http.certificate.name':
    '인증서가 다른 이름의 것입니다: {names}. 인증서에 있는 이름을 쓰거나, 주소가 맞는 서버로 이어지는지 확인하세요.',
  'probe.http.certificate.self_signed':
    '자체 서명된 인증서이고 이 노트북이 모르는 것입니다({distrust}). 직접 만든 인증서라면 주소에 그 파일을 지정하세요: ?ca=FILE.',
  'probe.http.certificate.distrusted':
    '인증서를 서명한 {issuer}을(를) 이 노트북이 신뢰하지 않습니다({distrust}). 사내 인증 기관이라면 주소에 그 파일을 지정하세요: ?ca=FILE. 모르는 기관이라면 누군가 중간에 끼어 있을 수 있습니다.',
  'probe.http.certificate.soon':
    '{whose, select, own {} other {중간 인증 기관({subject})의 }}인증서가 {until}에 만료됩니다. {whole_days, plural, =0 {하루도 남지 않았습니다} other {#일 남았습니다}}. 갱신하세요.',
  'probe.http.certificate.well': '인증서는 {until}까지 유효합니다. {whole_days, plural, other {#일 남았습니다}}.',

  'probe.http.status_page.title': '외부 업체의 상태 페이지',
  'probe.http.status_page.none':
    'JSON으로 응답했지만 상태 페이지의 형식이 아닙니다. status.indicator가 없습니다. 주소를 확인하세요. Statuspage는 /api/v2/summary.json에 있습니다.',
  'probe.http.status_page.no_component': '{page} 상태 페이지에 {component} 구성 요소가 없습니다. 이름을 확인하세요.',
  'probe.http.status_page.strange': '{page} 상태 페이지가 "{status}"(이)라고 하는데, 알고 있는 상태가 아닙니다.',
  'probe.http.status_page.component': '{page} 상태 페이지에 따르면 {component}은(는) {status}입니다.',
  'probe.http.status_page.trouble':
    '{page} 상태 페이지는 {status}입니다: {says}.{troubled, plural, =0 {} other { 정상이 아닌 구성 요소 #개: {names}.}}{incidents, plural, =0 {} other { 장애 공지 #건: {incident_names}.}}',
  'probe.http.status_page.parts':
    '{page} 상태 페이지는 전체가 정상이라고 하지만 세부는 다릅니다.{troubled, plural, =0 {} other { 정상이 아닌 구성 요소 #개: {names}.}}{incidents, plural, =0 {} other { 장애 공지 #건: {incident_names}.}}',
  'probe.http.status_page.well': '{page} 상태 페이지: {says}. 그쪽에서 스스로 밝힌 상태입니다.',

  'probe.http.request.title': '요청 보내기',
  'probe.http.request.risk':
    '{method} {path} 요청이 무엇을 바꾸는지는 서버에 달려 있습니다. Quarterdeck은 그 범위를 알 수 없고 되돌리지도 못합니다.',
  'probe.http.request.moved':
    '{path}이(가) 계획할 때와 다릅니다(그때 {before}, 지금 {status}, 또는 내용이 바뀜). 아무것도 보내지 않았습니다. 다시 계획하세요.',
  'probe.http.request.precondition': '그 사이 다른 변경이 있어 계획한 대상이 아닙니다({status}). 바뀐 것은 없습니다. 다시 계획하세요.',
  'probe.http.request.done': '{took_seconds} 만에 {status}(으)로 응답했습니다.',
  'probe.http.request.unknown':
    '{took_seconds} 만에 {status}(으)로 응답했습니다. 프록시가 낸 응답일 수 있고, 뒤에서는 변경이 이루어졌을 수도 있습니다. 다시 보내기 전에 확인하세요.',
  'probe.http.request.unexpected':
    '{took_seconds} 만에 {status}(으)로 응답했습니다. 완료로 볼 응답은 {expected}이었습니다. 다시 보내기 전에 확인하세요.',
  'probe.http.delete.title': 'DELETE 보내기',
  'probe.http.delete.risk': 'DELETE {path} 요청은 거기 있는 것을 지웁니다. Quarterdeck은 되살리지 못합니다.',
} as const
